import { createHmac, randomInt } from 'node:crypto';
import type { Client, InStatement } from '@libsql/client';
import { findAccountByName } from './accounts.js';
import { nobody } from './challenges.js';
import { integer } from './rows.js';
import type { Services } from './services.js';
import { digest, randomToken } from './tokens.js';

/** So many are made at once. */
const howMany = 10;
// Digits and letters but I, L, O and U: what looks like another one is read as that one (Crockford's base 32).
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 3 groups of 4 characters of 5 bits each: 60 bits, which nobody guesses within the limits on tries. */
const groups = 3;
const groupLength = 4;

/** How many codes an account was given, and how many of them are left. */
export async function countRecoveryCodes(
  db: Client,
  accountId: string,
): Promise<{ readonly total: number; readonly remaining: number }> {
  const sql = `SELECT count(*) AS total, count(*) - count(used_at) AS remaining
               FROM recovery_codes WHERE account_id = ?`;
  const [row] = (await db.execute({ sql, args: [accountId] })).rows;
  return row
    ? { total: integer(row, 'total'), remaining: integer(row, 'remaining') }
    : { total: 0, remaining: 0 };
}

/** Makes new codes. The old ones end, with whatever they were about to open. Only digests are kept. */
export async function makeRecoveryCodes(services: Services, accountId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: howMany }, newCode);
  const now = services.config.now();
  await services.db.batch(
    [
      { sql: `DELETE FROM proofs WHERE account_id = ? AND purpose = 'recovery'`, args: [accountId] },
      { sql: 'DELETE FROM recovery_codes WHERE account_id = ?', args: [accountId] },
      ...codes.map((code) => ({
        sql: 'INSERT INTO recovery_codes (account_id, code_digest, created_at) VALUES (?, ?, ?)',
        args: [accountId, codeDigest(services, accountId, code), now],
      })),
    ],
    'write',
  );
  return codes;
}

/**
 * Takes a code, and gives a proof of it for this browser. Absent where the code is wrong or used; where there is no
 * such account, the very same is done for nobody's, so that neither the answer nor its time tells.
 *
 * Sent again by the same browser, it is the same code again: the answer may have got lost, and the visitor's code
 * must not be lost with it. That ends with the proof's time, or when a passkey has come of it.
 */
export async function redeemRecoveryCode(
  services: Services,
  input: { readonly username: string; readonly code: string; readonly browser: string },
): Promise<string | undefined> {
  const { db, config } = services;
  const accountId = (await findAccountByName(db, input.username))?.id ?? nobody;
  const proof = randomToken();
  const now = config.now();
  const args = {
    proof: digest(proof),
    accountId,
    code: codeDigest(services, accountId, input.code),
    browser: digest(input.browser),
    now,
    expiresAt: now + config.proofLifetime,
  };
  const [, proven] = await db.batch([purge(now), prove(args), use(args)], 'write');
  return proven?.rows.length === 1 ? proof : undefined;
}

type RedeemArgs = Readonly<Record<string, string | number>>;

const purge = (now: number): InStatement => ({
  sql: 'DELETE FROM proofs WHERE expires_at <= ?',
  args: [now],
});

// The proof of an echo ends when the first one does.
const prove = (args: RedeemArgs): InStatement => ({
  sql: `WITH earlier AS (SELECT min(expires_at) AS ends FROM proofs
                         WHERE account_id = :accountId AND code_digest = :code AND browser = :browser)
        INSERT INTO proofs (digest, purpose, account_id, code_digest, browser, expires_at)
        SELECT :proof, 'recovery', :accountId, :code, :browser, coalesce(ends, :expiresAt) FROM earlier
        WHERE ends IS NOT NULL OR EXISTS (SELECT 1 FROM recovery_codes
          WHERE account_id = :accountId AND code_digest = :code AND used_at IS NULL)
        RETURNING digest`,
  args,
});

const use = ({ accountId = '', code = '', now = 0 }: RedeemArgs): InStatement => ({
  sql: `UPDATE recovery_codes SET used_at = :now
        WHERE account_id = :accountId AND code_digest = :code AND used_at IS NULL`,
  args: { accountId, code, now },
});

function newCode(): string {
  const group = () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

// People type spaces for dashes, small letters, and what they take a character for.
function normalise(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

// With the server's secret: whoever reads the database cannot even try codes on it.
function codeDigest({ secret }: Services, accountId: string, code: string): string {
  const text = JSON.stringify(['recovery-code', accountId, normalise(code)]);
  return createHmac('sha256', secret).update(text).digest('base64url');
}
