/* Options are fetched ahead. */

/** @type {readonly import('../mutations.mjs').MutationOfRule[]} */
export default [
  {
    what: 'not on pointerenter',
    file: 'src/elements/shared/busy-button.ts',
    take: '@pointerenter=${onApproach}',
    put: '',
    test: 'test/rules/rule-04-options-ahead.browser.ts',
  },
  {
    what: 'not on focus',
    file: 'src/elements/shared/busy-button.ts',
    take: '@focus=${onApproach}',
    put: '',
    test: 'test/rules/rule-04-options-ahead.browser.ts',
  },
  {
    what: 'options that are at hand are awaited',
    file: 'src/flows/ceremony-runner.ts',
    take: "ahead && 'then' in ahead ? await ahead.catch(() => undefined) : ahead",
    put: 'await ahead',
    test: 'test/rules/rule-04-options-ahead.browser.ts',
  },
  {
    what: 'what failed ahead fails the click',
    file: 'src/flows/ceremony-runner.ts',
    take: 'await ahead.catch(() => undefined)',
    put: 'await ahead',
    test: 'test/rules/rule-04-options-ahead.browser.ts',
  },
  {
    what: 'old options are used',
    file: 'src/flows/ahead.ts',
    take: 'return Date.now() - at < freshFor(value?.options.timeout);',
    put: 'return at > 0 || freshFor(value?.options.timeout) > 0;',
    test: 'test/rules/rule-04-options-ahead.browser.ts',
  },
  {
    what: 'options are used twice',
    file: 'src/flows/ahead.ts',
    take: 'const fetched = this.#fetched;\n    this.#fetched = undefined;',
    put: 'const fetched = this.#fetched;',
    test: 'test/rules/rule-04-options-ahead.browser.ts',
  },
  {
    what: 'options of somebody else are used',
    file: 'src/flows/ahead.ts',
    take: 'if (fetched?.key === key && this.#isFresh(fetched)) return fetched.value',
    put: 'if (fetched && this.#isFresh(fetched)) return fetched.value',
    test: 'test/rules/rule-04-options-ahead.browser.ts',
  },
];
