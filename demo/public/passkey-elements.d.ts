/* What the pages import from /cdn/, told to the compiler: the built file has no types of its own. */
declare module '*/cdn/passkey-elements.js' {
  // An import of its own would make this file a module, and modules may not declare others by pattern.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  type Api = typeof import('../../src/index.js');
  export const configurePasskeys: Api['configurePasskeys'];
  export const PasskeyFailure: Api['PasskeyFailure'];
  export const PasskeyLogin: Api['PasskeyLogin'];
  export const PasskeyManager: Api['PasskeyManager'];
  export const PasskeySignup: Api['PasskeySignup'];
}
