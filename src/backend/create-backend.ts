import type { PasskeyBackend } from './backend.js';
import { backendOf, type BackendConfig } from './backend-of.js';
import { loginMakers } from './login-makers.js';
import { passkeyMakers } from './passkey-makers.js';

/**
 * Makes a backend with every operation of the contract, or those that have an endpoint.
 *
 * @throws ConfigurationError where the base is missing or an endpoint cannot be read
 */
export const createBackend = (config: BackendConfig): PasskeyBackend =>
  backendOf(config, { ...loginMakers, ...passkeyMakers });
