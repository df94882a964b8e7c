/* Nothing secret leaves. */

/** @type {readonly import('../mutations.mjs').MutationOfRule[]} */
export default [
  {
    what: 'options in the console',
    file: 'src/flows/ceremony-runner.ts',
    take: "this.#say(run, { type: 'options' });",
    put: "this.#say(run, { type: 'options' });\n      console.debug(begun.options);",
    test: 'test/rules/rule-12-nothing-secret.browser.ts',
  },
  {
    what: 'a credential in a storage',
    file: 'src/flows/ceremony-runner.ts',
    take: 'this.#held = held;',
    put: "this.#held = held;\n    sessionStorage.setItem('held', JSON.stringify(held.credential));",
    test: 'test/rules/rule-12-nothing-secret.browser.ts',
  },
  {
    what: 'all that the server answered in an event',
    file: 'src/backend/decode.ts',
    take: "compact<LoginResult>({ redirectTo: text(value['redirectTo']), user: value['user'] })",
    put: '{ ...value } as LoginResult',
    test: 'test/rules/rule-12-nothing-secret.browser.ts',
  },
  {
    what: 'the account in an event',
    file: 'src/elements/passkey-manager/manager-events.ts',
    take: 'loaded: ({ passkeys }) => tell(new PasskeyListEvent({ passkeys }))',
    put: 'loaded: (list) => tell(new PasskeyListEvent(list))',
    test: 'test/rules/rule-12-nothing-secret.browser.ts',
  },
  {
    what: 'what was sent in a failure',
    file: 'src/flows/registration.ts',
    take: 'const failure = asFailure(error);',
    put: 'const failure = Object.assign(asFailure(error), { sent: input });',
    test: 'test/rules/rule-12-nothing-secret.browser.ts',
  },
];
