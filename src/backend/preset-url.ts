/* Where the requests of a preset go: its endpoint templates, and what a page puts in their place. */
import type { PresetRequest } from './preset.js';

export interface Route {
  readonly method: string;
  /** With the base filled in. */
  readonly path: string;
}

/** The route of an operation, and of what goes before it. */
export interface Way extends Route {
  readonly first?: Route;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const PLACEHOLDER = /\{([^{}]*)\}/g;

const placeholders = (path: string): string[] => [...path.matchAll(PLACEHOLDER)].map(([, name = '']) => name);

/**
 * Reads an endpoint: the preset's own, or what a page put in its place. What that leaves out, the method or the
 * base, is as in the preset's. `names` are the placeholders that mean something besides the preset's own.
 *
 * @throws what `fail` throws
 */
export function routeOf(
  template: string,
  own: string,
  base: string,
  names: readonly string[],
  fail: (why: string) => never,
): Route {
  const [, method, path = ''] = /^(?:(\S+)\s+)?(\S+)$/.exec(template.trim()) ?? [];
  const [ownMethod = 'POST', ownPath = ''] = own.split(' ');
  const verb = (method ?? ownMethod).toUpperCase();
  if (!path) fail(`write "METHOD /path", for example "${own}"`);
  if (!METHODS.includes(verb)) fail(`"${method}" is not a method; use ${METHODS.join(', ')}`);
  const known = [...new Set(['base', ...names, ...placeholders(ownPath)])];
  const unknown = placeholders(path).find((name) => !known.includes(name));
  if (unknown !== undefined)
    fail(`"{${unknown}}" means nothing here; use ${known.map((name) => `{${name}}`).join(', ')}`);
  return { method: verb, path: absolute(path, base) };
}

function absolute(path: string, base: string): string {
  const root = base.replace(/\/+$/, '');
  if (/^(?:\/|https?:|\{)/i.test(path)) return path.replace('{base}', root);
  return `${root}/${path}`;
}

/** Whether an address is on the origin of the page; where there is no page, it is. */
export const isOwn = (url: string): boolean =>
  typeof document === 'undefined' || new URL(url, document.baseURI).origin === location.origin;

/** The address of one request. A value that is missing leaves its placeholder, which is then easy to find. */
export function urlOf(
  { path }: Route,
  request: PresetRequest,
  values: { readonly [name: string]: string | undefined },
): string {
  const filled = path.replace(PLACEHOLDER, (all, name: string) => {
    const value = request.path?.[name] ?? values[name];
    return value === undefined ? all : [value].flat().map(encodeURIComponent).join('/');
  });
  const url = request.url ?? filled;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {}))
    if (value !== undefined) query.append(name, value);
  const search = query.toString();
  if (!search) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${search}`;
}
