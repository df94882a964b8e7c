import type { Client } from '@libsql/client';
import type { Context } from 'hono';
import { findAccount, usernameKey, type Account } from './accounts.js';
import { Problem } from './problems.js';
import { integer, text } from './rows.js';
import type { Services } from './services.js';
import { requireFreshness, requireSession, type Session } from './sessions.js';

/**
 * Makes one account the administrator's, and no other. Only one that exists: a name that is still free could be taken
 * by whoever comes first. Resolves to whether there is such an account.
 */
export async function appointAdministrator(db: Client, username: string): Promise<boolean> {
  const { rows } = await db.execute({
    sql: 'UPDATE accounts SET administrator = (username_key = :key) WHERE administrator OR username_key = :key RETURNING administrator',
    args: { key: usernameKey(username) },
  });
  return rows.some((row) => integer(row, 'administrator') === 1);
}

export async function isAdministrator(db: Client, accountId: string): Promise<boolean> {
  const sql = 'SELECT 1 FROM accounts WHERE id = ? AND administrator = 1';
  return (await db.execute({ sql, args: [accountId] })).rows.length === 1;
}

/** The session of a request that must be an administrator's. */
export async function requireAdministrator(c: Context, services: Services): Promise<Session> {
  const session = await requireSession(c, services);
  if (await isAdministrator(services.db, session.account.id)) return session;
  throw new Problem('forbidden', { detail: 'Only administrators may do this.' });
}

/** The same, of one who proved a moment ago who they are: for what cannot be taken back. */
export async function requireFreshAdministrator(c: Context, services: Services): Promise<Session> {
  const session = await requireAdministrator(c, services);
  requireFreshness(services, session);
  return session;
}

/** Whom an administrator looks after. Only they hear whether there is such an account. */
export async function findUser({ db }: Services, userId: string): Promise<Account> {
  const account = await findAccount(db, userId);
  if (!account) throw new Problem('not_found', { detail: 'There is no such account.' });
  return account;
}

/** Nobody locks themselves out here, or gets around their own page. */
export function ownOnly(code: 'last_passkey' | 'forbidden'): Problem {
  return new Problem(code, { detail: 'Your own passkeys are on your own page.' });
}

/** An account in the list of all. */
export interface ListedAccount {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly passkeys: number;
}

/** The newest accounts. */
export async function listAccounts(db: Client, most = 100): Promise<readonly ListedAccount[]> {
  const { rows } = await db.execute({
    sql: `SELECT id, username, display_name, (SELECT count(*) FROM passkeys WHERE account_id = accounts.id) AS passkeys
          FROM accounts ORDER BY created_at DESC, rowid DESC LIMIT ?`,
    args: [most],
  });
  return rows.map((row) => ({
    id: text(row, 'id'),
    name: text(row, 'username'),
    displayName: text(row, 'display_name'),
    passkeys: integer(row, 'passkeys'),
  }));
}

/** What an administrator did, for whoever has to answer for it later. Ids, and nothing that opens anything. */
export function audit(
  { config }: Services,
  deed: string,
  by: Account,
  whose: Account,
  passkeyId?: string,
): void {
  const at = new Date(config.now()).toISOString();
  config.audit(
    JSON.stringify({ at, deed, by: by.id, account: whose.id, ...(passkeyId && { passkey: passkeyId }) }),
  );
}
