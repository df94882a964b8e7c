import type { InStatement } from '@libsql/client';
import type { Context } from 'hono';
import { findAccount, type Account } from './accounts.js';
import { dropCookie, readCookie, writeCookie } from './cookies.js';
import { Problem } from './problems.js';
import { oldestReceipt } from './receipts.js';
import { integer, text } from './rows.js';
import type { Services } from './services.js';
import { digest, randomToken } from './tokens.js';

/** Somebody is signed in. */
export interface Session {
  readonly idDigest: string;
  readonly account: Account;
  /** The passkey that opened it. */
  readonly passkeyId: string;
  /** When the visitor last proved who they are. */
  readonly provedAt: number;
}

/** The session of a request, if it has one. */
export async function findSession(c: Context, { db, config }: Services): Promise<Session | undefined> {
  const id = readCookie(c, config, 'session');
  if (id === undefined) return undefined;
  const idDigest = digest(id);
  const sql = 'SELECT account_id, passkey_id, proved_at FROM sessions WHERE id_digest = ? AND expires_at > ?';
  const { rows } = await db.execute({ sql, args: [idDigest, config.now()] });
  const [row] = rows;
  const account = row && (await findAccount(db, text(row, 'account_id')));
  if (!row || !account) return undefined;
  return { idDigest, account, passkeyId: text(row, 'passkey_id'), provedAt: integer(row, 'proved_at') };
}

/** The session of a request that must have one. */
export async function requireSession(c: Context, services: Services): Promise<Session> {
  const session = await findSession(c, services);
  if (!session) throw new Problem('unauthenticated', { detail: 'Please sign in first.' });
  return session;
}

/** The session of a request that changes what lets somebody in: the visitor must have proved who they are just now. */
export async function requireFreshSession(c: Context, services: Services): Promise<Session> {
  const session = await requireSession(c, services);
  requireFreshness(services, session);
  return session;
}

/** Throws unless the visitor has proved not long ago who they are. */
export function requireFreshness({ config }: Services, { provedAt }: Session): void {
  if (provedAt + config.freshFor > config.now()) return;
  throw new Problem('reauth_required', { detail: 'Please confirm first that it is you.' });
}

export interface NewSession {
  readonly accountId: string;
  readonly passkeyId: string;
  readonly receipt: string;
}

/**
 * The statements that open a session under an id of their own, never one that the browser brought along, and end
 * the browser's previous one. They do nothing unless `condition` (SQL with named arguments) holds. The first
 * returns a row if it did.
 */
export function openSession(
  c: Context,
  { config }: Services,
  { accountId, passkeyId, receipt }: NewSession,
  condition: string,
  args: Record<string, string | number>,
): { readonly id: string; readonly statements: readonly InStatement[] } {
  const id = randomToken();
  const now = config.now();
  const previous = digest(readCookie(c, config, 'session') ?? '');
  const values = { accountId, passkeyId, receipt, now, expiresAt: now + config.sessionLifetime };
  const insert = {
    sql: `INSERT INTO sessions (id_digest, account_id, passkey_id, created_at, proved_at, expires_at, receipt)
          SELECT :idDigest, :accountId, :passkeyId, :now, :now, :expiresAt, :receipt
          WHERE EXISTS (SELECT 1 FROM passkeys WHERE id = :passkeyId) AND ${condition}
          RETURNING id_digest`,
    args: { ...args, ...values, idDigest: digest(id) },
  };
  const end = endSession(previous);
  const purge = { sql: 'DELETE FROM sessions WHERE expires_at <= ?', args: [now] };
  return {
    id,
    statements: [
      insert,
      { ...end, sql: `${end.sql} AND ${condition}`, args: { ...args, ...end.args } },
      purge,
    ],
  };
}

/** Hands the browser its session. */
export function sendSession(c: Context, { config }: Services, id: string): void {
  writeCookie(c, config, 'session', id, config.sessionLifetime);
}

/**
 * Opens again what exactly this request has opened a moment ago: its answer got lost, and the cookie with it. The
 * first session stays, since both answers may arrive after all, in either order. Whoever has signed out since gets
 * nothing.
 */
export async function reopenSession(
  c: Context,
  services: Services,
  receipt: string,
): Promise<{ readonly account: Account; readonly passkeyId: string } | undefined> {
  const { db, config } = services;
  const id = randomToken();
  const { rows } = await db.execute({
    sql: `INSERT INTO sessions (id_digest, account_id, passkey_id, created_at, proved_at, expires_at, receipt)
          SELECT :idDigest, account_id, passkey_id, created_at, proved_at, expires_at, receipt FROM sessions
          WHERE receipt = :receipt AND created_at > :oldest AND expires_at > :now LIMIT 1
          RETURNING account_id, passkey_id`,
    args: { idDigest: digest(id), receipt, oldest: oldestReceipt(services), now: config.now() },
  });
  const [row] = rows;
  const account = row && (await findAccount(db, text(row, 'account_id')));
  if (!row || !account) return undefined;
  sendSession(c, services, id);
  return { account, passkeyId: text(row, 'passkey_id') };
}

/** Ends the session of a request, if it has one. */
export async function closeSession(c: Context, { db, config }: Services): Promise<void> {
  const id = readCookie(c, config, 'session');
  if (id === undefined) return;
  await db.execute(endSession(digest(id)));
  dropCookie(c, config, 'session');
}

/** Ends a session with all that were opened by the same sign-in, so that none can be opened again by an echo. */
function endSession(idDigest: string): { sql: string; args: Record<string, string> } {
  return {
    sql: 'DELETE FROM sessions WHERE receipt = (SELECT receipt FROM sessions WHERE id_digest = :ended)',
    args: { ended: idDigest },
  };
}
