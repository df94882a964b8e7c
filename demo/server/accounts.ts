import type { Client, InStatement, Row } from '@libsql/client';
import { text } from './rows.js';
import { randomToken } from './tokens.js';

export interface Account {
  readonly id: string;
  /** WebAuthn's user handle, base64url: random, so that it says nothing about the person. */
  readonly userHandle: string;
  readonly username: string;
  readonly displayName: string;
}

/** An account that a sign-up is about to create. */
export interface NewAccount extends Account {
  /** The key of the proof that its name is the visitor's address. */
  readonly proof?: string;
}

/** An account as the list of its passkeys tells it. */
export const presentAccount = (rpId: string, { userHandle, username, displayName }: Account) => ({
  rpId,
  userHandle,
  name: username,
  displayName,
});

/** An account that is not stored yet, under a fresh id and user handle. */
export function newAccount(username: string, displayName: string): Account {
  return { id: randomToken(16), userHandle: randomToken(32), username, displayName };
}

/** Stores an account if its name is free and `condition` (SQL with named arguments) holds. */
export function insertAccount(
  account: Account,
  now: number,
  condition: string,
  args: Record<string, string>,
): InStatement {
  return {
    sql: `INSERT INTO accounts (id, user_handle, username, username_key, display_name, created_at)
          SELECT :id, :userHandle, :username, :key, :displayName, :now WHERE ${condition}
          ON CONFLICT DO NOTHING`,
    args: { ...args, ...account, key: usernameKey(account.username), now },
  };
}

export async function findAccount(db: Client, id: string): Promise<Account | undefined> {
  return readFirst(await db.execute({ sql: 'SELECT * FROM accounts WHERE id = ?', args: [id] }));
}

export async function findAccountByName(db: Client, username: string): Promise<Account | undefined> {
  const args = [usernameKey(username)];
  return readFirst(await db.execute({ sql: 'SELECT * FROM accounts WHERE username_key = ?', args }));
}

/**
 * SQL that holds as long as the account `:accountId` can be opened without a passkey. A second factor is none: it
 * opens nothing alone.
 */
export const hasOtherWayIn = `(EXISTS (SELECT 1 FROM other_ways_in WHERE account_id = :accountId)
  OR EXISTS (SELECT 1 FROM recovery_codes WHERE account_id = :accountId AND used_at IS NULL))`;

/** The ways to sign in to an account besides passkeys, in words for people. */
export async function listWaysIn(db: Client, accountId: string): Promise<readonly string[]> {
  const sql = `SELECT label FROM other_ways_in WHERE account_id = :accountId
    UNION SELECT 'Recovery codes' FROM recovery_codes WHERE account_id = :accountId AND used_at IS NULL
    ORDER BY label`;
  const { rows } = await db.execute({ sql, args: { accountId } });
  return rows.map((row) => text(row, 'label'));
}

/** Notes that the account can also be opened in another way, such as "E-mail link". */
export async function addOtherWayIn(db: Client, accountId: string, label: string): Promise<void> {
  const sql = 'INSERT INTO other_ways_in (account_id, label) VALUES (?, ?) ON CONFLICT DO NOTHING';
  await db.execute({ sql, args: [accountId, label] });
}

/** What two user names have in common if they count as the same. */
export function usernameKey(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase();
}

function readFirst({ rows: [row] }: { rows: Row[] }): Account | undefined {
  if (!row) return undefined;
  return {
    id: text(row, 'id'),
    userHandle: text(row, 'user_handle'),
    username: text(row, 'username'),
    displayName: text(row, 'display_name'),
  };
}
