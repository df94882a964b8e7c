import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Config } from './config.js';
import { randomToken } from './tokens.js';

type CookieName = 'session' | 'browser';

/** The value of one of our cookies. */
export function readCookie(c: Context, config: Config, name: CookieName): string | undefined {
  return getCookie(c, fullName(config, name));
}

/** Sets one of our cookies; without `maxAge` (milliseconds) it lasts as long as the browser runs. */
export function writeCookie(
  c: Context,
  config: Config,
  name: CookieName,
  value: string,
  maxAge?: number,
): void {
  setCookie(c, fullName(config, name), value, {
    ...attributes(config),
    ...(maxAge !== undefined && { maxAge: Math.floor(maxAge / 1000) }),
  });
}

/** Drops one of our cookies. */
export function dropCookie(c: Context, config: Config, name: CookieName): void {
  deleteCookie(c, fullName(config, name), attributes(config));
}

/**
 * The cookie that ties ceremonies to this browser, set if there is none. Pages set it too: of two requests that a
 * fresh page sends at once, each would otherwise get a cookie, and the ceremony of one would be lost.
 */
export function ensureBrowserCookie(c: Context, config: Config): string {
  const known = readCookie(c, config, 'browser');
  if (known !== undefined && known !== '') return known;
  const fresh = randomToken();
  writeCookie(c, config, 'browser', fresh);
  return fresh;
}

// `__Host-` keeps other hosts of the same domain from planting a cookie of this name; it needs https.
function fullName(config: Config, name: CookieName): string {
  return `${config.secureCookies ? '__Host-' : ''}passkey-demo-${name}`;
}

function attributes(config: Config) {
  return { httpOnly: true, sameSite: 'Lax', path: '/', secure: config.secureCookies } as const;
}
