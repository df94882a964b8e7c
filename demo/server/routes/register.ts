import { Hono, type Context } from 'hono';
import {
  addPasskey,
  insertion,
  isBelowLimit,
  limitReached,
  refuseAddition,
  verifyAddition,
  type Details,
} from '../additions.js';
import {
  challengeExpired,
  challengeIsUnused,
  consumeChallenge,
  findChallenge,
  issueChallenge,
  type Challenge,
} from '../challenges.js';
import { ensureBrowserCookie } from '../cookies.js';
import { enteredBefore } from '../echoes.js';
import { readAttachment, readBody, readMediation, readName, readRegistration, readState } from '../input.js';
import {
  findPasskeyByReceipt,
  insertPasskey,
  listPasskeys,
  presentPasskey,
  readPasskey,
  type StoredPasskey,
} from '../passkeys.js';
import { receiptOf } from '../receipts.js';
import { isBeyondLimit, passIsUnused, requireRegistrant, usePass, type Pass } from '../registrants.js';
import type { Services } from '../services.js';
import { openSession, requireFreshness, requireSession, sendSession, type Session } from '../sessions.js';
import { creationOptions } from '../webauthn.js';

/** Adding a passkey to the account that is signed in, or that a pass is for. */
export function registerRoutes(services: Services): Hono {
  const { config, db } = services;

  const routes = new Hono();

  routes.post('/begin', async (c) => {
    const body = await readBody(c);
    const browser = ensureBrowserCookie(c, config);
    const { account, pass, beyondLimit } = await requireRegistrant(c, services, body, browser);
    const attachment = readAttachment(body);
    const mediation = readMediation(body);
    const existing = await listPasskeys(db, account.id);
    if (existing.length >= config.maxPasskeys && !beyondLimit) throw limitReached(services);

    const challenge = await issueChallenge(services, {
      purpose: mediation ? 'upgrade' : 'register',
      browser,
      accountId: account.id,
      pass,
    });
    const options = await creationOptions(config, account, challenge, existing, attachment);
    return c.json({ options, state: challenge.id });
  });

  routes.post('/complete', async (c) => {
    const body = await readBody(c);
    const credential = readRegistration(body);
    const name = readName(body);
    const state = readState(body);
    const browser = ensureBrowserCookie(c, config);
    const receipt = receiptOf(state, browser, credential);
    const details = { credential, name, receipt };

    const query = { id: state, purpose: ['register', 'upgrade'], browser } as const;
    const challenge = await findChallenge(services, query);
    const entered = challenge?.pass
      ? await enter(c, services, challenge, challenge.pass, details)
      : await enteredBefore(c, services, receipt);
    if (entered) return c.json(presentPasskey(entered, entered.id), 201);

    const session = await requireSession(c, services);
    const passkey = await registerOnce(services, session, challenge, details);
    if (passkey?.accountId !== session.account.id) throw challengeExpired();
    return c.json(presentPasskey(passkey, session.passkeyId), 201);
  });
  return routes;
}

// The challenge stays good where the session is too old: after a step-up the same credential comes again. What was
// stored before is stored, and its echo wants no fresh session.
async function registerOnce(
  services: Services,
  session: Session,
  challenge: Challenge | undefined,
  details: Details,
): Promise<StoredPasskey | undefined> {
  const echoed = await findPasskeyByReceipt(services.db, details.receipt);
  if (echoed) return echoed;
  requireFreshness(services, session);
  if (challenge?.accountId !== session.account.id) return undefined;
  const stored = await addPasskey(services, challenge, details);
  return stored ?? findPasskeyByReceipt(services.db, details.receipt);
}

// Who shows a pass. Passkey and session come to be together or not at all, and the pass is used up with them.
async function enter(
  c: Context,
  services: Services,
  challenge: Challenge,
  pass: Pass,
  details: Details,
): Promise<StoredPasskey | undefined> {
  const { config, db } = services;
  const passkey = await verifyAddition(services, challenge, details);
  const insert = insertion(services, challenge, passkey, details);
  const { condition, args } = passIsUnused(pass);
  const isAllowed = `${challengeIsUnused} AND ${condition}`;
  const allowed = { ...args, challengeId: challenge.id };
  const isIn = 'EXISTS (SELECT 1 FROM passkeys WHERE id = :passkeyId)';
  const { accountId, id: passkeyId, receipt } = insert;
  const session = openSession(c, services, { accountId, passkeyId, receipt }, isAllowed, allowed);
  const fits = isBeyondLimit(pass) ? isAllowed : `${isAllowed} AND ${isBelowLimit}`;
  const results = await db.batch(
    [
      insertPasskey(insert, fits, isBeyondLimit(pass) ? allowed : { ...allowed, max: config.maxPasskeys }),
      ...session.statements,
      usePass(pass, isIn, { passkeyId }),
      consumeChallenge(challenge.id),
    ],
    'write',
  );
  if (results.at(-1)?.rows.length === 0) return enteredBefore(c, services, receipt);
  const stored = results[0]?.rows.map(readPasskey)[0];
  if (!stored) return refuseAddition(services, passkey, pass);
  sendSession(c, services, session.id);
  return stored;
}
