import type { PasskeyBackend } from '../backend/backend.js';
import type { FailureCode, PasskeyFailure } from '../model/failure.js';
import type { Passkey } from '../model/passkey.js';
import { signalUnknownCredential } from '../webauthn/signals.js';

/** What was sent, and to whom it belongs. */
export interface Sent {
  readonly credentialId: string;
  /** Absent in the options: the page's own host name (WebAuthn L3 §5.1.3, §5.1.4). */
  readonly rpId: string | undefined;
}

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
 * What there is to do after `complete` has failed (rule 7 of a ceremony). Where the server says that it will never
 * know this credential, the password manager is told. Where the failure may be an echo, the account's list is
 * looked at: resolves to the passkey if it is there, so that all is well in truth; else to nothing.
 */
export async function afterFailure(
  backend: PasskeyBackend,
  { code, status = 404 }: PasskeyFailure,
  { credentialId, rpId = location.hostname }: Sent,
  signal: AbortSignal,
): Promise<Passkey | undefined> {
  const unknown = code === 'unknown_credential' && status === 404;
  if (unknown || code === 'verification_failed') signalUnknownCredential(rpId, credentialId);
  return ECHOES.has(code) ? findByCredential(backend, credentialId, signal) : undefined;
}

/** The passkey of that credential, if the account has it and the backend tells. */
export async function findByCredential(
  backend: PasskeyBackend,
  credentialId: string,
  signal: AbortSignal,
): Promise<Passkey | undefined> {
  try {
    const list = await backend.list?.({ signal });
    return list?.passkeys.find((passkey) => passkey.credentialId === credentialId);
  } catch {
    return undefined;
  }
}
