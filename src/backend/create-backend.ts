import type { PasskeyBackend } from './backend.js';
import { backendOf, type BackendConfig } from './backend-of.js';
import { loginMakers } from './login-makers.js';
import { passkeyMakers } from './passkey-makers.js';

/**
 * Makes a backend with the operations of the contract that are about passkeys, or those that have an endpoint. For the
 * others there is `createSecurityBackend`.
 *
 * @throws ConfigurationError where the base is missing or an endpoint cannot be read
 */
export const createBackend = (config: BackendConfig): PasskeyBackend =>
  backendOf(config, { ...loginMakers, ...passkeyMakers });
