import type { Client, Row } from '@libsql/client';
import type { Factor } from '../../src/model/factor.js';
import { Problem } from './problems.js';
import { integer, optionalInteger, optionalText, text } from './rows.js';
import type { Services } from './services.js';
import { randomToken } from './tokens.js';
import { newTotpSecret, stepOfCode } from './totp.js';

/** How long a secret waits for its first code. */
const PATIENCE = 10 * 60_000;

/** A secret that is about to be confirmed takes so many codes, right or wrong. */
const TRIES = 5;

/** The second factors of an account, oldest first. The secret of none is ever told again. */
export async function listFactors(db: Client, accountId: string): Promise<readonly Factor[]> {
  const sql = 'SELECT * FROM factors WHERE account_id = ? AND confirmed = 1 ORDER BY created_at, rowid';
  return (await db.execute({ sql, args: [accountId] })).rows.map(presentFactor);
}

export async function removeFactor(db: Client, accountId: string, id: string): Promise<boolean> {
  const sql = 'DELETE FROM factors WHERE id = ? AND account_id = ? AND confirmed = 1 RETURNING id';
  return (await db.execute({ sql, args: [id, accountId] })).rows.length === 1;
}

/** A secret that protects nothing until its first code was typed in. It takes the place of one that waits so. */
export async function beginTotp(
  { db, config }: Services,
  accountId: string,
): Promise<{ readonly id: string; readonly secret: string }> {
  const now = config.now();
  const begun = { id: randomToken(16), secret: newTotpSecret() };
  const [, inserted] = await db.batch(
    [
      {
        sql: 'DELETE FROM factors WHERE confirmed = 0 AND (account_id = ? OR expires_at <= ?)',
        args: [accountId, now],
      },
      {
        sql: `INSERT INTO factors (id, account_id, kind, secret, confirmed, tries_left, created_at, expires_at)
              SELECT :id, :accountId, 'totp', :secret, 0, :tries, :now, :expiresAt WHERE ${hasNone}
              RETURNING id`,
        args: { ...begun, accountId, tries: TRIES, now, expiresAt: now + PATIENCE },
      },
    ],
    'write',
  );
  if (inserted?.rows.length === 0) throw oneIsEnough();
  return begun;
}

/** Confirms a secret by a code of it. */
export async function completeTotp(
  services: Services,
  accountId: string,
  id: string,
  code: string,
): Promise<Factor> {
  const secret = await takeTry(services, accountId, id);
  if (secret === undefined) return confirmedBefore(services, accountId, id, code);
  const step = stepOfCode(secret, code, services.config.now());
  if (step === undefined) throw wrongCode();
  const { rows } = await services.db.execute({
    sql: `UPDATE factors SET confirmed = 1, last_step = :step, expires_at = NULL
          WHERE id = :id AND confirmed = 0 AND ${hasNone} RETURNING *`,
    args: { id, accountId, step },
  });
  // Of two requests at once, one finds it confirmed.
  return rows.map(presentFactor)[0] ?? confirmedBefore(services, accountId, id, code);
}

/** Takes a code in place of a passkey. Each is good once, also for two requests at once. */
export async function useTotp({ db, config }: Services, accountId: string, code: string): Promise<boolean> {
  const sql = `SELECT id, secret FROM factors WHERE account_id = ? AND kind = 'totp' AND confirmed = 1`;
  const { rows } = await db.execute({ sql, args: [accountId] });
  const [row] = rows;
  const now = config.now();
  const step = row && stepOfCode(text(row, 'secret'), code, now);
  if (!row || step === undefined) return false;
  const used = await db.execute({
    sql: 'UPDATE factors SET last_step = :step, last_used_at = :now WHERE id = :id AND last_step < :step RETURNING id',
    args: { id: text(row, 'id'), step, now },
  });
  return used.rows.length === 1;
}

const hasNone = `NOT EXISTS (SELECT 1 FROM factors
  WHERE account_id = :accountId AND kind = 'totp' AND confirmed = 1)`;

/** The try counts before the code is looked at, so that many at once are no more than many after each other. */
async function takeTry({ db, config }: Services, accountId: string, id: string): Promise<string | undefined> {
  const { rows } = await db.execute({
    sql: `UPDATE factors SET tries_left = tries_left - 1
          WHERE id = :id AND account_id = :accountId AND confirmed = 0 AND tries_left > 0 AND expires_at > :now
          RETURNING secret`,
    args: { id, accountId, now: config.now() },
  });
  return rows.map((row) => text(row, 'secret'))[0];
}

/** The same code for the same secret again: the answer got lost. It gets the same answer, and changes nothing. */
async function confirmedBefore(
  { db, config }: Services,
  accountId: string,
  id: string,
  code: string,
): Promise<Factor> {
  const sql = 'SELECT * FROM factors WHERE id = ? AND account_id = ? AND confirmed = 1';
  const { rows } = await db.execute({ sql, args: [id, accountId] });
  const [row] = rows;
  if (row && stepOfCode(text(row, 'secret'), code, config.now()) === optionalInteger(row, 'last_step'))
    return presentFactor(row);
  const taken = (await listFactors(db, accountId)).some(({ kind }) => kind === 'totp');
  throw taken ? oneIsEnough() : new Problem('challenge_expired', { detail: 'Please begin again.' });
}

/** A factor as the contract has it. */
export function presentFactor(row: Row): Factor {
  const name = optionalText(row, 'name');
  const lastUsedAt = optionalInteger(row, 'last_used_at');
  return {
    id: text(row, 'id'),
    kind: text(row, 'kind') as Factor['kind'],
    ...(name !== undefined && { name }),
    createdAt: new Date(integer(row, 'created_at')).toISOString(),
    lastUsedAt: lastUsedAt === undefined ? null : new Date(lastUsedAt).toISOString(),
  };
}

function wrongCode(): Problem {
  return new Problem('code_invalid', { detail: 'That code is not right.' });
}

function oneIsEnough(): Problem {
  return new Problem('conflict', { detail: 'The account has an authenticator app already.' });
}
