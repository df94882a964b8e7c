import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { rateLimiter, type RateLimitInfo } from 'hono-rate-limiter';
import { usernameKey } from './accounts.js';
import type { Config, RateLimits } from './config.js';
import { Problem } from './problems.js';
import { digest } from './tokens.js';

interface Env {
  Variables: { rateLimit: RateLimitInfo };
}

/** Limits how often one client may ask. */
export function limitRate(config: Config, kind: keyof RateLimits): MiddlewareHandler {
  return limitBy(config, kind, (c) => clientAddress(c, config.trustedProxies));
}

/** Limits how often an account may be asked for, from wherever; one that does not exist is counted as well. */
export function limitRatePerAccount(config: Config, kind: keyof RateLimits): MiddlewareHandler {
  return limitBy(config, kind, async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const { username } = Object(body) as { username?: unknown };
    return typeof username === 'string' ? digest(usernameKey(username)) : '';
  });
}

// It counts in this process; several processes need a shared store, which the library takes as an option.
function limitBy(
  config: Config,
  kind: keyof RateLimits,
  keyGenerator: (c: Context) => string | Promise<string>,
): MiddlewareHandler {
  if (config.rateLimit === false) return (_c, next) => next();
  return rateLimiter<Env>({
    ...config.rateLimit[kind],
    standardHeaders: 'draft-7',
    keyGenerator,
    skip: (c) => c.req.method === 'GET' || c.req.method === 'HEAD',
    handler: (c) => {
      throw new Problem('rate_limited', { retryAfter: secondsUntil(c.get('rateLimit').resetTime) });
    },
  });
}

// Anybody can write the header's left part; only the entries that our own proxies added at its end are true.
function clientAddress(c: Context, trustedProxies: number): string {
  if (trustedProxies > 0) {
    const forwarded = c.req.header('X-Forwarded-For')?.split(',') ?? [];
    const address = forwarded.at(-trustedProxies)?.trim();
    if (address) return address;
  }
  // Called without a connection, as tests do, everybody is one client.
  return hasConnection(c) ? (getConnInfo(c).remote.address ?? '') : '';
}

function hasConnection(c: Context): boolean {
  return typeof c.env === 'object' && c.env !== null && 'incoming' in c.env;
}

function secondsUntil(reset: Date | undefined): number {
  return reset ? Math.max(1, Math.ceil((reset.getTime() - Date.now()) / 1000)) : 60;
}
