import { Hono } from 'hono';
import { attempt, challengeExpired, findChallenge, issueChallenge } from '../challenges.js';
import { ensureBrowserCookie } from '../cookies.js';
import { readBody, readName, readRegistration, readState } from '../input.js';
import { listPasskeys } from '../passkeys.js';
import { receiptOf } from '../receipts.js';
import { addKey, checkLimit, findKeyByReceipt, listKeys } from '../security-keys.js';
import type { Services } from '../services.js';
import { requireFreshness, requireFreshSession, requireSession } from '../sessions.js';
import { describe, keyOptions, verifyNewPasskey } from '../webauthn.js';

const purpose = 'security-key';

/** Adding a security key as a second factor to the account that is signed in. */
export function securityKeyRoutes(services: Services): Hono {
  const { config, db } = services;

  const routes = new Hono();

  routes.post('/begin', async (c) => {
    await readBody(c);
    const browser = ensureBrowserCookie(c, config);
    const { account } = await requireFreshSession(c, services);
    const keys = await listKeys(db, account.id);
    checkLimit(services, keys);
    const challenge = await issueChallenge(services, { purpose, browser, accountId: account.id });
    const passkeys = await listPasskeys(db, account.id);
    const options = await keyOptions(config, account, challenge, [...passkeys.map(describe), ...keys]);
    return c.json({ options, state: challenge.id });
  });

  routes.post('/complete', async (c) => {
    const body = await readBody(c);
    const credential = readRegistration(body);
    const name = readName(body);
    const state = readState(body);
    const browser = ensureBrowserCookie(c, config);
    const session = await requireSession(c, services);
    const accountId = session.account.id;
    const receipt = receiptOf(state, browser, credential);
    // What was stored before is stored, and its echo wants no fresh session.
    const echoed = await findKeyByReceipt(db, accountId, receipt);
    if (echoed) return c.json(echoed, 201);
    requireFreshness(services, session);
    const challenge = await findChallenge(services, { id: state, purpose: [purpose], browser, accountId });
    if (!challenge) throw challengeExpired();
    const key = await attempt(services, challenge, () => verifyNewPasskey(config, challenge, credential));
    return c.json(await addKey(services, challenge, { key, name, receipt }), 201);
  });
  return routes;
}
