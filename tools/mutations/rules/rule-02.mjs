/* A late start never kills a newer run. */

/** @type {readonly import('../mutations.mjs').MutationOfRule[]} */
export default [
  {
    what: 'a late autofill takes the place of a dialog',
    file: 'src/webauthn/coordinator.ts',
    take: "if (kind === 'waiting' && isTaken(place)) return undefined;",
    put: '',
    test: 'test/rules/rule-02-late-start.browser.ts',
  },
  {
    what: 'autofill is armed while a passkey is verified',
    file: 'src/webauthn/document-place.ts',
    take: "holds > 0 || holder?.kind === 'modal'",
    put: "holder?.kind === 'modal'",
    test: 'test/rules/rule-02-late-start.browser.ts',
  },
  {
    what: 'an old run is heard',
    file: 'src/flows/ceremony-runner.ts',
    take: 'if (this.#run !== run) return;',
    put: '',
    test: 'test/rules/rule-02-late-start.browser.ts',
  },
];
