const AAGUID = /^([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})$/;
const ZERO = '00000000-0000-0000-0000-000000000000';

/** Authenticator data, WebAuthn L3 §6.1: rpIdHash (32 bytes), flags (1), signCount (4), then §6.5.1. */
const FLAGS_AT = 32;
const AAGUID_AT = 37;
const AAGUID_END = 53;
/** Flag AT, bit 6: attested credential data, which begins with the AAGUID, is there. */
const ATTESTED_DATA = 0x40;
/** Enough base64 for 53 bytes. What follows may be kilobytes of public key: it is not looked at. */
const BASE64_HEAD = 72;

/**
 * An AAGUID as the lower-case UUID that the model has, from any letter case, with or without dashes.
 * `undefined` for anything else, and for the all-zero one: it is what an authenticator reports that
 * does not tell its model (WebAuthn L3 §6.5.1), so it names nobody.
 */
export function normalizeAaguid(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const uuid = AAGUID.exec(value.trim().toLowerCase())?.slice(1).join('-');
  return uuid === ZERO ? undefined : uuid;
}

/**
 * The AAGUID in the authenticator data of a registration (WebAuthn L3 §6.1 and §6.5.1), taken as
 * base64url or base64, padded or not. Without attestation nothing vouches for it: it is a label for
 * the visitor, never something to decide by.
 */
export function aaguidOf(authenticatorData: string | undefined): string | undefined {
  const bytes = decodeHead(authenticatorData);
  if (bytes === undefined || bytes.length < AAGUID_END) return undefined;
  if ((bytes.charCodeAt(FLAGS_AT) & ATTESTED_DATA) === 0) return undefined;
  return normalizeAaguid(toHex(bytes.slice(AAGUID_AT, AAGUID_END)));
}

function decodeHead(base64: unknown): string | undefined {
  if (typeof base64 !== 'string') return undefined;
  const head = base64.slice(0, BASE64_HEAD).replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  try {
    return atob(head);
  } catch {
    return undefined; // not base64
  }
}

function toHex(bytes: string): string {
  return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
