import type { Client, InStatement } from '@libsql/client';
import type { Factor } from '../../src/model/factor.js';
import { challengeExpired, challengeIsUnused, consumeChallenge, type Challenge } from './challenges.js';
import { presentFactor } from './factors.js';
import type { NewPasskey } from './passkeys.js';
import { Problem } from './problems.js';
import { text } from './rows.js';
import type { Services } from './services.js';
import { randomToken } from './tokens.js';
import type { Descriptor } from './webauthn.js';

/* Keys that are second factors: like passkeys they sign, but they open nothing alone and find no account. */

/** A key that was just made, as it is to be stored. */
export interface NewKey {
  readonly key: NewPasskey;
  readonly name: string | undefined;
  /** Which request made it, see receipts.ts. */
  readonly receipt: string;
}

/** How the keys of an account are addressed. */
export async function listKeys(db: Client, accountId: string): Promise<readonly Descriptor[]> {
  const sql = `SELECT credential_id, transports FROM factors WHERE account_id = ? AND kind = 'security-key'`;
  return (await db.execute({ sql, args: [accountId] })).rows.map((row) => ({
    id: text(row, 'credential_id'),
    transports: JSON.parse(text(row, 'transports')) as string[],
  }));
}

/** The key that exactly this request has added to this account, if it has. */
export async function findKeyByReceipt(
  db: Client,
  accountId: string,
  receipt: string,
): Promise<Factor | undefined> {
  const sql = 'SELECT * FROM factors WHERE receipt = ? AND account_id = ?';
  return (await db.execute({ sql, args: [receipt, accountId] })).rows.map(presentFactor)[0];
}

/** Stores a key, and uses its challenge up in the same step. */
export async function addKey(
  services: Services,
  { id: challengeId, accountId = '' }: Challenge,
  { key, name, receipt }: NewKey,
): Promise<Factor> {
  const { config, db } = services;
  const { credentialId, publicKey, counter, aaguid } = key;
  const insert: InStatement = {
    sql: `INSERT INTO factors (id, account_id, kind, name, confirmed, created_at, credential_id, public_key, counter,
                               transports, aaguid, receipt)
          SELECT :id, :accountId, 'security-key', :name, 1, :now, :credentialId, :publicKey, :counter, :transports,
                 :aaguid, :receipt
          WHERE ${challengeIsUnused} AND ${isBelowLimit} AND ${isNoPasskey}
          ON CONFLICT DO NOTHING
          RETURNING *`,
    args: {
      ...{ id: randomToken(16), accountId, challengeId, max: config.maxPasskeys, now: config.now() },
      ...{ credentialId, publicKey, counter, aaguid, receipt },
      name: name ?? null,
      transports: JSON.stringify(key.transports),
    },
  };
  const [inserted, consumed] = await db.batch([insert, consumeChallenge(challengeId)], 'write');
  const stored = inserted?.rows.map(presentFactor)[0];
  if (stored) return stored;
  // Of two requests at once, one finds the challenge used.
  const echoed =
    consumed?.rows.length === 0
      ? await findKeyByReceipt(db, accountId, receipt)
      : await refuse(services, key);
  if (!echoed) throw challengeExpired();
  return echoed;
}

/** @throws Problem where no more keys may be added */
export function checkLimit({ config }: Services, keys: readonly Descriptor[]): void {
  if (keys.length >= config.maxPasskeys) throw limitReached(config.maxPasskeys);
}

const isBelowLimit = `(SELECT count(*) FROM factors
  WHERE account_id = :accountId AND kind = 'security-key') < :max`;

const isNoPasskey = 'NOT EXISTS (SELECT 1 FROM passkeys WHERE credential_id = :credentialId)';

async function refuse({ config, db }: Services, { credentialId }: NewPasskey): Promise<never> {
  const { rows } = await db.execute({
    sql: `SELECT 1 FROM factors WHERE credential_id = :credentialId
          UNION SELECT 1 FROM passkeys WHERE credential_id = :credentialId`,
    args: { credentialId },
  });
  if (rows.length === 0) throw limitReached(config.maxPasskeys);
  throw new Problem('already_registered', { detail: 'This security key is set up already.' });
}

function limitReached(max: number): Problem {
  return new Problem('limit_reached', { max, detail: `An account may have ${String(max)} security keys.` });
}
