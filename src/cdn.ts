/*
 * The file for a script tag: registers the elements, and exports what a script of the page may want to call. Events
 * are known by their names there; their classes are in the npm package.
 */
import './define.js';

// Not by their index, which has what only a preset needs.
export { ConfigurationError } from './backend/configuration-error.js';
export { createBackend } from './backend/create-backend.js';
export { configurePasskeys } from './elements/shared/configuration.js';
export { upgradeToPasskey } from './elements/shared/upgrade.js';
export { PasskeyLogin } from './elements/passkey-login/passkey-login.js';
export { PasskeyManager } from './elements/passkey-manager/passkey-manager.js';
export { PasskeySignup } from './elements/passkey-signup/passkey-signup.js';
export { registerLocale } from './i18n/locale-registry.js';
export { PasskeyFailure } from './model/failure.js';
