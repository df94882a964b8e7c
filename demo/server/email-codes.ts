import { randomInt } from 'node:crypto';
import { findAccountByName, usernameKey } from './accounts.js';
import type { Mail } from './mails.js';
import { Problem } from './problems.js';
import { integer } from './rows.js';
import type { Services } from './services.js';
import { digest, keyedDigest, randomToken } from './tokens.js';

/*
 * A code that is sent to an address, and the proof that it was typed. Six digits are easily guessed, so a code takes
 * five tries, is good for ten minutes and in one browser, and few are sent to one address. Nothing that a stranger
 * sees tells whether the address has an account: who has one gets another mail.
 */

const lifetime = 10 * 60_000;
const tries = 5;
const hour = 60 * 60_000;
const perHour = 5;

/** Seconds until the page offers to send another. */
export const resendAfter = 30;

/** Sends a code to an address. Returns what the browser has to bring back with it. */
export async function sendCode(services: Services, browser: string, email: string): Promise<string> {
  const { db, config, secret, mailer } = services;
  const [id, code] = [randomToken(), String(randomInt(1_000_000)).padStart(6, '0')];
  const [now, address] = [config.now(), usernameKey(email)];
  const account = await findAccountByName(db, email);
  const [, inserted] = await db.batch(
    [
      { sql: 'DELETE FROM email_codes WHERE created_at <= ?', args: [now - hour] },
      {
        sql: `INSERT INTO email_codes (id, address, code_digest, browser, tries_left, created_at, expires_at)
              SELECT :id, :address, :code, :browser, :tries, :now, :expiresAt
              WHERE (SELECT count(*) FROM email_codes WHERE address = :address) < :perHour RETURNING id`,
        args: {
          ...{ id, address, tries, now, perHour, browser: digest(browser), expiresAt: now + lifetime },
          // For somebody who has an account no code is right.
          code: account ? randomToken() : codeDigest(secret, id, code),
        },
      },
    ],
    'write',
  );
  if (inserted?.rows.length === 0) throw await tooMany(services, address);
  await mailer?.(account ? accountMail(services, email) : codeMail(services, email, code), browser);
  return id;
}

/** Takes a code, once, and returns the proof that it was right. */
export async function redeemCode(
  { db, config, secret }: Services,
  browser: string,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<string> {
  const proof = randomToken();
  const now = config.now();
  const open = 'id = :id AND browser = :browser AND expires_at > :now AND tries_left > 0';
  const right = `${open} AND code_digest = :code`;
  const args = { id, browser: digest(browser), now };
  const rightArgs = { ...args, code: codeDigest(secret, id, code) };
  const [, , redeemed, tried] = await db.batch(
    [
      { sql: 'DELETE FROM proofs WHERE expires_at <= ?', args: [now] },
      {
        sql: `INSERT INTO proofs (digest, purpose, address, browser, expires_at)
              SELECT :proof, 'email', address, browser, :until FROM email_codes WHERE ${right}`,
        args: { ...rightArgs, proof: digest(proof), until: now + lifetime },
      },
      { sql: `UPDATE email_codes SET tries_left = 0 WHERE ${right} RETURNING id`, args: rightArgs },
      // A code that was right has no tries left by now.
      {
        sql: `UPDATE email_codes SET tries_left = tries_left - 1 WHERE ${open} RETURNING tries_left`,
        args,
      },
    ],
    'write',
  );
  if (redeemed?.rows.length === 1) return proof;
  const [row] = tried?.rows ?? [];
  if (row && integer(row, 'tries_left') > 0) {
    throw new Problem('code_invalid', { detail: 'That code is not right.' });
  }
  throw new Problem('challenge_expired', {
    detail: 'This code is not good any more. Please ask for another.',
  });
}

/** SQL that holds as long as the proof `:proof` has not been used. */
export const proofIsUnused = 'EXISTS (SELECT 1 FROM proofs WHERE digest = :proof)';

/** The key of a proof that this browser has typed the code of this address. */
export async function findProof(
  { db, config }: Services,
  browser: string,
  { proof, email }: { readonly proof: string; readonly email: string },
): Promise<string | undefined> {
  const key = digest(proof);
  const { rows } = await db.execute({
    sql: `SELECT 1 FROM proofs
          WHERE digest = ? AND purpose = 'email' AND address = ? AND browser = ? AND expires_at > ?`,
    args: [key, usernameKey(email), digest(browser), config.now()],
  });
  return rows.length === 1 ? key : undefined;
}

const codeDigest = (secret: string, id: string, code: string): string =>
  keyedDigest(secret, 'email-code', id, code);

function codeMail({ config: { rpName } }: Services, to: string, code: string): Mail {
  return {
    to,
    subject: `${code} is your code for ${rpName}`,
    text:
      `Your code is ${code}. It is good for ten minutes, on the page where you asked for it.\n\n` +
      'Nobody who is honest will ever ask you for it. If you did not ask for it, you need not do anything.\n',
  };
}

function accountMail({ config: { rpName, publicOrigin } }: Services, to: string): Mail {
  return {
    to,
    subject: `You already have an account at ${rpName}`,
    text:
      `Somebody, probably you, wanted to sign up at ${rpName} with this address. You already have an account: ` +
      `sign in${publicOrigin === undefined ? '' : ` at ${publicOrigin}/login.html`}.\n\n` +
      'If it was not you, you need not do anything.\n',
  };
}

async function tooMany({ db, config }: Services, address: string): Promise<Problem> {
  const { rows } = await db.execute({
    sql: 'SELECT min(created_at) AS oldest FROM email_codes WHERE address = ?',
    args: [address],
  });
  const [row] = rows;
  const wait = row ? integer(row, 'oldest') + hour - config.now() : hour;
  return new Problem('rate_limited', { retryAfter: Math.max(1, Math.ceil(wait / 1000)) });
}
