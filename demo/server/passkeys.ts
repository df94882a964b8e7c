import type { Client, InStatement, Row } from '@libsql/client';
import type { Passkey } from '../../src/model/passkey.js';
import { hasOtherWayIn } from './accounts.js';
import { bytes, integer, optionalInteger, optionalText, text } from './rows.js';

/** What an authenticator told of a passkey when it was made. */
export interface NewPasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly aaguid: string;
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
}

/** A passkey as it is stored. */
export interface StoredPasskey extends NewPasskey {
  readonly id: string;
  readonly accountId: string;
  readonly name: string | undefined;
  readonly createdAt: number;
  readonly lastUsedAt: number | undefined;
}

export interface InsertPasskey {
  readonly id: string;
  readonly accountId: string;
  readonly passkey: NewPasskey;
  readonly name: string | undefined;
  readonly receipt: string;
  readonly now: number;
}

/** Stores a passkey if it is new and `condition` (SQL with named arguments) holds. Returns its row. */
export function insertPasskey(
  { passkey, ...values }: InsertPasskey,
  condition: string,
  args: Record<string, string | number>,
): InStatement {
  return {
    sql: `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, transports, aaguid, name,
                                backup_eligible, backed_up, created_at, receipt)
          SELECT :id, :accountId, :credentialId, :publicKey, :counter, :transports, :aaguid, :name,
                 :backupEligible, :backedUp, :now, :receipt
          WHERE ${condition}
          ON CONFLICT DO NOTHING
          RETURNING *`,
    args: {
      ...args,
      ...passkey,
      ...values,
      name: values.name ?? null,
      transports: JSON.stringify(passkey.transports),
    },
  };
}

/** The passkeys of an account, newest first. */
export async function listPasskeys(db: Client, accountId: string): Promise<readonly StoredPasskey[]> {
  const sql = 'SELECT * FROM passkeys WHERE account_id = ? ORDER BY created_at DESC, rowid DESC';
  return (await db.execute({ sql, args: [accountId] })).rows.map(readPasskey);
}

export async function findPasskey(db: Client, id: string): Promise<StoredPasskey | undefined> {
  return findBy(db, 'id', id);
}

export async function findPasskeyByCredential(
  db: Client,
  credentialId: string,
): Promise<StoredPasskey | undefined> {
  return findBy(db, 'credential_id', credentialId);
}

/** The passkey that exactly this request has made, if it has. */
export async function findPasskeyByReceipt(db: Client, receipt: string): Promise<StoredPasskey | undefined> {
  return findBy(db, 'receipt', receipt);
}

export async function renamePasskey(
  db: Client,
  accountId: string,
  id: string,
  name: string,
): Promise<StoredPasskey | undefined> {
  const sql = 'UPDATE passkeys SET name = ? WHERE id = ? AND account_id = ? RETURNING *';
  const { rows } = await db.execute({ sql, args: [name, id, accountId] });
  return rows.map(readPasskey)[0];
}

/**
 * Removes a passkey and ends the sessions it opened, but for the one that asks. Whether it is the last way in is
 * part of the same statement: of two removals at once, the second finds only one passkey left.
 */
export async function removePasskey(
  db: Client,
  accountId: string,
  id: string,
  keepSession: string,
): Promise<boolean> {
  const args = { accountId, id, keepSession };
  const [removal] = await db.batch(
    [
      {
        sql: `DELETE FROM passkeys WHERE id = :id AND account_id = :accountId
              AND ((SELECT count(*) FROM passkeys WHERE account_id = :accountId) > 1
                OR ${hasOtherWayIn})
              RETURNING id`,
        args,
      },
      {
        sql: `DELETE FROM sessions WHERE passkey_id = :id AND account_id = :accountId AND id_digest <> :keepSession
              AND NOT EXISTS (SELECT 1 FROM passkeys WHERE id = :id)`,
        args,
      },
    ],
    'write',
  );
  return removal?.rows.length === 1;
}

/** Removes any passkey, the last one too, and ends the sessions it opened: an administrator's deed. */
export async function removeAnyPasskey(db: Client, accountId: string, id: string): Promise<boolean> {
  const args = { accountId, id };
  const [removal] = await db.batch(
    [
      { sql: 'DELETE FROM passkeys WHERE id = :id AND account_id = :accountId RETURNING id', args },
      { sql: 'DELETE FROM sessions WHERE passkey_id = :id AND account_id = :accountId', args },
    ],
    'write',
  );
  return removal?.rows.length === 1;
}

/**
 * Removes all passkeys of an account, and ends all that could open it again by itself: sessions, links for another
 * passkey, proofs. An administrator's deed.
 */
export async function removeAllPasskeys(db: Client, accountId: string): Promise<void> {
  const args = [accountId];
  await db.batch(
    [
      { sql: 'DELETE FROM passkeys WHERE account_id = ?', args },
      { sql: 'DELETE FROM sessions WHERE account_id = ?', args },
      { sql: 'DELETE FROM enrollments WHERE account_id = ?', args },
      { sql: 'DELETE FROM proofs WHERE account_id = ?', args },
    ],
    'write',
  );
}

/** A passkey as the contract has it. */
export function presentPasskey(passkey: StoredPasskey, currentId: string): Passkey {
  return {
    id: passkey.id,
    credentialId: passkey.credentialId,
    ...(passkey.name !== undefined && { name: passkey.name }),
    aaguid: passkey.aaguid,
    createdAt: new Date(passkey.createdAt).toISOString(),
    lastUsedAt: passkey.lastUsedAt === undefined ? null : new Date(passkey.lastUsedAt).toISOString(),
    transports: passkey.transports,
    backupEligible: passkey.backupEligible,
    backedUp: passkey.backedUp,
    discoverable: true, // every one is asked for with `residentKey: required`
    current: passkey.id === currentId,
  };
}

/** Reads one row of the table. */
export function readPasskey(row: Row): StoredPasskey {
  return {
    id: text(row, 'id'),
    accountId: text(row, 'account_id'),
    credentialId: text(row, 'credential_id'),
    publicKey: bytes(row, 'public_key'),
    counter: integer(row, 'counter'),
    transports: JSON.parse(text(row, 'transports')) as string[],
    aaguid: text(row, 'aaguid'),
    name: optionalText(row, 'name'),
    backupEligible: integer(row, 'backup_eligible') === 1,
    backedUp: integer(row, 'backed_up') === 1,
    createdAt: integer(row, 'created_at'),
    lastUsedAt: optionalInteger(row, 'last_used_at'),
  };
}

async function findBy(
  db: Client,
  column: 'id' | 'credential_id' | 'receipt',
  value: string,
): Promise<StoredPasskey | undefined> {
  const { rows } = await db.execute({ sql: `SELECT * FROM passkeys WHERE ${column} = ?`, args: [value] });
  return rows.map(readPasskey)[0];
}
