import { Hono } from 'hono';
import { presentAccount } from '../accounts.js';
import { audit, findUser, requireAdministrator, requireFreshAdministrator } from '../administrators.js';
import { makeEnrollment } from '../enrollments.js';
import { readBody } from '../input.js';
import { listPasskeys, presentPasskey, removeAllPasskeys, removeAnyPasskey } from '../passkeys.js';
import { Problem } from '../problems.js';
import type { Services } from '../services.js';

/** The passkeys of somebody else, for an administrator: see, remove one or all, send a link for a new one. */
export function userRoutes(services: Services): Hono {
  const { config, db } = services;

  const routes = new Hono();

  routes.get('/:userId', async (c) => {
    const { passkeyId } = await requireAdministrator(c, services);
    const user = await findUser(services, c.req.param('userId'));
    const passkeys = await listPasskeys(db, user.id);
    return c.json({
      passkeys: passkeys.map((passkey) => presentPasskey(passkey, passkeyId)),
      account: presentAccount(config.rpId, user),
      policy: { offers: ['enrollment', 'remove-all'] },
      complete: true,
    });
  });

  // Nobody locks themselves out here: what is theirs they look after on their own page.
  routes.delete('/:userId', async (c) => {
    const { account } = await requireFreshAdministrator(c, services);
    const user = await findUser(services, c.req.param('userId'));
    if (user.id === account.id) throw ownOnly();
    await removeAllPasskeys(db, user.id);
    audit(services, 'remove all passkeys', account, user);
    return c.body(null, 204);
  });

  routes.delete('/:userId/:id', async (c) => {
    const { account } = await requireFreshAdministrator(c, services);
    const { userId, id } = c.req.param();
    const user = await findUser(services, userId);
    if (user.id === account.id) throw ownOnly();
    if (!(await removeAnyPasskey(db, user.id, id)))
      throw new Problem('not_found', { detail: 'There is no such passkey.' });
    audit(services, 'remove a passkey', account, user, id);
    return c.body(null, 204);
  });

  routes.post('/:userId/enrollments', async (c) => {
    const { account } = await requireFreshAdministrator(c, services);
    await readBody(c);
    const user = await findUser(services, c.req.param('userId'));
    const enrollment = await makeEnrollment(services, user, config.publicOrigin ?? new URL(c.req.url).origin);
    audit(services, 'make an enrollment link', account, user);
    return c.json(enrollment, 201);
  });
  return routes;
}

function ownOnly(): Problem {
  return new Problem('last_passkey', { detail: 'Your own passkeys are on your own page.' });
}
