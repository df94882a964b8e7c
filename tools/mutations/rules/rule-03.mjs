/* Autofill comes back, fresh, and lets a page go. */

/** @type {readonly import('../mutations.mjs').MutationOfRule[]} */
export default [
  {
    what: 'not armed again after a dialog',
    file: 'src/webauthn/autofill.ts',
    take: 'onIdle((well) => well || this.#picking || void this.#arm())',
    put: 'onIdle(() => undefined)',
    test: 'test/rules/rule-03-fresh-autofill.browser.ts',
  },
  {
    what: 'armed again for whoever is signed in',
    file: 'src/webauthn/autofill.ts',
    take: 'well || this.#picking || void',
    put: 'this.#picking || void',
    test: 'test/rules/rule-03-fresh-autofill.browser.ts',
  },
  {
    what: 'no refresh before expiry',
    file: 'src/webauthn/autofill.ts',
    take: "document.visibilityState === 'visible' && void this.#arm(), ms)",
    put: 'undefined, ms)',
    test: 'test/rules/rule-03-fresh-autofill.browser.ts',
  },
  {
    what: 'refreshed while nobody looks',
    file: 'src/webauthn/autofill.ts',
    take: "() => document.visibilityState === 'visible' && void this.#arm(), ms",
    put: '() => void this.#arm(), ms',
    test: 'test/rules/rule-03-fresh-autofill.browser.ts',
  },
  {
    what: 'no refresh on visibilitychange',
    file: 'src/webauthn/autofill.ts',
    take: "document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal });",
    put: '',
    test: 'test/rules/rule-03-fresh-autofill.browser.ts',
  },
  {
    what: 'a young challenge is thrown away',
    file: 'src/webauthn/autofill.ts',
    take: ' && Date.now() >= this.#armedUntil',
    put: '',
    test: 'test/rules/rule-03-fresh-autofill.browser.ts',
  },
  {
    what: 'not armed on pageshow',
    file: 'src/webauthn/autofill.ts',
    take: 'event.persisted && (this.#armed ?? void this.#arm())',
    put: 'undefined',
    test: 'test/rules/rule-03-fresh-autofill.browser.ts',
  },
  {
    what: 'a challenge for longer than it lives',
    file: 'src/webauthn/challenge-age.ts',
    take: 'const MOST = 240_000;',
    put: 'const MOST = 600_000;',
    test: 'test/rules/rule-03-fresh-autofill.browser.ts',
  },
  {
    what: 'not aborted on pagehide',
    file: 'src/webauthn/autofill.ts',
    take: "window.addEventListener('pagehide', () => this.#disarm(), { signal });",
    put: '',
    test: 'test/rules/rule-03-back-forward-cache.test.ts',
  },
  {
    what: 'a hidden tab is not renewed',
    file: 'src/webauthn/autofill.ts',
    take: "document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal });",
    put: '',
    test: 'test/rules/rule-03-hidden-tab.test.ts',
  },
];
