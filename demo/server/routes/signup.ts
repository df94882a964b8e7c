import { Hono, type Context } from 'hono';
import { findAccountByName, insertAccount, newAccount, type Account, type NewAccount } from '../accounts.js';
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
import { enteredBefore } from '../echoes.js';
import { findProof, proofIsUnused } from '../email-codes.js';
import {
  readAttachment,
  readBody,
  readEmail,
  readName,
  readOptionalText,
  readRegistration,
  readState,
  readUsername,
} from '../input.js';
import {
  findPasskeyByCredential,
  insertPasskey,
  presentPasskey,
  readPasskey,
  type NewPasskey,
  type StoredPasskey,
} from '../passkeys.js';
import { Problem } from '../problems.js';
import { receiptOf } from '../receipts.js';
import type { Services } from '../services.js';
import { openSession, sendSession } from '../sessions.js';
import { randomToken } from '../tokens.js';
import { creationOptions, verifyNewPasskey } from '../webauthn.js';

/** Creating an account with a passkey. */
export function signupRoutes(services: Services): Hono {
  const { config, db } = services;

  const routes = new Hono();

  routes.post('/begin', async (c) => {
    const body = await readBody(c);
    const browser = ensureBrowserCookie(c, config);
    const { username, proof } = await readNewName(services, body, browser);
    const displayName = readOptionalText(body, 'displayName', 0, 64) ?? '';
    const attachment = readAttachment(body);
    if (await findAccountByName(db, username)) throw taken();

    // Nothing is stored but the challenge: who goes away now leaves no account behind.
    const account = newAccount(username, displayName === '' ? username : displayName);
    const challenge = await issueChallenge(services, {
      purpose: 'signup',
      browser,
      newAccount: { ...account, ...(proof !== undefined && { proof }) },
    });
    const options = await creationOptions(config, account, challenge, [], attachment);
    return c.json({ options, state: challenge.id });
  });

  routes.post('/complete', async (c) => {
    const body = await readBody(c);
    const credential = readRegistration(body);
    const name = readName(body);
    const state = readState(body);
    const browser = ensureBrowserCookie(c, config);
    const receipt = receiptOf(state, browser, credential);

    const challenge = await findChallenge(services, { id: state, purpose: ['signup'], browser });
    const created = challenge && (await signUp(c, services, challenge, credential, { name, receipt }));
    const passkey = created ?? (await enteredBefore(c, services, receipt));
    if (!passkey) throw challengeExpired();
    return c.json(presentPasskey(passkey, passkey.id), 201);
  });
  return routes;
}

/**
 * An e-mail address as a user name has to be proved: others will take it for whose address it is. That is looked at
 * first, so that who proved nothing is not told either whether it is taken.
 */
async function readNewName(
  services: Services,
  body: Awaited<ReturnType<typeof readBody>>,
  browser: string,
): Promise<{ username: string; proof?: string }> {
  const shown = readOptionalText(body, 'proof', 1, 256);
  if (shown === undefined) {
    const username = readUsername(body);
    if (!username.includes('@')) return { username };
    throw new Problem('validation', {
      field: 'username',
      detail: 'A user name has no “@”, unless it is an e-mail address that was verified.',
    });
  }
  const username = readEmail(body, 'username');
  const proof = await findProof(services, browser, { proof: shown, email: username });
  if (proof === undefined) {
    throw new Problem('code_invalid', { detail: 'That took too long. Please ask for another code.' });
  }
  return { username, proof };
}

interface Details {
  readonly name: string | undefined;
  readonly receipt: string;
}

// `undefined`: another request has used the challenge up in the meantime.
async function signUp(
  c: Context,
  services: Services,
  challenge: Challenge,
  credential: ReturnType<typeof readRegistration>,
  details: Details,
): Promise<StoredPasskey | undefined> {
  const { config, db } = services;
  const account = challenge.newAccount;
  if (!account) throw challengeExpired();
  const passkey = await attempt(services, challenge, () => verifyNewPasskey(config, challenge, credential));

  const { sessionId, statements } = createAccount(c, services, challenge, account, passkey, details);
  const results = await db.batch(statements, 'write');
  if (results.at(-1)?.rows.length === 0) return undefined;
  const stored = results[1]?.rows.map(readPasskey)[0];
  if (!stored) throw await refusal(services, passkey, account);
  sendSession(c, services, sessionId);
  return stored;
}

async function refusal({ db }: Services, passkey: NewPasskey, { username }: Account): Promise<Problem> {
  if (await findPasskeyByCredential(db, passkey.credentialId)) return alreadyRegistered();
  // Else it was the proof that somebody else has used meanwhile.
  return (await findAccountByName(db, username)) ? taken() : challengeExpired();
}

// Account, passkey and session come to be together or not at all. Each statement asks for the one before, and the
// unique index on user names decides between two visitors at once.
function createAccount(
  c: Context,
  services: Services,
  challenge: Challenge,
  { proof, ...account }: NewAccount,
  passkey: NewPasskey,
  { name, receipt }: Details,
) {
  const now = services.config.now();
  const passkeyId = randomToken(16);
  const accountId = account.id;
  const args = { challengeId: challenge.id, credentialId: passkey.credentialId };
  const proved = proof === undefined ? {} : { proof };
  const isNew = `${challengeIsUnused}${proof === undefined ? '' : ` AND ${proofIsUnused}`} AND NOT EXISTS (SELECT 1 FROM passkeys WHERE credential_id = :credentialId)`;
  const hasAccount = `${challengeIsUnused} AND EXISTS (SELECT 1 FROM accounts WHERE id = :accountId)`;
  const session = openSession(c, services, { accountId, passkeyId, receipt }, hasAccount, {
    ...args,
    accountId,
  });
  return {
    sessionId: session.id,
    statements: [
      insertAccount(account, now, isNew, { ...args, ...proved }),
      insertPasskey({ id: passkeyId, accountId, passkey, name, receipt, now }, hasAccount, args),
      ...session.statements,
      ...(proof === undefined ? [] : [useProof(proof, accountId)]),
      consumeChallenge(challenge.id),
    ],
  };
}

const useProof = (proof: string, accountId: string) => ({
  sql: 'DELETE FROM proofs WHERE digest = ? AND EXISTS (SELECT 1 FROM accounts WHERE id = ?)',
  args: [proof, accountId],
});

function taken(): Problem {
  return new Problem('conflict', { field: 'username', detail: 'This user name is taken.' });
}

function alreadyRegistered(): Problem {
  return new Problem('already_registered', { detail: 'This passkey is registered already.' });
}
