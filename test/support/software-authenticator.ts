/* The authenticator that `passkey-elements check` brings along is the one that the tests use. */
export { SoftwareAuthenticator } from '../../cli/authenticator/software-authenticator.mjs';
export type { AuthenticatorOptions, Forgery } from '../../cli/authenticator/software-authenticator.mjs';
