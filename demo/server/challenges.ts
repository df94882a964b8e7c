import type { InStatement, Row } from '@libsql/client';
import type { NewAccount } from './accounts.js';
import { Problem } from './problems.js';
import { isPassKind, type Pass } from './registrants.js';
import { optionalText, text } from './rows.js';
import type { Services } from './services.js';
import { digest, randomToken } from './tokens.js';

/**
 * `upgrade`: a passkey that the password manager makes without asking. `provision`: one that an administrator makes for
 * somebody else.
 */
export type Purpose = 'login' | 'signup' | 'register' | 'upgrade' | 'step-up' | 'provision' | 'security-key';

/** The account of a username-first sign-in whose user name nobody has: no passkey can ever match it. */
export const nobody = 'nobody';

export interface Challenge {
  readonly purpose: Purpose;
  /** Travels as the contract's `state`. */
  readonly id: string;
  /** What the authenticator signs, base64url. */
  readonly value: string;
  /** Whose passkey it has to be; absent where any may answer. */
  readonly accountId: string | undefined;
  /** The account that a sign-up is about to create. */
  readonly newAccount: NewAccount | undefined;
  /** What was shown in place of a session. */
  readonly pass: Pass | undefined;
}

export interface NewChallenge {
  readonly purpose: Purpose;
  /** The browser's own cookie: the state alone must be useless to anybody else. */
  readonly browser: string;
  readonly accountId?: string | undefined;
  readonly newAccount?: NewAccount;
  readonly pass?: Pass | undefined;
}

/** Makes a challenge that is good once, for a few minutes, for one purpose and one browser. */
export async function issueChallenge({ db, config }: Services, input: NewChallenge): Promise<Challenge> {
  const now = config.now();
  const { purpose, accountId, newAccount, pass } = input;
  const challenge = { purpose, id: randomToken(), value: randomToken(), accountId, newAccount, pass };
  await db.batch(
    [
      { sql: 'DELETE FROM challenges WHERE expires_at <= ?', args: [now] },
      {
        sql: `INSERT INTO challenges (id, value, purpose, browser, account_id, new_account, pass_kind, pass_key,
                                      expires_at)
              VALUES (:id, :value, :purpose, :browser, :accountId, :newAccount, :passKind, :passKey, :expiresAt)`,
        args: {
          id: challenge.id,
          value: challenge.value,
          purpose,
          browser: digest(input.browser),
          accountId: accountId ?? null,
          newAccount: newAccount ? JSON.stringify(newAccount) : null,
          passKind: pass?.kind ?? null,
          passKey: pass?.key ?? null,
          expiresAt: now + config.challengeLifetime,
        },
      },
    ],
    'write',
  );
  return challenge;
}

export interface ChallengeQuery {
  readonly id: string;
  /** Any of these. */
  readonly purpose: readonly [Purpose, Purpose?];
  readonly browser: string;
  /** For `step-up` and `security-key`: who asks. */
  readonly accountId?: string;
}

/** The challenge that a complete refers to, if it is still good for that. */
export async function findChallenge(
  { db, config }: Services,
  query: ChallengeQuery,
): Promise<Challenge | undefined> {
  const { rows } = await db.execute({
    sql: `SELECT * FROM challenges
          WHERE id = :id AND purpose IN (:purpose, :other) AND browser = :browser AND expires_at > :now
          AND (:accountId IS NULL OR account_id = :accountId)`,
    args: {
      id: query.id,
      purpose: query.purpose[0],
      other: query.purpose[1] ?? null,
      browser: digest(query.browser),
      accountId: query.accountId ?? null,
      now: config.now(),
    },
  });
  return rows.map(readChallenge)[0];
}

/** Runs the checks of one attempt. An attempt that fails uses the challenge up as well. */
export async function attempt<T>(
  { db }: Services,
  challenge: Challenge,
  check: () => Promise<T>,
): Promise<T> {
  try {
    return await check();
  } catch (error) {
    await db.execute(consumeChallenge(challenge.id));
    throw error;
  }
}

/** SQL that holds as long as the challenge `:challengeId` has not been used. */
export const challengeIsUnused = 'EXISTS (SELECT 1 FROM challenges WHERE id = :challengeId)';

/**
 * Uses the challenge up. It goes last into the very batch that stores what came of it, whose statements ask for
 * `challengeIsUnused`: of two requests at once, exactly one finds the challenge there and gets a row back.
 */
export function consumeChallenge(id: string): InStatement {
  return { sql: 'DELETE FROM challenges WHERE id = ? RETURNING id', args: [id] };
}

export function challengeExpired(): Problem {
  return new Problem('challenge_expired', { detail: 'That took too long. Please try again.' });
}

function readChallenge(row: Row): Challenge {
  const newAccount = optionalText(row, 'new_account');
  const kind = optionalText(row, 'pass_kind');
  return {
    purpose: text(row, 'purpose') as Purpose,
    id: text(row, 'id'),
    value: text(row, 'value'),
    accountId: optionalText(row, 'account_id'),
    newAccount: newAccount === undefined ? undefined : (JSON.parse(newAccount) as NewAccount),
    pass: isPassKind(kind) ? { kind, key: text(row, 'pass_key') } : undefined,
  };
}
