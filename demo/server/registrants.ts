import type { InStatement } from '@libsql/client';
import type { Context } from 'hono';
import { findAccount, type Account } from './accounts.js';
import { enrollmentKey } from './enrollments.js';
import { Problem } from './problems.js';
import { text } from './rows.js';
import type { Services } from './services.js';
import { requireFreshSession } from './sessions.js';
import { digest } from './tokens.js';

/*
 * Who may add a passkey to an account: whoever is signed in, or whoever shows a pass in place of a session. A pass
 * is good for one passkey, and lets its holder in with it. Each kind says in SQL what it is; everything else about
 * them is the same.
 */

type Fields = Readonly<Record<string, unknown>>;

interface Kind {
  /** The key in the database of what the request shows, if it shows a pass of this kind. */
  readonly keyOf: (body: Fields) => string | undefined;
  /** Finds `account_id` of a pass `:pass` that this browser `:browser` may use at `:now`. */
  readonly find: string;
  /** Holds as long as the pass `:pass` has not been used. */
  readonly unused: string;
  /** Uses the pass `:pass` up. */
  readonly use: string;
  /** May bring an account beyond its limit: who has lost every passkey cannot remove one first. */
  readonly beyondLimit: boolean;
}

const kinds = {
  /** A recovery code was redeemed, in this browser. */
  recovery: {
    keyOf: ({ proof }) => (typeof proof === 'string' ? digest(proof) : undefined),
    find: `SELECT account_id FROM proofs
           WHERE digest = :pass AND purpose = 'recovery' AND browser = :browser AND expires_at > :now`,
    unused: 'EXISTS (SELECT 1 FROM proofs WHERE digest = :pass)',
    // With those that are echoes of it.
    use: 'DELETE FROM proofs WHERE code_digest = (SELECT code_digest FROM proofs WHERE digest = :pass)',
    beyondLimit: true,
  },
  /** A link was opened that the owner of the account has made; in any browser. */
  enrollment: {
    keyOf: ({ enrollment }) => {
      const code = isFields(enrollment) ? enrollment['code'] : undefined;
      return typeof code === 'string' ? enrollmentKey(code) : undefined;
    },
    find: 'SELECT account_id FROM enrollments WHERE code_digest = :pass AND expires_at > :now',
    unused: 'EXISTS (SELECT 1 FROM enrollments WHERE code_digest = :pass)',
    use: 'DELETE FROM enrollments WHERE code_digest = :pass',
    beyondLimit: false,
  },
} as const satisfies Record<string, Kind>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

export type PassKind = keyof typeof kinds;

/** What somebody shows in place of a session. */
export interface Pass {
  readonly kind: PassKind;
  readonly key: string;
}

export interface Registrant {
  readonly account: Account;
  /** Absent where there is a session. */
  readonly pass: Pass | undefined;
  readonly beyondLimit: boolean;
}

export const isPassKind = (kind: string | undefined): kind is PassKind => kind !== undefined && kind in kinds;

/** Who asks to add a passkey. A pass wins over a session, which may be somebody else's. */
export async function requireRegistrant(
  c: Context,
  services: Services,
  body: Fields,
  browser: string,
): Promise<Registrant> {
  const pass = readPass(body);
  if (!pass) return { account: (await requireFreshSession(c, services)).account, pass, beyondLimit: false };
  const account = await holderOf(services, pass, browser);
  if (!account) throw new Problem('code_invalid', { detail: 'This code is not right, or no longer valid.' });
  return { account, pass, beyondLimit: isBeyondLimit(pass) };
}

/** The account may have more passkeys than the limit for once. */
export const isBeyondLimit = (pass: Pass | undefined): boolean =>
  pass !== undefined && kinds[pass.kind].beyondLimit;

/** SQL, and its argument, that hold as long as the pass has not been used. */
export function passIsUnused({ kind, key }: Pass) {
  return { condition: kinds[kind].unused, args: { pass: key } };
}

/** Somebody has used the pass. */
export async function isSpent({ db }: Services, pass: Pass): Promise<boolean> {
  const { condition: sql, args } = passIsUnused(pass);
  const { rows } = await db.execute({ sql: `SELECT 1 WHERE ${sql}`, args });
  return rows.length === 0;
}

/** Uses the pass up, if `condition` holds. It belongs into the batch that stores the passkey. */
export function usePass({ kind, key }: Pass, condition: string, args: Record<string, string>): InStatement {
  return { sql: `${kinds[kind].use} AND ${condition}`, args: { ...args, pass: key } };
}

function readPass(body: Fields): Pass | undefined {
  for (const kind of Object.keys(kinds) as PassKind[]) {
    const key = kinds[kind].keyOf(body);
    if (key !== undefined) return { kind, key };
  }
  return undefined;
}

async function holderOf(
  { db, config }: Services,
  { kind, key }: Pass,
  browser: string,
): Promise<Account | undefined> {
  const args = { pass: key, browser: digest(browser), now: config.now() };
  const [row] = (await db.execute({ sql: kinds[kind].find, args })).rows;
  return row && findAccount(db, text(row, 'account_id'));
}
