import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import type { Config } from './config.js';
import { ensureBrowserCookie } from './cookies.js';

const pages = fileURLToPath(new URL('../public', import.meta.url));
const builtScripts = fileURLToPath(new URL('../../cdn', import.meta.url));

// As strict as it gets: own files only, nothing inline, no frame around it. `lit-html` is the one Trusted Types
// policy that the elements need.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'publickey-credentials-get=(self), publickey-credentials-create=(self)',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Puts the headers on every answer that tell a browser to be careful with it. */
export function secureHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  };
}

/** The demo's pages, and the built scripts under `/cdn/`. */
export function siteRoutes(config: Config): Hono {
  const site = new Hono();
  site.use(
    '/cdn/*',
    serveStatic({ root: builtScripts, rewriteRequestPath: (path) => path.slice('/cdn'.length) }),
  );
  site.use(
    '*',
    serveStatic({
      root: pages,
      onFound: (path, c) => {
        c.header('Cache-Control', 'no-cache');
        if (path.endsWith('.html')) ensureBrowserCookie(c, config);
      },
    }),
  );
  return site;
}
