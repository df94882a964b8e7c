import { ConfigurationError } from './configuration-error.js';
import type { Operation } from './operation.js';

/** Where one operation is sent. */
export interface Endpoint {
  readonly method: string;
  /** The URL for one call; `id` is escaped. */
  url(id?: string): string;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Reads `"METHOD /path/{id}"`. The method may be left out; `{base}` stands for the base; a path with neither
 * scheme nor leading slash continues the base.
 *
 * @param usual what the contract has in its place
 * @throws ConfigurationError that says what to write instead
 */
export function parseEndpoint(
  operation: Operation,
  template: string,
  base: string | undefined,
  usual: string,
): Endpoint {
  const [, method, path = ''] = /^(?:(\S+)\s+)?(\S+)$/.exec(template.trim()) ?? [];
  const fail = (why: string): never => {
    throw new ConfigurationError(operation, `"${template}" is no endpoint: ${why}`);
  };
  if (!path) fail(`write "METHOD /path", for example "${usual.replace('{base}', '/api/passkeys')}"`);
  const verb = (method ?? usual.split(' ')[0] ?? '').toUpperCase();
  if (!METHODS.includes(verb)) fail(`"${method}" is not a method; use ${METHODS.join(', ')}`);
  checkPlaceholders(usual.includes('{id}'), path, fail);
  const full = absolute(path, base) ?? fail('it needs the base, which is not set');
  return { method: verb, url: (id = '') => full.replaceAll('{id}', encodeURIComponent(id)) };
}

function checkPlaceholders(one: boolean, path: string, fail: (why: string) => never): void {
  const unknown = /\{(?!base\}|id\})[^}]*\}?/.exec(path)?.[0];
  if (unknown) fail(`"${unknown}" means nothing here; use ${one ? '{id}' : '{base}'}`);
  if (one && !path.includes('{id}')) fail('its path needs {id}, where the id of the passkey goes');
  if (!one && path.includes('{id}')) fail('{id} means nothing here');
}

function absolute(path: string, base: string | undefined): string | undefined {
  const root = base?.replace(/\/+$/, '');
  if (/^(?:\/|https?:)/i.test(path)) return path.replace('{base}', root ?? '');
  if (root === undefined) return undefined;
  return path.startsWith('{base}') ? path.replace('{base}', root) : `${root}/${path}`;
}
