import { createHmac } from 'node:crypto';
import { usernameKey } from './accounts.js';
import type { Services } from './services.js';
import type { Descriptor } from './webauthn.js';

/**
 * A made-up passkey for a user name that has none, so that asking to sign in does not tell who has an account. It
 * is the same each time, as a real one would be, and cannot be computed without the server's secret.
 */
export function decoyFor({ secret }: Services, username: string): Descriptor {
  const bytes = createHmac('sha512', secret).update(usernameKey(username)).digest();
  // Real ids come in different lengths; these are common ones.
  const length = [16, 20, 32][(bytes.at(-1) ?? 0) % 3] ?? 32;
  return { id: bytes.subarray(0, length).toString('base64url'), transports: ['internal', 'hybrid'] };
}
