import type { Account } from './accounts.js';
import type { Services } from './services.js';
import { digest, randomToken } from './tokens.js';

/*
 * A link that adds a passkey on another device. Whoever has it gets into the account, so it works once, for a quarter
 * of an hour, and an account has one at a time. The code is in the fragment, which browsers send to no server.
 */

const lifetime = 15 * 60_000;

/** The key of a code in the database. */
export const enrollmentKey = (code: string): string => digest('enrollment', code);

/** Makes a link. The account's earlier one ends. */
export async function makeEnrollment(
  { db, config }: Services,
  account: Account,
  origin: string,
): Promise<{ readonly url: string; readonly expiresAt: string }> {
  const code = randomToken();
  const expiresAt = config.now() + lifetime;
  await db.execute({
    sql: `INSERT INTO enrollments (account_id, code_digest, expires_at) VALUES (:accountId, :key, :expiresAt)
          ON CONFLICT (account_id) DO UPDATE SET code_digest = :key, expires_at = :expiresAt`,
    args: { accountId: account.id, key: enrollmentKey(code), expiresAt },
  });
  return { url: `${origin}/enroll.html#code=${code}`, expiresAt: new Date(expiresAt).toISOString() };
}
