import type { PasskeyBackend } from './backend.js';
import { ConfigurationError } from './configuration-error.js';
import { toCeremony, toList, toLoginResult, toPasskey } from './decode.js';
import { parseEndpoint, type Endpoint } from './endpoint.js';
import { send, type HttpConfig } from './http.js';
import { contract, type Operation } from './operation.js';

/** A backend over HTTP that speaks the contract of docs/openapi.yaml. */
export interface BackendConfig extends HttpConfig {
  /** Where the contract begins, for example `/api/passkeys`. Without it only the named endpoints exist. */
  readonly base?: string;
  /** Endpoints that differ, each `"METHOD /path/{id}"`; `"none"` says that the backend has no such operation. */
  readonly endpoints?: { readonly [K in Operation]?: string };
}

type Operations = { [K in Operation]-?: (endpoint: Endpoint) => PasskeyBackend[K] };

/**
 * Makes a backend from endpoints. What has no endpoint is left out, and is then not offered to the visitor.
 *
 * @throws ConfigurationError where the base is missing or an endpoint cannot be read
 */
export function createBackend(config: BackendConfig): PasskeyBackend {
  const endpoints = endpointsOf(config);
  const operations = operationsOver(config);
  const entries = [...endpoints].map(([operation, endpoint]) => [operation, operations[operation](endpoint)]);
  return Object.fromEntries(entries) as PasskeyBackend;
}

function endpointsOf({ base, endpoints = {} }: BackendConfig): Map<Operation, Endpoint> {
  const names = Object.keys(contract) as Operation[];
  if (!base && !names.some((name) => endpoints[name])) {
    throw new ConfigurationError(
      'base',
      'it is missing; write where the endpoints are, for example base="/api/passkeys"',
    );
  }
  const found = new Map<Operation, Endpoint>();
  for (const name of names) {
    const template = endpoints[name] ?? (base ? contract[name] : 'none');
    if (template.trim() !== 'none') found.set(name, parseEndpoint(name, template, base));
  }
  return found;
}

function operationsOver(config: HttpConfig): Operations {
  return {
    list: (to) => async (call) => toList(await send(config, to, { ...call })),
    registerBegin: (to) => async (call) => toCeremony(await send(config, to, { ...call, body: {} })),
    registerComplete: (to) => async (body, call) => toPasskey(await send(config, to, { ...call, body })),
    loginBegin: (to) => async (body, call) => toCeremony(await send(config, to, { ...call, body })),
    loginComplete: (to) => async (body, call) => toLoginResult(await send(config, to, { ...call, body })),
    signupBegin: (to) => async (body, call) => toCeremony(await send(config, to, { ...call, body })),
    signupComplete: (to) => async (body, call) => toPasskey(await send(config, to, { ...call, body })),
    rename: (to) => async (id, name, call) =>
      toPasskey(await send(config, to, { ...call, id, body: { name } })),
    remove: (to) => async (id, call) => {
      await send(config, to, { ...call, id });
    },
  };
}
