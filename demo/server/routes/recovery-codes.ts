import { Hono } from 'hono';
import { ensureBrowserCookie } from '../cookies.js';
import { readBody, readText } from '../input.js';
import { Problem } from '../problems.js';
import { countRecoveryCodes, makeRecoveryCodes, redeemRecoveryCode } from '../recovery-codes.js';
import type { Services } from '../services.js';
import { requireFreshSession, requireSession } from '../sessions.js';

/** Recovery codes: how many there are, new ones, and the way in by one of them. */
export function recoveryCodeRoutes(services: Services): Hono {
  const routes = new Hono();

  routes.get('/', async (c) => {
    const { account } = await requireSession(c, services);
    return c.json(await countRecoveryCodes(services.db, account.id));
  });

  // Whoever finds a session open for long must not be able to take the account along.
  routes.post('/', async (c) => {
    const { account } = await requireFreshSession(c, services);
    return c.json({ codes: await makeRecoveryCodes(services, account.id) });
  });

  routes.post('/redeem', async (c) => {
    const body = await readBody(c);
    const username = readText(body, 'username', 1, 256);
    const code = readText(body, 'code', 1, 64);
    const browser = ensureBrowserCookie(c, services.config);
    const proof = await redeemRecoveryCode(services, { username, code, browser });
    if (proof === undefined) {
      throw new Problem('code_invalid', { detail: 'This code is not right, or was used before.' });
    }
    return c.json({ proof });
  });
  return routes;
}
