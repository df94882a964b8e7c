import { Hono } from 'hono';
import type { Services } from '../services.js';
import { closeSession, requireSession } from '../sessions.js';

/** Who is signed in, and signing out. These two are the demo's own; the elements do not call them. */
export function sessionRoutes(services: Services): Hono {
  const routes = new Hono();

  routes.get('/', async (c) => {
    const { account } = await requireSession(c, services);
    return c.json({ user: { name: account.username, displayName: account.displayName } });
  });

  routes.post('/logout', async (c) => {
    await closeSession(c, services);
    return c.body(null, 204);
  });
  return routes;
}
