import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { InStatement } from '@libsql/client';
import { findAccount, type Account } from './accounts.js';
import type { Challenge } from './challenges.js';
import { findPasskeyByCredential, type StoredPasskey } from './passkeys.js';
import { Problem } from './problems.js';
import type { Services } from './services.js';
import { refused, verifyUse, type Use } from './webauthn.js';

/** A passkey was used, and all about it is right. */
export interface Assertion {
  readonly passkey: StoredPasskey;
  readonly account: Account;
  readonly use: Use;
}

/** Checks the use of a passkey against the challenge that it answers. Throws a problem unless it is all right. */
export async function verifyAssertion(
  { db, config }: Services,
  challenge: Challenge,
  credential: AuthenticationResponseJSON,
): Promise<Assertion> {
  const passkey = await findPasskeyByCredential(db, credential.id);
  const account = passkey && (await findAccount(db, passkey.accountId));
  if (!passkey || !account) {
    throw new Problem('unknown_credential', { detail: 'This passkey is not known here any more.' });
  }
  if (!isWhoWasAsked(challenge, account, credential.response.userHandle)) throw refused();
  return { passkey, account, use: await verifyUse(config, challenge, passkey, credential) };
}

// Where nobody was named, the authenticator has to say whose passkey it is; where somebody was, it need not, but it
// must not say otherwise (WebAuthn L3 §7.2, step 6).
function isWhoWasAsked({ accountId }: Challenge, account: Account, userHandle: string | undefined): boolean {
  if (accountId === undefined) return userHandle === account.userHandle;
  return accountId === account.id && (userHandle === undefined || userHandle === account.userHandle);
}

/** SQL that holds unless a counter did not grow, as a copied authenticator's; those that have none always say 0. */
export const counterIsNewer = `EXISTS (SELECT 1 FROM passkeys WHERE id = :usedId
  AND (counter < :counter OR (counter = 0 AND :counter = 0)))`;

/** Notes what the authenticator told, if `condition` (SQL with named arguments) holds. */
export function noteUse(
  { config }: Services,
  use: Use,
  condition: string,
  args: Record<string, string | number>,
): InStatement {
  return {
    sql: `UPDATE passkeys SET counter = :counter, backup_eligible = :backupEligible, backed_up = :backedUp,
                              last_used_at = :now
          WHERE id = :usedId AND ${condition}`,
    args: { ...args, ...use, now: config.now() },
  };
}
