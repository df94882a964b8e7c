/* What goes over the wire. */

/** @type {readonly import('../mutations.mjs').MutationOfRule[]} */
export default [
  {
    what: 'new passkeys by toJSON',
    file: 'src/webauthn/encode-credential.ts',
    take: 'const publicKey = attempt(() => response.getPublicKey());',
    put: 'if (credential.toJSON) return credential.toJSON() as RegistrationResponseJSON;\n  const publicKey = attempt(() => response.getPublicKey());',
    test: 'test/rules/rule-09-on-the-wire.browser.ts',
  },
  {
    what: 'uses by toJSON',
    file: 'src/webauthn/encode-credential.ts',
    take: 'const response = credential.response as AuthenticatorAssertionResponse;',
    put: 'const response = credential.response as AuthenticatorAssertionResponse;\n  if (credential.toJSON) return credential.toJSON() as AuthenticationResponseJSON;',
    test: 'test/rules/rule-09-on-the-wire.browser.ts',
  },
  {
    what: 'a getter that throws',
    file: 'src/webauthn/encode-credential.ts',
    take: 'transports: attempt(() => response.getTransports())',
    put: 'transports: response.getTransports()',
    test: 'test/rules/rule-09-on-the-wire.browser.ts',
  },
  {
    what: 'results of extensions that throw',
    file: 'src/webauthn/encode-credential.ts',
    take: 'attempt(() => credential.getClientExtensionResults()) ?? {}',
    put: 'credential.getClientExtensionResults()',
    test: 'test/rules/rule-09-on-the-wire.browser.ts',
  },
  {
    what: 'base64url only',
    file: 'src/webauthn/decode-options.ts',
    take: 'challenge: base64URLStringToBuffer(options.challenge),',
    put: "challenge: base64URLStringToBuffer(/^[\\w-]+$/.test(options.challenge) ? options.challenge : '!'),",
    test: 'test/rules/rule-09-on-the-wire.browser.ts',
  },
  {
    what: 'an empty allow list allows nothing',
    file: 'src/webauthn/decode-options.ts',
    take: 'allowCredentials?.length ?',
    put: 'allowCredentials ?',
    test: 'test/rules/rule-09-on-the-wire.browser.ts',
  },
];
