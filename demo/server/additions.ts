import {
  attempt,
  challengeExpired,
  challengeIsUnused,
  consumeChallenge,
  type Challenge,
} from './challenges.js';
import type { readRegistration } from './input.js';
import {
  findPasskeyByCredential,
  insertPasskey,
  readPasskey,
  type InsertPasskey,
  type NewPasskey,
  type StoredPasskey,
} from './passkeys.js';
import { Problem } from './problems.js';
import { isSpent, type Pass } from './registrants.js';
import type { Services } from './services.js';
import { randomToken } from './tokens.js';
import { verifyNewPasskey } from './webauthn.js';

/** What came with a new passkey. */
export interface Details {
  readonly credential: ReturnType<typeof readRegistration>;
  readonly name: string | undefined;
  readonly receipt: string;
}

/** Counted by the statement that inserts: two ceremonies at once cannot both be the last that fits. */
export const isBelowLimit = '(SELECT count(*) FROM passkeys WHERE account_id = :accountId) < :max';

/** Stores a new passkey. `undefined`: another request has used the challenge up in the meantime. */
export async function addPasskey(
  services: Services,
  challenge: Challenge,
  details: Details,
  check?: (passkey: NewPasskey) => void,
): Promise<StoredPasskey | undefined> {
  const { config, db } = services;
  const passkey = await verifyAddition(services, challenge, details, check);
  const args = { challengeId: challenge.id, max: config.maxPasskeys };
  const insert = insertion(services, challenge, passkey, details);
  const [inserted, consumed] = await db.batch(
    [insertPasskey(insert, `${challengeIsUnused} AND ${isBelowLimit}`, args), consumeChallenge(challenge.id)],
    'write',
  );
  if (consumed?.rows.length === 0) return undefined;
  return inserted?.rows.map(readPasskey)[0] ?? refuseAddition(services, passkey);
}

export function verifyAddition(
  services: Services,
  challenge: Challenge,
  { credential }: Details,
  check?: (passkey: NewPasskey) => void,
): Promise<NewPasskey> {
  const presence = challenge.purpose !== 'upgrade';
  return attempt(services, challenge, async () => {
    const passkey = await verifyNewPasskey(services.config, challenge, credential, { presence });
    check?.(passkey);
    return passkey;
  });
}

export function insertion(
  { config }: Services,
  { accountId = '' }: Challenge,
  passkey: NewPasskey,
  { name, receipt }: Details,
): InsertPasskey {
  return { id: randomToken(16), accountId, passkey, name, receipt, now: config.now() };
}

/** Why a passkey that is all right was not stored, where nothing else is known. */
export async function refuseAddition(
  services: Services,
  { credentialId }: NewPasskey,
  pass?: Pass,
): Promise<never> {
  if (await findPasskeyByCredential(services.db, credentialId)) {
    throw new Problem('already_registered', { detail: 'This passkey is registered already.' });
  }
  throw pass && (await isSpent(services, pass)) ? challengeExpired() : limitReached(services);
}

export function limitReached({ config: { maxPasskeys } }: Services): Problem {
  return new Problem('limit_reached', {
    max: maxPasskeys,
    detail: `An account may have ${String(maxPasskeys)} passkeys.`,
  });
}
