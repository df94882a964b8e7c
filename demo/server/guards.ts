import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Config } from './config.js';
import { answerProblem, Problem } from './problems.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site sends with our visitor's cookies. Every current browser says with `Sec-Fetch-Site`
 * where a request comes from, older ones say it with `Origin`. A request with neither is from no browser, so
 * there is no visitor whose cookies it could abuse.
 */
export function refuseOtherSites({ isOwnOrigin }: Config): MiddlewareHandler {
  return async (c, next) => {
    if (!safeMethods.has(c.req.method)) {
      const site = c.req.header('Sec-Fetch-Site');
      const origin = c.req.header('Origin');
      const own =
        site === undefined
          ? origin === undefined || isOwnOrigin(origin)
          : site === 'same-origin' || site === 'none';
      if (!own) throw new Problem('csrf', { detail: 'This request came from another site.' });
    }
    await next();
  };
}

/** Refuses bodies of more than 64 KiB, announced or not. */
export function limitBody(): MiddlewareHandler {
  return bodyLimit({
    maxSize: 64 * 1024,
    onError: (c) => answerProblem(new Problem('validation', { status: 413 }), c),
  });
}

/** Refuses bodies that are not JSON. Another site's form can send no JSON, which is a second lock on that door. */
export function requireJson(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'POST' || c.req.method === 'PATCH') {
      const mediaType = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
      if (mediaType !== 'application/json') throw new Problem('validation', { status: 415 });
    }
    await next();
  };
}

/** Nothing the API answers is for a cache. */
export function noStore(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
  };
}
