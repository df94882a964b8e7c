import type { PasskeyBackend } from './backend.js';
import { ConfigurationError } from './configuration-error.js';
import { parseEndpoint } from './endpoint.js';
import type { HttpConfig } from './http.js';
import type { Makers } from './maker.js';
import { contract, type Contract, type Operation } from './operation.js';

/** A backend over HTTP that speaks the contract of docs/openapi.yaml. */
export interface BackendConfig extends HttpConfig {
  /** Where the contract begins, for example `/api/passkeys`. Without it only the named endpoints exist. */
  readonly base?: string;
  /** Endpoints that differ, each `"METHOD /path/{id}"`; `"none"` says that the backend has no such operation. */
  readonly endpoints?: { readonly [K in Operation]?: string };
}

/**
 * Makes a backend from endpoints. What has no endpoint is left out, and is then not offered to the visitor.
 *
 * @throws ConfigurationError where the base is missing or an endpoint cannot be read
 */
export function backendOf(
  config: BackendConfig,
  makers: Makers,
  templates: Contract = contract,
): PasskeyBackend {
  const { base, endpoints = {} } = config;
  if (!base && !Object.keys(endpoints).length) {
    throw new ConfigurationError(
      'base',
      'it is missing; write where the endpoints are, for example base="/api/passkeys"',
    );
  }
  const backend: Record<string, unknown> = {};
  for (const [key, usual] of Object.entries(templates)) {
    const name = key as Operation;
    const template = endpoints[name] ?? (base ? usual : 'none');
    if (template.trim() === 'none') continue;
    const endpoint = parseEndpoint(name, template, base, usual);
    const make = makers[name];
    if (make) backend[name] = make(config, endpoint);
  }
  return backend;
}
