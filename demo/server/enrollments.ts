import type { Services } from './services.js';
import { digest, randomToken } from './tokens.js';

/** How long a link is good that adds a passkey on another device. */
const LIFETIME = 15 * 60_000;

/** A link that lets whoever has it add one passkey to an account. It is told this once. */
export interface NewEnrollment {
  readonly url: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Makes a link for an account. Earlier ones that nobody has used end: there is one at a time. */
export async function issueEnrollment(
  { db, config }: Services,
  accountId: string,
  requestUrl: string,
): Promise<NewEnrollment> {
  const now = config.now();
  const expiresAt = now + LIFETIME;
  const code = randomToken();
  await db.batch(
    [
      {
        sql: 'DELETE FROM enrollments WHERE used_at IS NULL AND (account_id = ? OR expires_at <= ?)',
        args: [accountId, now],
      },
      {
        sql: 'INSERT INTO enrollments (code_digest, account_id, created_at, expires_at) VALUES (?, ?, ?, ?)',
        args: [enrollmentDigest(code), accountId, now, expiresAt],
      },
    ],
    'write',
  );
  const url = new URL('/enroll.html', config.publicOrigin ?? requestUrl);
  url.searchParams.set('code', code);
  return { url: url.href, expiresAt: new Date(expiresAt).toISOString() };
}

/** What the database has of a code: whoever reads it cannot use the link. */
export function enrollmentDigest(code: string): string {
  return digest('enrollment', code);
}
