/* What only some browsers can is asked only of a browser that says so. */

const test = 'test/rules/rule-05-asked-first.browser.ts';

/** @type {readonly import('../mutations.mjs').MutationOfRule[]} */
export default [
  {
    what: 'immediate mode is asked of every browser',
    file: 'src/flows/login-flow.ts',
    take: 'if (await immediate?.canGetImmediately())',
    put: 'if (immediate)',
    test,
  },
  {
    what: 'a capability that is odd counts as a yes',
    file: 'src/webauthn/capabilities.ts',
    take: '(await probe)[of] === true',
    put: 'Boolean((await probe)[of])',
    test,
  },
  {
    what: 'immediate mode with a signal',
    file: 'src/webauthn/immediate-get.ts',
    take: "const call = { publicKey, uiMode: 'immediate' }",
    put: "const call = { publicKey, signal, uiMode: 'immediate' }",
    test,
  },
  {
    what: 'no ordinary dialog where this device has nothing',
    file: 'src/webauthn/immediate-get.ts',
    take: 'if (dismissed || signal.aborted) throw error;',
    put: 'throw error;',
    test,
  },
  {
    what: 'a second dialog for whoever closed the first',
    file: 'src/webauthn/immediate-get.ts',
    take: 'if (dismissed || signal.aborted) throw error;',
    put: 'if (signal.aborted) throw error;',
    test,
  },
  {
    what: 'immediate mode for certain passkeys',
    file: 'src/webauthn/immediate-get.ts',
    take: 'if (options.allowCredentials?.length) return getPasskey(options, signal);',
    put: '',
    test,
  },
  {
    what: 'conditional creation is asked of every browser',
    file: 'src/flows/upgrade.ts',
    take: 'if (!(await canCreateSilently())) return undefined;',
    put: '',
    test,
  },
  {
    what: 'conditional creation waits for ever',
    file: 'src/webauthn/conditional-create.ts',
    take: 'signal, patience, call }',
    put: 'signal, call }',
    test,
  },
  {
    what: 'conditional creation does not give way',
    file: 'src/webauthn/conditional-create.ts',
    take: "as: 'waiting'",
    put: "as: 'modal'",
    test,
  },
  {
    what: 'a failed upgrade is not silent',
    file: 'src/flows/upgrade.ts',
    take: '  } catch {',
    put: '  } catch (error) {\n    if (error) throw error;',
    test,
  },
];
