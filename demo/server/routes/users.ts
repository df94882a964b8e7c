import { Hono } from 'hono';
import type { Offer, Policy } from '../../../src/model/policy.js';
import { presentAccount } from '../accounts.js';
import {
  audit,
  findUser,
  ownOnly,
  requireAdministrator,
  requireFreshAdministrator,
} from '../administrators.js';
import { makeEnrollment } from '../enrollments.js';
import { readBody, readText } from '../input.js';
import {
  listPasskeys,
  presentPasskey,
  removeAllPasskeys,
  removeAnyPasskey,
  renamePasskey,
} from '../passkeys.js';
import { Problem } from '../problems.js';
import type { Services } from '../services.js';
import { provisioningRoutes } from './provisioning.js';

/** The passkeys of somebody else, for an administrator: see, name, remove one or all, add one or send a link for it. */
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
      policy: policyOf(services),
      complete: true,
    });
  });

  routes.delete('/:userId', async (c) => {
    const { account } = await requireFreshAdministrator(c, services);
    const user = await findUser(services, c.req.param('userId'));
    if (user.id === account.id) throw ownOnly('last_passkey');
    await removeAllPasskeys(db, user.id);
    audit(services, 'remove all passkeys', account, user);
    return c.body(null, 204);
  });

  routes.patch('/:userId/:id', async (c) => {
    const { account, passkeyId } = await requireAdministrator(c, services);
    const name = readText(await readBody(c), 'name', 1, 64);
    const { userId, id } = c.req.param();
    const user = await findUser(services, userId);
    const passkey = await renamePasskey(db, user.id, id, name);
    if (!passkey) throw new Problem('not_found', { detail: 'There is no such passkey.' });
    audit(services, 'rename a passkey', account, user, id);
    return c.json(presentPasskey(passkey, passkeyId));
  });

  routes.delete('/:userId/:id', async (c) => {
    const { account } = await requireFreshAdministrator(c, services);
    const { userId, id } = c.req.param();
    const user = await findUser(services, userId);
    if (user.id === account.id) throw ownOnly('last_passkey');
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
  routes.route('/', provisioningRoutes(services));
  return routes;
}

/** What an administrator may do here. */
function policyOf({ config }: Services): Policy {
  const offers: readonly Offer[] = ['enrollment', 'remove-all', 'rename'];
  return config.provisioning ? { max: config.maxPasskeys, offers: [...offers, 'add'] } : { offers };
}
