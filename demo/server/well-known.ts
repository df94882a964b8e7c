import { Hono } from 'hono';
import type { Config } from './config.js';

/** Tells password managers where passkeys are added and managed (W3C "passkey endpoints"). */
export function wellKnownRoutes({ publicOrigin }: Config): Hono {
  const routes = new Hono();
  routes.get('/.well-known/passkey-endpoints', (c) => {
    const page = `${publicOrigin ?? new URL(c.req.url).origin}/manage.html`;
    return c.json({ enroll: page, manage: page });
  });
  return routes;
}
