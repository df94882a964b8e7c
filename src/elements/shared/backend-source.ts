import {
  ConfigurationError,
  createBackend,
  type Operation,
  type PasskeyBackend,
} from '../../backend/index.js';
import { configuration } from './configuration.js';

/** What one element says about its backend. */
export interface BackendSettings {
  readonly backend: PasskeyBackend | undefined;
  readonly base: string | undefined;
  readonly credentials: string | undefined;
  readonly endpoints: { readonly [K in Operation]?: string };
}

/**
 * The backend of one element: its own object, else one over its own endpoints, else what the page configured for
 * all.
 *
 * @throws ConfigurationError where nothing says where the endpoints are, or one of them cannot be read
 */
export function backendFor(settings: BackendSettings, needs: Operation): PasskeyBackend {
  const page = configuration();
  const own = settings.base !== undefined || Object.keys(settings.endpoints).length > 0;
  const backend = settings.backend ?? (own ? undefined : page.backend) ?? overHttp(settings);
  if (!backend[needs])
    throw new ConfigurationError(needs, 'it is missing, and without it this element has nothing to do');
  return backend;
}

function overHttp({ base, credentials, endpoints }: BackendSettings): PasskeyBackend {
  const page = configuration();
  return createBackend({
    ...page,
    ...(base === undefined ? {} : { base }),
    ...(credentials === undefined ? {} : { credentials: credentials as RequestCredentials }),
    endpoints: { ...page.endpoints, ...endpoints },
  });
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Says once what the page got wrong, naming the element and the attribute. */
export function reportConfiguration(element: Element, { setting, message }: ConfigurationError): void {
  console.error(`<${element.localName}>: attribute "${kebab(setting)}": ${message}.`, element);
}
