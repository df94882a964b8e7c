import type { PropertyDeclarations } from 'lit';
import type { PasskeyBackend } from '../../backend/backend.js';
import { backendOf, type BackendConfig } from '../../backend/backend-of.js';
import { ConfigurationError } from '../../backend/configuration-error.js';
import type { Makers } from '../../backend/maker.js';
import type { Operation } from '../../backend/operation.js';
import { text } from './attributes.js';
import { configuration } from './configuration.js';

type Endpoints = NonNullable<BackendConfig['endpoints']>;

/** Where an element says its backend is, besides its endpoints. */
interface BackendProperties {
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
  Object.fromEntries(operations.map((name) => [endpointProperty(name), text(endpointAttribute(name))]));

/**
 * The backend of one element: its own object, else one over its own endpoints, else what the page configured for
 * all.
 *
 * @throws ConfigurationError where nothing says where the endpoints are, or one of them cannot be read
 */
export function backendFor(
  { backend, base, credentials }: BackendProperties,
  endpoints: Endpoints,
  needs: Operation,
  makers: Makers,
): PasskeyBackend {
  const page = configuration();
  const own = base !== undefined || Object.keys(endpoints).length > 0;
  const found =
    backend ??
    (own ? undefined : page.backend) ??
    backendOf(
      {
        ...page,
        ...(base === undefined ? {} : { base }),
        ...(credentials ? { credentials } : {}),
        endpoints: { ...page.endpoints, ...endpoints },
      },
      makers,
    );
  if (!found[needs])
    throw new ConfigurationError(needs, 'it is missing, and without it there is nothing to do');
  return found;
}
