import { Secret, TOTP } from 'otpauth';

/* Codes of an authenticator app (RFC 6238): six digits, a new one every thirty seconds, as every app knows them. */

const PERIOD = 30;

/** Codes of the step before and after are taken too: clocks differ, and typing takes a while (RFC 6238 §5.2). */
const WINDOW = 1;

/** A new secret, base32: 160 bits (RFC 4226 §4). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an app reads from a QR code. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return totp(secret, issuer, label).toString();
}

/** The time step that a code belongs to; none where it is wrong, or of another time. */
export function stepOfCode(secret: string, code: string, now: number): number | undefined {
  // People read a code as two groups, and paste it so.
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = totp(secret).validate({ token, timestamp: now, window: WINDOW });
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD) + delta;
}

function totp(secret: string, issuer = '', label = ''): TOTP {
  // A colon would end the issuer where an app reads it.
  const clean = (text: string): string => text.replaceAll(':', ' ');
  return new TOTP({
    issuer: clean(issuer),
    label: clean(label),
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
  });
}
