import { PasskeyFailure } from '../model/failure.js';
import type { Ceremony, LoginResult } from './backend.js';

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

export const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;

export const instant = (value: unknown): string | undefined =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** Leaves out the keys without a value, so that "absent" stays the one way to say "not told". */
export function compact<T>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

export function malformed(what: string): never {
  throw new PasskeyFailure('server', { cause: new TypeError(`no ${what}`) });
}

/** Options without a challenge are no options (WebAuthn L3 §5.4, §5.5). */
export function toCeremony<Options>(value: unknown): Ceremony<Options> {
  const options = isRecord(value) ? value['options'] : undefined;
  if (!isRecord(value) || !isRecord(options) || !text(options['challenge'])) return malformed('challenge');
  return { options: options as Options, ...('state' in value ? { state: value['state'] } : {}) };
}

export function toLoginResult(value: unknown): LoginResult {
  if (!isRecord(value)) return {};
  return compact<LoginResult>({ redirectTo: text(value['redirectTo']), user: value['user'] });
}
