/* What a vendor does for authenticator apps: makes a secret, and checks a code of it (RFC 6238). */
import { Secret, TOTP } from 'otpauth';

/** What every user of the wire servers has typed in to sign in. */
export const PASSWORD = 'correct horse battery staple';

const totp = (secret: string, label: string) =>
  new TOTP({ issuer: 'Wire', label, secret: Secret.fromBase32(secret) });

export const newSecret = (): string => new Secret({ size: 20 }).base32;

export const uriOf = (secret: string, label: string): string => totp(secret, label).toString();

/** The step before and the one after are good, too. */
export const isCodeOf = (secret: string, code: unknown): boolean =>
  typeof code === 'string' && totp(secret, '').validate({ token: code, window: 1 }) !== null;
