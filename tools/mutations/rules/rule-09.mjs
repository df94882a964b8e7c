/* What goes over the wire. */

/** @type {readonly import('../mutations.mjs').MutationOfRule[]} */
export default [
  {
    what: 'new passkeys by toJSON',
    file: 'src/webauthn/encode-credential.ts',
    take: 'const response = given as AuthenticatorAttestationResponse;',
    put: 'const response = given as AuthenticatorAttestationResponse;\n    const { toJSON } = credential as PublicKeyCredential;\n    if (toJSON) return (toJSON.call(credential) as RegistrationResponseJSON).response;',
    test: 'test/rules/rule-09-on-the-wire.browser.ts',
  },
  {
    what: 'uses by toJSON',
    file: 'src/webauthn/encode-credential.ts',
    take: 'const response = given as AuthenticatorAssertionResponse;',
    put: 'const response = given as AuthenticatorAssertionResponse;\n    const { toJSON } = credential as PublicKeyCredential;\n    if (toJSON) return (toJSON.call(credential) as AuthenticationResponseJSON).response;',
    test: 'test/rules/rule-09-on-the-wire.browser.ts',
  },
  {
    what: 'a getter that throws',
    file: 'src/webauthn/encode-credential.ts',
    take: 'transports: attempt(() => words(response.getTransports()))',
    put: 'transports: words(response.getTransports())',
    test: 'test/rules/rule-09-on-the-wire.browser.ts',
  },
  {
    what: 'results of extensions that throw',
    file: 'src/webauthn/encode-credential.ts',
    take: 'attempt(() => plain(credential.getClientExtensionResults())) ?? {}',
    put: 'plain(credential.getClientExtensionResults()) ?? {}',
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
