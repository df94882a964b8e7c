import { Hono, type Context } from 'hono';
import { counterIsNewer, noteUse, verifyAssertion } from '../assertions.js';
import { findAccountByName, type Account } from '../accounts.js';
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
import { listPasskeys } from '../passkeys.js';
import { Problem } from '../problems.js';
import { receiptOf } from '../receipts.js';
import type { Services } from '../services.js';
import { openSession, reopenSession, sendSession } from '../sessions.js';
import { describe, refused, requestOptions, type Descriptor } from '../webauthn.js';

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
    verifyAssertion(services, challenge, credential),
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
