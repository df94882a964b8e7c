import type { PropertyDeclarations } from 'lit';
import type { PasskeyBackend } from '../../backend/backend.js';
import { backendOf, type BackendConfig } from '../../backend/backend-of.js';
import { ConfigurationError } from '../../backend/configuration-error.js';
import { send } from '../../backend/http.js';
import type { Makers } from '../../backend/maker.js';
import type { Contract, Operation } from '../../backend/operation.js';
import type { Preset } from '../../backend/preset.js';
import { PasskeyFailure } from '../../model/failure.js';
import { text } from './attributes.js';
import { configuration } from './configuration.js';

/** Where an element says its backend is, besides its endpoints. */
export interface BackendProperties {
  readonly dataset: DOMStringMap;
  readonly preset: string | Preset | undefined;
  readonly backend: PasskeyBackend | undefined;
  readonly base: string | undefined;
  readonly credentials: RequestCredentials | undefined;
  /** Whose passkeys an administrator looks after. */
  readonly userId?: string | undefined;
  /** The visitor came by a link, in place of a session. */
  readonly enrollment?: string | undefined;
  /** Where below the base the element asks. */
  below?(base: string | undefined): string | undefined;
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
 * all. The first of its operations is what it cannot do without, where it has no contract of its own.
 *
 * @throws ConfigurationError where nothing says where the endpoints are, or one of them cannot be read
 */
export function backendFor(
  element: BackendProperties,
  operations: readonly Operation[],
  makers: Makers,
  settle?: Settle,
  templates?: Contract,
): PasskeyBackend {
  const page = configuration();
  const { own, endpoints } = endpointsOf(element, operations);
  const { preset = page.preset } = element;
  const config = configOf(element, endpoints);
  const [needs] = operations;
  const usable = (found: PasskeyBackend): PasskeyBackend => {
    // Its words come with what reports it.
    if (needs && !templates && !found[needs]) throw new ConfigurationError(needs, '');
    return found;
  };
  const given = element.backend ?? (own ? undefined : page.backend);
  if (given || !preset) return usable(given ?? backendOf(config, makers, templates));
  return pending(async () => {
    const { presetOfElement } = await import('../../backend/preset-of-element.js');
    return usable(await presetOfElement(preset, config, element, { send, ConfigurationError }));
  }, settle);
}

function configOf(element: BackendProperties, endpoints: BackendConfig['endpoints']): BackendConfig {
  const page = configuration();
  const { base = page.base, credentials = page.credentials } = element;
  return { ...page, base: element.below?.(base) ?? base, credentials, endpoints } as BackendConfig;
}

/** The endpoints in force, and whether the element says anything of its own about its backend. */
function endpointsOf(
  element: BackendProperties,
  operations: readonly Operation[],
): { own: boolean; endpoints: Partial<Record<Operation, string>> } {
  const endpoints: Partial<Record<Operation, string>> = { ...configuration().endpoints };
  let own = (element.base ?? element.preset) !== undefined;
  for (const operation of operations) {
    const endpoint = element[endpointProperty(operation) as keyof BackendProperties] as string | undefined;
    if (endpoint === undefined) continue;
    endpoints[operation] = endpoint;
    own = true;
  }
  return { own, endpoints };
}

/** Hears once what a backend that is still loading has become: itself, why there is none, or nothing offline. */
export type Settle = (
  found: PasskeyBackend | ConfigurationError | undefined,
  pending: PasskeyBackend,
) => void;

/** Stands for a backend that is still loading: whatever is asked of it waits. */
function pending(load: () => Promise<PasskeyBackend>, settle?: Settle): PasskeyBackend {
  const loading = load().catch((cause: unknown) => {
    throw cause instanceof ConfigurationError ? cause : new PasskeyFailure('network', { cause });
  });
  const backend = new Proxy<PasskeyBackend>(
    {},
    {
      get:
        (_, name: Operation) =>
        async (...args: never[]) => {
          const found = await loading.catch((cause: unknown) => {
            // What the page configured wrongly is told to the console once, not by each who asks.
            throw cause instanceof PasskeyFailure ? cause : new PasskeyFailure('cancelled', { cause });
          });
          if (!found[name]) throw new PasskeyFailure('unsupported');
          return (found[name] as (...all: never[]) => unknown)(...args);
        },
    },
  );
  loading.then(
    (found) => settle?.(found, backend),
    (error: unknown) => settle?.(error instanceof ConfigurationError ? error : undefined, backend),
  );
  return backend;
}
