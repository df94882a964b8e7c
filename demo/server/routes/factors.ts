import { Hono } from 'hono';
import { beginTotp, completeTotp, listFactors, removeFactor } from '../factors.js';
import { readBody, readState, readText } from '../input.js';
import { Problem } from '../problems.js';
import type { Services } from '../services.js';
import { requireFreshSession, requireSession } from '../sessions.js';
import { totpUri } from '../totp.js';
import { securityKeyRoutes } from './security-keys.js';

/** The second factors of the account that is signed in: see, remove, add an authenticator app or a security key. */
export function factorRoutes(services: Services): Hono {
  const { config, db } = services;

  const routes = new Hono();

  routes.get('/', async (c) => {
    const { account } = await requireSession(c, services);
    return c.json({ factors: await listFactors(db, account.id) });
  });

  routes.post('/totp/begin', async (c) => {
    const { account } = await requireFreshSession(c, services);
    await readBody(c);
    const { id, secret } = await beginTotp(services, account.id);
    return c.json({ secret, uri: totpUri(secret, config.rpName, account.username), state: id });
  });

  routes.post('/totp/complete', async (c) => {
    const { account } = await requireFreshSession(c, services);
    const body = await readBody(c);
    const code = readText(body, 'code', 1, 32);
    return c.json(await completeTotp(services, account.id, readState(body), code), 201);
  });

  routes.route('/security-key', securityKeyRoutes(services));

  routes.delete('/:id', async (c) => {
    const { account } = await requireFreshSession(c, services);
    if (await removeFactor(db, account.id, c.req.param('id'))) return c.body(null, 204);
    throw new Problem('not_found', { detail: 'There is no such factor.' });
  });
  return routes;
}
