import { Hono } from 'hono';
import { listWaysIn, presentAccount } from '../accounts.js';
import { readBody, readText } from '../input.js';
import { findPasskey, listPasskeys, presentPasskey, removePasskey, renamePasskey } from '../passkeys.js';
import { Problem } from '../problems.js';
import type { Services } from '../services.js';
import { requireFreshSession, requireSession } from '../sessions.js';

/** The passkeys of the account that is signed in: see, rename, remove. */
export function manageRoutes(services: Services): Hono {
  const { config, db } = services;

  const routes = new Hono();

  routes.get('/', async (c) => {
    const { account, passkeyId } = await requireSession(c, services);
    const passkeys = await listPasskeys(db, account.id);
    return c.json({
      passkeys: passkeys.map((passkey) => presentPasskey(passkey, passkeyId)),
      account: presentAccount(config.rpId, account),
      policy: {
        max: config.maxPasskeys,
        min: 1,
        otherWaysIn: await listWaysIn(db, account.id),
        offers: config.offers,
      },
      complete: true,
    });
  });

  routes.patch('/:id', async (c) => {
    const { account, passkeyId } = await requireSession(c, services);
    const name = readText(await readBody(c), 'name', 1, 64);
    const passkey = await renamePasskey(db, account.id, c.req.param('id'), name);
    if (!passkey) throw notFound();
    return c.json(presentPasskey(passkey, passkeyId));
  });

  routes.delete('/:id', async (c) => {
    const { account, idDigest } = await requireFreshSession(c, services);
    const id = c.req.param('id');
    if (await removePasskey(db, account.id, id, idDigest)) return c.body(null, 204);
    const passkey = await findPasskey(db, id);
    if (passkey?.accountId !== account.id) throw notFound();
    throw new Problem('last_passkey', { detail: 'Without this passkey nobody could sign in any more.' });
  });
  return routes;
}

// The same for a passkey that is somebody else's as for none at all.
function notFound(): Problem {
  return new Problem('not_found', { detail: 'There is no such passkey.' });
}
