import { Hono } from 'hono';
import { counterIsNewer, noteUse, verifyAssertion } from '../assertions.js';
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
import { readAuthentication, readBody, readOptionalText, readState } from '../input.js';
import { listPasskeys, type StoredPasskey } from '../passkeys.js';
import { Problem } from '../problems.js';
import { receiptOf } from '../receipts.js';
import type { Services } from '../services.js';
import { requireSession, type Session } from '../sessions.js';
import { describe, refused, requestOptions } from '../webauthn.js';

/** Proving once more who one is, within the session that there is. It also tells whether a passkey works. */
export function stepUpRoutes(services: Services): Hono {
  const { config } = services;

  const routes = new Hono();

  routes.post('/begin', async (c) => {
    const { account } = await requireSession(c, services);
    const wanted = readOptionalText(await readBody(c), 'passkey', 1, 256);
    const passkeys = await passkeysFor(services, account.id, wanted);
    const browser = ensureBrowserCookie(c, config);
    const challenge = await issueChallenge(services, {
      purpose: 'step-up',
      browser,
      accountId: account.id,
    });
    const options = await requestOptions(config, challenge, passkeys.map(describe));
    return c.json({ options, state: challenge.id });
  });

  routes.post('/complete', async (c) => {
    const session = await requireSession(c, services);
    const body = await readBody(c);
    const credential = readAuthentication(body);
    const state = readState(body);
    const browser = ensureBrowserCookie(c, config);
    const receipt = receiptOf(state, browser, credential);

    const query = { id: state, purpose: ['step-up'], browser, accountId: session.account.id } as const;
    const challenge = await findChallenge(services, query);
    const proved = challenge && (await prove(services, session, challenge, credential, receipt));
    if (!proved && !(await isProvedBy(services, session, receipt))) throw challengeExpired();
    return c.body(null, 204);
  });
  return routes;
}

/** All of the account, or the one that is wanted; somebody else's is none. */
async function passkeysFor(
  { db }: Services,
  accountId: string,
  wanted: string | undefined,
): Promise<readonly StoredPasskey[]> {
  const passkeys = await listPasskeys(db, accountId);
  const found = wanted === undefined ? passkeys : passkeys.filter(({ id }) => id === wanted);
  if (found.length > 0) return found;
  throw wanted === undefined
    ? new Problem('no_passkeys', { detail: 'This account has no passkey.' })
    : new Problem('not_found', { detail: 'There is no such passkey.' });
}

// `undefined`: another request has used the challenge up in the meantime.
async function prove(
  services: Services,
  { idDigest }: Session,
  challenge: Challenge,
  credential: ReturnType<typeof readAuthentication>,
  receipt: string,
): Promise<true | undefined> {
  const { db, config } = services;
  const { passkey, use } = await attempt(services, challenge, () =>
    verifyAssertion(services, challenge, credential),
  );
  const condition = `${challengeIsUnused} AND ${counterIsNewer}`;
  const args = { challengeId: challenge.id, usedId: passkey.id, counter: use.counter };
  const [proved, , consumed] = await db.batch(
    [
      {
        sql: `UPDATE sessions SET proved_at = :now, proof_receipt = :receipt
              WHERE id_digest = :idDigest AND ${condition} RETURNING id_digest`,
        args: { ...args, idDigest, receipt, now: config.now() },
      },
      noteUse(services, use, condition, args),
      consumeChallenge(challenge.id),
    ],
    'write',
  );
  if (consumed?.rows.length === 0) return undefined;
  // The passkey was removed, or used with a higher counter, while its signature was being checked.
  if (proved?.rows.length === 0) throw refused();
  return true;
}

/** Whether exactly this request has already made the session fresh: its answer got lost. */
async function isProvedBy({ db }: Services, { idDigest }: Session, receipt: string): Promise<boolean> {
  const sql = 'SELECT 1 FROM sessions WHERE id_digest = ? AND proof_receipt = ?';
  return (await db.execute({ sql, args: [idDigest, receipt] })).rows.length > 0;
}
