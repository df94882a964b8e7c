/* One ceremony per document. */

/** @type {readonly import('../mutations.mjs').MutationOfRule[]} */
export default [
  {
    what: 'a place for each copy',
    file: 'src/webauthn/document-place.ts',
    take: "Symbol.for('passkey-elements.ceremony.1')",
    put: "Symbol('mine')",
    test: 'test/rules/rule-01-one-ceremony.browser.ts',
  },
  {
    what: 'a place for each bundle',
    file: 'src/webauthn/document-place.ts',
    take: "Symbol.for('passkey-elements.ceremony.1')",
    put: "Symbol('passkey-elements.ceremony.1')",
    test: 'test/rules/rule-01-two-copies.test.ts',
  },
  {
    what: 'a newer dialog leaves the older',
    file: 'src/webauthn/coordinator.ts',
    take: 'before?.abort();',
    put: '',
    test: 'test/rules/rule-01-one-ceremony.browser.ts',
  },
  {
    what: 'a dialog cannot be ended by another',
    file: 'src/webauthn/run.ts',
    take: 'claim(as, cancel)',
    put: 'claim(as, () => undefined)',
    test: 'test/rules/rule-01-one-ceremony.browser.ts',
  },
  {
    what: 'the authenticator is called a tick late',
    file: 'src/webauthn/run.ts',
    take: "  signal.addEventListener('abort', cancel);",
    put: "  signal.addEventListener('abort', cancel);\n  await Promise.resolve();",
    test: 'test/rules/rule-01-one-ceremony.browser.ts',
  },
  {
    what: 'a click leaves autofill until options are there',
    file: 'src/webauthn/document-place.ts',
    take: "if (place.holder?.kind === 'waiting') place.holder.abort();",
    put: '',
    test: 'test/rules/rule-01-one-ceremony.browser.ts',
  },
];
