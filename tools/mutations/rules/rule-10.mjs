/* Every wait ends. */

/** @type {readonly import('../mutations.mjs').MutationOfRule[]} */
export default [
  {
    what: 'no watchdog on a dialog',
    file: 'src/webauthn/run.ts',
    take: "setTimeout(stop, patience, 'timeout')",
    put: "setTimeout(() => undefined, patience, 'timeout')",
    test: 'test/rules/rule-10-every-wait-ends.browser.ts',
  },
  {
    what: 'no watchdog on a request',
    file: 'src/backend/http.ts',
    take: 'config.timeout ?? PATIENCE)',
    put: 'config.timeout ?? PATIENCE * 100)',
    test: 'test/rules/rule-10-every-wait-ends.browser.ts',
  },
  {
    what: 'no way out',
    file: 'src/elements/shared/ceremony-form.ts',
    take: 'button.busy\n',
    put: 'button.busy && button.disabled\n',
    test: 'test/rules/rule-10-every-wait-ends.browser.ts',
  },
  {
    what: 'the way out of an addition leads nowhere',
    file: 'src/elements/passkey-manager/passkey-manager.ts',
    take: 'onCancelAdd: () => this.#flow.cancel()',
    put: 'onCancelAdd: () => undefined',
    test: 'test/rules/rule-10-every-wait-ends.browser.ts',
  },
  {
    what: 'a double click begins twice',
    file: 'src/elements/passkey-login/passkey-login.ts',
    take: 'this.isConfigured() && !isBusy(this.#late.state)',
    put: 'this.isConfigured()',
    test: 'test/rules/rule-10-every-wait-ends.browser.ts',
  },
  {
    what: 'a double click signs up twice',
    file: 'src/elements/passkey-signup/passkey-signup.ts',
    take: "this.isConfigured() && ['idle', 'failed'].includes(this.#late.state.name)",
    put: 'this.isConfigured()',
    test: 'test/rules/rule-10-every-wait-ends.browser.ts',
  },
  {
    what: 'a name that fails to save ends the sign-up',
    file: 'src/flows/signup-state.ts',
    take: '{ ...state, saving: false, failure: event.failure }',
    put: "{ name: 'failed', failure: event.failure, kept: false }",
    test: 'test/rules/rule-10-every-wait-ends.browser.ts',
  },
  {
    what: 'a name that fails to save is taken for saved',
    file: 'src/flows/signup-flow.ts',
    take: "this.#move({ type: 'unsaved', failure });",
    put: 'this.keepName();',
    test: 'test/rules/rule-10-every-wait-ends.browser.ts',
  },
];
