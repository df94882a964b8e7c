import { Hono } from 'hono';
import { addPasskey, limitReached, type Details } from '../additions.js';
import {
  audit,
  findUser,
  ownOnly,
  requireAdministrator,
  requireFreshAdministrator,
} from '../administrators.js';
import { challengeExpired, findChallenge, issueChallenge } from '../challenges.js';
import { ensureBrowserCookie } from '../cookies.js';
import { readAttachment, readBody, readName, readRegistration, readState } from '../input.js';
import { findPasskeyByReceipt, listPasskeys, presentPasskey, type NewPasskey } from '../passkeys.js';
import { Problem } from '../problems.js';
import { receiptOf } from '../receipts.js';
import type { Services } from '../services.js';
import { requireFreshness } from '../sessions.js';
import { creationOptions, refused } from '../webauthn.js';

/**
 * Security keys that an administrator registers for somebody else, where that is switched on. Whoever holds the key can
 * sign in as that person: so it is a key that can be handed over, never what stays with the administrator.
 */
export function provisioningRoutes(services: Services): Hono {
  const { config, db } = services;

  const routes = new Hono();

  routes.post('/:userId/register/begin', async (c) => {
    const { account } = await requireFreshAdministrator(c, services);
    requireProvisioning(services);
    const body = await readBody(c);
    const user = await findUser(services, c.req.param('userId'));
    if (user.id === account.id) throw ownOnly('forbidden');
    if (readAttachment(body) === 'platform') throw new Problem('validation', { field: 'attachment' });
    const existing = await listPasskeys(db, user.id);
    if (existing.length >= config.maxPasskeys) throw limitReached(services);
    const browser = ensureBrowserCookie(c, config);
    const challenge = await issueChallenge(services, { purpose: 'provision', browser, accountId: user.id });
    const options = await creationOptions(config, user, challenge, existing, 'cross-platform');
    return c.json({ options: { ...options, hints: ['security-key'] }, state: challenge.id });
  });

  // As in register.ts: the challenge stays good where the session is too old, and an echo gets the same answer.
  routes.post('/:userId/register/complete', async (c) => {
    const session = await requireAdministrator(c, services);
    requireProvisioning(services);
    const body = await readBody(c);
    const credential = readRegistration(body);
    const name = readName(body);
    const state = readState(body);
    const user = await findUser(services, c.req.param('userId'));
    if (user.id === session.account.id) throw ownOnly('forbidden');
    const browser = ensureBrowserCookie(c, config);
    const details: Details = { credential, name, receipt: receiptOf(state, browser, credential) };
    const echoed = await findPasskeyByReceipt(db, details.receipt);
    if (echoed?.accountId === user.id) return c.json(presentPasskey(echoed, session.passkeyId), 201);

    requireFreshness(services, session);
    const query = { id: state, purpose: ['provision'], browser, accountId: user.id } as const;
    const challenge = await findChallenge(services, query);
    const stored = challenge && (await addPasskey(services, challenge, details, requireKey));
    const passkey = stored ?? (await findPasskeyByReceipt(db, details.receipt));
    if (passkey?.accountId !== user.id) throw challengeExpired();
    if (stored) audit(services, 'add a security key', session.account, user, passkey.id);
    return c.json(presentPasskey(passkey, session.passkeyId), 201);
  });
  return routes;
}

function requireProvisioning({ config }: Services): void {
  if (!config.provisioning)
    throw new Problem('unsupported', { detail: 'Nobody adds a security key for others here.' });
}

// What is copied to other devices, or is part of the computer or phone that made it, cannot be handed over.
function requireKey({ backupEligible, transports }: NewPasskey): void {
  if (backupEligible || transports.includes('internal')) throw refused();
}
