/* What both APIs of a SecureAuth Connect identity pool answer. */
import type { Context } from 'hono';
import type { Refused, StoredPasskey } from './world.js';

export type Status = 400 | 401 | 403 | 404 | 422;

export const fail = (context: Context, status: Status, code: string, error: string) =>
  context.json({ status_code: status, error, error_code: code, details: {} }, status);

/** Bytes are base64 in Go's JSON, and with padding. */
export const base64 = (bytes: Uint8Array | string): string =>
  (typeof bytes === 'string' ? Buffer.from(bytes, 'base64url') : Buffer.from(bytes)).toString('base64');

export const record = (passkey: StoredPasskey) => ({
  id: base64(passkey.credentialId),
  publicKey: base64(passkey.publicKey),
  attestationType: 'none',
  transport: passkey.transports,
  flags: {
    userPresent: true,
    userVerified: true,
    backupEligible: passkey.multiDevice,
    backupState: passkey.backedUp,
  },
  authenticator: {
    AAGUID: base64(Buffer.from(passkey.aaguid.replaceAll('-', ''), 'hex')),
    signCount: passkey.counter,
    cloneWarning: false,
    attachment: 'platform',
  },
});

export const REFUSALS: Readonly<Record<Refused['why'], [Status, string, string]>> = {
  'no challenge': [400, 'INVALID_REQUEST', 'webauthn session data is missing'],
  'not verified': [400, 'INVALID_REQUEST', 'Error validating challenge'],
  unknown: [404, 'NOT_FOUND', 'credential not found'],
  limit: [422, 'UNPROCESSABLE_ENTITY', 'webauthn credentials capacity exceeded'],
  known: [400, 'INVALID_REQUEST', 'credential cannot be used'],
};
