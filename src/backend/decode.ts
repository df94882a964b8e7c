import { PasskeyFailure } from '../model/failure.js';
import type { Account } from '../model/account.js';
import type { Passkey } from '../model/passkey.js';
import type { Policy } from '../model/policy.js';
import type { Ceremony, LoginResult, PasskeyList } from './backend.js';

/*
 * A server is a stranger: whatever it sends is read field by field, what has the wrong type is left out, and
 * only what cannot be done without fails the call.
 */
type Json = Record<string, unknown>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);

const instant = (value: unknown): string | undefined =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined;

const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;

/** Leaves out the keys without a value, so that "absent" stays the one way to say "not told". */
function compact<T>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

function malformed(what: string): never {
  throw new PasskeyFailure('server', { cause: new TypeError(`The answer is not ${what}`) });
}

/** One passkey, or `undefined` where there is no id to speak of it by. */
export function toPasskey(value: unknown): Passkey | undefined {
  if (!isRecord(value)) return undefined;
  const id = text(value['id']) ?? number(value['id'])?.toString();
  if (!id) return undefined;
  return compact<Passkey>({
    id,
    // An empty one, told on, would have a password manager drop the real one.
    credentialId: text(value['credentialId']) || undefined,
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
  if (!isRecord(value) || !Array.isArray(value['passkeys'])) return malformed('a list of passkeys');
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
  });
}

/** Options without a challenge are no options (WebAuthn L3 §5.4, §5.5). */
export function toCeremony<Options>(value: unknown): Ceremony<Options> {
  const options = isRecord(value) ? value['options'] : undefined;
  if (!isRecord(value) || !isRecord(options) || !text(options['challenge']))
    return malformed('a ceremony with options');
  return { options: options as Options, ...('state' in value ? { state: value['state'] } : {}) };
}

export function toLoginResult(value: unknown): LoginResult {
  if (!isRecord(value)) return {};
  return compact<LoginResult>({ redirectTo: text(value['redirectTo']), user: value['user'] });
}
