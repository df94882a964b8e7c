import type { PasskeyBackend } from '../backend/backend.js';
import type { FailureCode } from '../model/failure.js';
import type { Passkey } from '../model/passkey.js';

/*
 * A browser sends a POST again by itself when a kept-alive connection drops, so each of these can be the echo of a
 * success whose answer was lost.
 */
const ECHOES: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'challenge_expired',
  'conflict',
  'already_registered',
]);

/**
 * Whether `complete` has in truth succeeded: looks for the credential in the account's list. Resolves to nothing
 * where it is not there, or nobody can tell.
 */
export async function echoOf(
  backend: PasskeyBackend,
  code: FailureCode,
  credentialId: string,
  signal: AbortSignal,
): Promise<Passkey | undefined> {
  if (!ECHOES.has(code) || !backend.list) return undefined;
  try {
    const { passkeys } = await backend.list({ signal });
    return passkeys.find((passkey) => passkey.credentialId === credentialId);
  } catch {
    return undefined;
  }
}
