import type { PasskeyBackend } from '../../backend/backend.js';
import type { ConfigurationError } from '../../backend/configuration-error.js';
import { securityContract, type SecurityOperation } from '../../backend/security-contract.js';
import { securityMakers } from '../../backend/security-makers.js';
import { PasskeyFailure } from '../../model/failure.js';
import { backendFor, endpointAttribute, endpointProperty, type BackendProperties } from './backend-source.js';

const OPERATIONS = Object.keys(securityContract) as SecurityOperation[];

/**
 * The backend of an element for what surrounds passkeys. Its endpoints are read from attributes: `totp-begin="…"`.
 * A preset that is still loading is waited for.
 *
 * @throws PasskeyFailure `unsupported` where there is none
 */
export async function securityBackend(element: HTMLElement & BackendProperties): Promise<PasskeyBackend> {
  const backend = await settled(element, true);
  if (!element.userId || element.backend || element.preset) return backend;
  // An administrator proves who they are themselves.
  const { stepUpBegin, stepUpComplete } = await settled(element, false);
  return { ...backend, stepUpBegin, stepUpComplete } as PasskeyBackend;
}

/** @param below the user whom an administrator looks after, if there is one */
function settled(element: HTMLElement & BackendProperties, below: boolean): Promise<PasskeyBackend> {
  return new Promise((resolve, reject) => {
    const settle = (found: PasskeyBackend | ConfigurationError | undefined): void =>
      found && !(found instanceof Error) ? resolve(found) : reject(new PasskeyFailure('unsupported'));
    const properties = withEndpoints(element, below);
    const backend = backendFor(properties, OPERATIONS, securityMakers, settle, securityContract);
    // What stands for a preset that loads has nothing of its own.
    if (Object.keys(backend).length > 0) resolve(backend);
  });
}

function withEndpoints(element: HTMLElement & BackendProperties, below: boolean): BackendProperties {
  const { dataset, preset, backend, base, credentials, userId } = element;
  // On a sign-in and a sign-up, `recovery-codes` is no endpoint but says that they are wanted.
  const named = OPERATIONS.filter((name) => typeof Reflect.get(element, name) !== 'boolean');
  const endpoints = named.map((name) => [
    endpointProperty(name),
    element.getAttribute(endpointAttribute(name)) ?? undefined,
  ]);
  return {
    ...(Object.fromEntries(endpoints) as object),
    ...{ dataset, preset, backend, base, credentials, userId },
    below: (start) => (below ? element.below?.(start) : undefined) ?? start,
  };
}
