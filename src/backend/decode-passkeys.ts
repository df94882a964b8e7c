import type { Account } from '../model/account.js';
import type { Passkey } from '../model/passkey.js';
import type { Offer, Policy } from '../model/policy.js';
import type { PasskeyList } from './backend.js';
import { compact, instant, isRecord, malformed, number, strings, text } from './decode.js';

const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

const filled = (value: unknown): string | undefined => (value === '' ? undefined : text(value));

/** One passkey, or `undefined` where there is no id to speak of it by. */
export function toPasskey(value: unknown): Passkey | undefined {
  if (!isRecord(value)) return undefined;
  const id = text(value['id']) ?? number(value['id'])?.toString();
  if (!id) return undefined;
  return compact<Passkey>({
    id,
    // An empty one, told on, would have a password manager drop the real one.
    credentialId: filled(value['credentialId']),
    name: text(value['name']),
    aaguid: text(value['aaguid'])?.toLowerCase(),
    createdAt: instant(value['createdAt']),
    lastUsedAt: value['lastUsedAt'] === null ? null : instant(value['lastUsedAt']),
    transports: strings(value['transports']),
    backupEligible: flag(value['backupEligible']),
    backedUp: flag(value['backedUp']),
    discoverable: flag(value['discoverable']),
    current: flag(value['current']),
  });
}

/** A list is complete only if the server says so and every entry of it could be read. */
export function toList(value: unknown): PasskeyList {
  if (!isRecord(value) || !Array.isArray(value['passkeys'])) return malformed('passkeys');
  const entries: unknown[] = value['passkeys'];
  const byId = new Map<string, Passkey>();
  for (const passkey of entries.map(toPasskey)) if (passkey) byId.set(passkey.id, passkey);
  return compact<PasskeyList>({
    passkeys: [...byId.values()],
    account: toAccount(value['account']),
    policy: toPolicy(value['policy']),
    complete: value['complete'] === true && byId.size === entries.length ? true : undefined,
  });
}

function toAccount(value: unknown): Account | undefined {
  if (!isRecord(value)) return undefined;
  const rpId = text(value['rpId']);
  const userHandle = text(value['userHandle']);
  const name = text(value['name']) ?? '';
  return rpId && userHandle
    ? { rpId, userHandle, name, displayName: text(value['displayName']) ?? name }
    : undefined;
}

function toPolicy(value: unknown): Policy | undefined {
  if (!isRecord(value)) return undefined;
  return compact<Policy>({
    max: number(value['max']),
    min: number(value['min']),
    otherWaysIn: strings(value['otherWaysIn']),
    offers: strings(value['offers']) as Offer[] | undefined,
  });
}
