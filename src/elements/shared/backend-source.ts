import type { PropertyDeclarations } from 'lit';
import type { PasskeyBackend } from '../../backend/backend.js';
import { backendOf, type BackendConfig } from '../../backend/backend-of.js';
import { ConfigurationError } from '../../backend/configuration-error.js';
import type { Makers } from '../../backend/maker.js';
import type { Operation } from '../../backend/operation.js';
import { text } from './attributes.js';
import { configuration } from './configuration.js';

/** Where an element says its backend is, besides its endpoints. */
export interface BackendProperties {
  readonly backend: PasskeyBackend | undefined;
  readonly base: string | undefined;
  readonly credentials: RequestCredentials | undefined;
}

/** `registerBegin` → `registerBeginEndpoint`: `remove` and the like belong to the DOM. */
export const endpointProperty = (operation: Operation): string => `${operation}Endpoint`;

/** `registerBegin` → `register-begin`. */
export const endpointAttribute = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The properties that take the endpoints of some operations. */
export const endpointProperties = (operations: readonly Operation[]): PropertyDeclarations =>
  Object.fromEntries(
    operations.map((name) => [
      endpointProperty(name),
      { attribute: endpointAttribute(name), converter: text },
    ]),
  );

/**
 * The backend of one element: its own object, else one over its own endpoints, else what the page configured for
 * all. The first of its operations is what it cannot do without.
 *
 * @throws ConfigurationError where nothing says where the endpoints are, or one of them cannot be read
 */
export function backendFor(
  element: BackendProperties,
  operations: readonly Operation[],
  makers: Makers,
): PasskeyBackend {
  const page = configuration();
  const endpoints: Partial<Record<Operation, string>> = { ...page.endpoints };
  let own = element.base !== undefined;
  for (const operation of operations) {
    const endpoint = element[endpointProperty(operation) as keyof BackendProperties] as string | undefined;
    if (endpoint === undefined) continue;
    endpoints[operation] = endpoint;
    own = true;
  }
  const { base = page.base, credentials = page.credentials } = element;
  const config = { ...page, base, credentials, endpoints } as BackendConfig;
  const found = element.backend ?? (own ? undefined : page.backend) ?? backendOf(config, makers);
  const [needs] = operations;
  if (needs && !found[needs])
    throw new ConfigurationError(needs, 'it is missing, and without it there is nothing to do');
  return found;
}
