/* What the functions of a preset read strangers' answers with. Nothing here throws. */
import type { BackendFailureCode } from '../model/backend-failure-code.js';
import { isRecord } from './decode.js';

/** What lies in nested objects, or nothing: `at(body, 'data', 'creation_options')`. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

/** The same, where it must be text. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** The same, where it must be a number. */
export function numberAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const found = at(value, ...keys);
  return typeof found === 'number' ? found : undefined;
}

/** The objects of an array; none where there is no array. */
export const records = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

/** The words between commas. */
export const commaSeparated = (value: unknown): string[] | undefined =>
  typeof value === 'string' ? value.split(/\s*,\s*/).filter(Boolean) : undefined;

/** The secret of an `otpauth:` URI, for whoever cannot scan it. */
export function secretOf(uri: unknown): string | undefined {
  if (typeof uri !== 'string' || !URL.canParse(uri)) return undefined;
  return new URL(uri).searchParams.get('secret') ?? undefined;
}

/** Seconds since 1970 as an instant; `null` stays `null`, which is "never". */
export const fromSeconds = (value: unknown): string | null | undefined =>
  typeof value === 'number' ? fromMilliseconds(value * 1000) : value === null ? null : undefined;

/** Milliseconds since 1970 as an instant; `null` stays `null`, which is "never". */
export function fromMilliseconds(value: unknown): string | null | undefined {
  if (value === null) return null;
  if (typeof value !== 'number' || Math.abs(value) > 8.64e15) return undefined;
  return new Date(value).toISOString();
}

/** Base64 of any kind, without line breaks, as base64url without padding. */
export const toBase64url = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') : undefined;

/** Looks up the code for a vendor's own: `const failures = failureCodes({ SESSION_NOT_FRESH: 'reauth_required' })`. */
export function failureCodes(
  table: Readonly<Record<string, BackendFailureCode>>,
): (vendorCode: unknown) => BackendFailureCode | undefined {
  const codes = new Map<unknown, BackendFailureCode>(Object.entries(table));
  return (vendorCode) => codes.get(vendorCode);
}
