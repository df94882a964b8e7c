import { Hono } from 'hono';
import {
  attempt,
  challengeExpired,
  challengeIsUnused,
  consumeChallenge,
  findChallenge,
  issueChallenge,
  type Challenge,
} from '../challenges.js';
import { ensureBrowserCookie } from '../cookies.js';
import { readAttachment, readBody, readMediation, readName, readRegistration, readState } from '../input.js';
import {
  findPasskeyByCredential,
  findPasskeyByReceipt,
  insertPasskey,
  listPasskeys,
  presentPasskey,
  readPasskey,
  type StoredPasskey,
} from '../passkeys.js';
import { Problem } from '../problems.js';
import { receiptOf } from '../receipts.js';
import type { Services } from '../services.js';
import { requireFreshness, requireFreshSession, requireSession } from '../sessions.js';
import { randomToken } from '../tokens.js';
import { creationOptions, verifyNewPasskey } from '../webauthn.js';

/** Adding a passkey to the account that is signed in. */
export function registerRoutes(services: Services): Hono {
  const { config, db } = services;

  const routes = new Hono();

  routes.post('/begin', async (c) => {
    const { account } = await requireFreshSession(c, services);
    const body = await readBody(c);
    const attachment = readAttachment(body);
    const mediation = readMediation(body);
    const existing = await listPasskeys(db, account.id);
    if (existing.length >= config.maxPasskeys) throw limitReached(services);

    const browser = ensureBrowserCookie(c, config);
    const challenge = await issueChallenge(services, {
      purpose: mediation ? 'upgrade' : 'register',
      browser,
      accountId: account.id,
    });
    const options = await creationOptions(config, account, challenge, existing, attachment);
    return c.json({ options, state: challenge.id });
  });

  routes.post('/complete', async (c) => {
    const session = await requireSession(c, services);
    const body = await readBody(c);
    const credential = readRegistration(body);
    const name = readName(body);
    const state = readState(body);
    const browser = ensureBrowserCookie(c, config);
    const receipt = receiptOf(state, browser, credential);

    const accountId = session.account.id;
    // The challenge stays good: after a step-up the same credential comes again. An echo changes nothing.
    if (!(await findPasskeyByReceipt(db, receipt))) requireFreshness(services, session);
    const query = { id: state, purpose: ['register', 'upgrade'], browser, accountId } as const;
    const challenge = await findChallenge(services, query);
    const stored =
      challenge && (await register(services, challenge, credential, { accountId, name, receipt }));
    const passkey = stored ?? (await findPasskeyByReceipt(db, receipt));
    if (passkey?.accountId !== accountId) throw challengeExpired();
    return c.json(presentPasskey(passkey, session.passkeyId), 201);
  });
  return routes;
}

// `undefined`: another request has used the challenge up in the meantime.
async function register(
  services: Services,
  challenge: Challenge,
  credential: ReturnType<typeof readRegistration>,
  details: { readonly accountId: string; readonly name: string | undefined; readonly receipt: string },
): Promise<StoredPasskey | undefined> {
  const { config, db } = services;
  const passkey = await attempt(services, challenge, () =>
    verifyNewPasskey(config, challenge, credential, { presence: challenge.purpose !== 'upgrade' }),
  );
  const values = { ...details, id: randomToken(16), passkey, now: config.now() };
  const args = { challengeId: challenge.id, max: config.maxPasskeys };
  const [inserted, consumed] = await db.batch(
    [insertPasskey(values, `${challengeIsUnused} AND ${isBelowLimit}`, args), consumeChallenge(challenge.id)],
    'write',
  );
  if (consumed?.rows.length === 0) return undefined;
  const stored = inserted?.rows.map(readPasskey)[0];
  if (stored) return stored;
  if (await findPasskeyByCredential(db, passkey.credentialId)) {
    throw new Problem('already_registered', { detail: 'This passkey is registered already.' });
  }
  throw limitReached(services);
}

// Counted by the statement that inserts: two ceremonies at once cannot both be the last that fits.
const isBelowLimit = '(SELECT count(*) FROM passkeys WHERE account_id = :accountId) < :max';

function limitReached({ config: { maxPasskeys } }: Services): Problem {
  return new Problem('limit_reached', {
    max: maxPasskeys,
    detail: `An account may have ${String(maxPasskeys)} passkeys.`,
  });
}
