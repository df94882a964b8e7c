import type { PasskeyBackend } from './backend.js';
import { backendOf, type BackendConfig } from './backend-of.js';
import { securityContract } from './security-contract.js';
import { securityMakers } from './security-makers.js';

/**
 * Makes a backend with the operations of the contract that are about what surrounds passkeys: codes, factors, step-up,
 * enrollment. To have both, write `{ ...createBackend(config), ...createSecurityBackend(config) }`.
 *
 * @throws ConfigurationError where the base is missing or an endpoint cannot be read
 */
export const createSecurityBackend = (config: BackendConfig): PasskeyBackend =>
  backendOf(config, securityMakers, securityContract);
