import { Hono } from 'hono';
import { listAccounts, requireAdministrator } from '../administrators.js';
import type { Services } from '../services.js';
import { closeSession, requireSession } from '../sessions.js';

/** Who is signed in, whom an administrator may look after, and signing out. These are the demo's own; the elements do not call them. */
export function sessionRoutes(services: Services): Hono {
  const routes = new Hono();

  routes.get('/', async (c) => {
    const { account } = await requireSession(c, services);
    return c.json({ user: { name: account.username, displayName: account.displayName } });
  });

  routes.get('/accounts', async (c) => {
    await requireAdministrator(c, services);
    return c.json({ accounts: await listAccounts(services.db) });
  });

  routes.post('/logout', async (c) => {
    await closeSession(c, services);
    return c.body(null, 204);
  });
  return routes;
}
