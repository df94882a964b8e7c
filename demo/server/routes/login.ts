import type { InStatement } from '@libsql/client';
import { Hono, type Context } from 'hono';
import { findAccount, findAccountByName, type Account } from '../accounts.js';
import {
  attempt,
  challengeExpired,
  challengeIsUnused,
  consumeChallenge,
  findChallenge,
  issueChallenge,
  nobody,
  type Challenge,
} from '../challenges.js';
import { ensureBrowserCookie } from '../cookies.js';
import { decoyFor } from '../decoys.js';
import { readAuthentication, readBody, readState } from '../input.js';
import { findPasskeyByCredential, listPasskeys, type StoredPasskey } from '../passkeys.js';
import { Problem } from '../problems.js';
import { receiptOf } from '../receipts.js';
import type { Services } from '../services.js';
import { openSession, reopenSession, sendSession } from '../sessions.js';
import { describe, refused, requestOptions, verifyUse, type Descriptor, type Use } from '../webauthn.js';

type Assertion = ReturnType<typeof readAuthentication>;

/** Signing in with a passkey. */
export function loginRoutes(services: Services): Hono {
  const { config, db } = services;

  const routes = new Hono();

  routes.post('/begin', async (c) => {
    const { username } = await readBody(c);
    const browser = ensureBrowserCookie(c, config);
    if (username === undefined) {
      const challenge = await issueChallenge(services, { purpose: 'login', browser });
      return c.json({ options: await requestOptions(config, challenge), state: challenge.id });
    }
    if (typeof username !== 'string' || username.length > 256) {
      throw new Problem('validation', { field: 'username' });
    }
    const account = await findAccountByName(db, username);
    const accountId = account?.id ?? nobody;
    const challenge = await issueChallenge(services, { purpose: 'login', browser, accountId });
    const allowed = await allowedPasskeys(services, account, username);
    return c.json({ options: await requestOptions(config, challenge, allowed), state: challenge.id });
  });

  routes.post('/complete', async (c) => {
    const body = await readBody(c);
    const credential = readAuthentication(body);
    const state = readState(body);
    const browser = ensureBrowserCookie(c, config);
    const receipt = receiptOf(state, browser, credential);

    const challenge = await findChallenge(services, { id: state, purpose: ['login'], browser });
    const account = challenge && (await signIn(c, services, challenge, credential, receipt));
    const signedIn = account ?? (await reopenSession(c, services, receipt))?.account;
    if (!signedIn) throw challengeExpired();
    return c.json({ user: { name: signedIn.username, displayName: signedIn.displayName } });
  });
  return routes;
}

async function allowedPasskeys(
  services: Services,
  account: Account | undefined,
  username: string,
): Promise<readonly Descriptor[]> {
  const passkeys = account ? await listPasskeys(services.db, account.id) : [];
  return passkeys.length > 0 ? passkeys.map(describe) : [decoyFor(services, username)];
}

// `undefined`: another request has used the challenge up in the meantime.
async function signIn(
  c: Context,
  services: Services,
  challenge: Challenge,
  credential: Assertion,
  receipt: string,
): Promise<Account | undefined> {
  const { passkey, account, use } = await attempt(services, challenge, () =>
    check(services, challenge, credential),
  );
  const condition = `${challengeIsUnused} AND ${counterIsNewer}`;
  const args = { challengeId: challenge.id, usedId: passkey.id, counter: use.counter };
  const { id, statements } = openSession(
    c,
    services,
    { accountId: account.id, passkeyId: passkey.id, receipt },
    condition,
    args,
  );
  const results = await services.db.batch(
    [...statements, noteUse(services, use, condition, args), consumeChallenge(challenge.id)],
    'write',
  );
  const [opened] = results;
  const consumed = results.at(-1);
  if (consumed?.rows.length === 0) return undefined;
  // The passkey was removed, or used with a higher counter, while its signature was being checked.
  if (opened?.rows.length === 0) throw refused();
  sendSession(c, services, id);
  return account;
}

async function check(
  { db, config }: Services,
  challenge: Challenge,
  credential: Assertion,
): Promise<{ passkey: StoredPasskey; account: Account; use: Use }> {
  const passkey = await findPasskeyByCredential(db, credential.id);
  const account = passkey && (await findAccount(db, passkey.accountId));
  if (!passkey || !account) {
    throw new Problem('unknown_credential', { detail: 'This passkey is not known here any more.' });
  }
  if (!isWhoWasAsked(challenge, account, credential.response.userHandle)) throw refused();
  return { passkey, account, use: await verifyUse(config, challenge, passkey, credential) };
}

// Where nobody was named, the authenticator has to say whose passkey it is; where somebody was, it need not, but it
// must not say otherwise (WebAuthn L3 §7.2, step 6).
function isWhoWasAsked({ accountId }: Challenge, account: Account, userHandle: string | undefined): boolean {
  if (accountId === undefined) return userHandle === account.userHandle;
  return accountId === account.id && (userHandle === undefined || userHandle === account.userHandle);
}

// A counter that does not grow is a copied authenticator's; those that have none always say 0.
const counterIsNewer = `EXISTS (SELECT 1 FROM passkeys WHERE id = :usedId
  AND (counter < :counter OR (counter = 0 AND :counter = 0)))`;

function noteUse(
  { config }: Services,
  use: Use,
  condition: string,
  args: Record<string, string | number>,
): InStatement {
  return {
    sql: `UPDATE passkeys SET counter = :counter, backup_eligible = :backupEligible, backed_up = :backedUp,
                              last_used_at = :now
          WHERE id = :usedId AND ${condition}`,
    args: { ...args, ...use, now: config.now() },
  };
}
