import type { PasskeyBackend } from '../backend/backend.js';
import { offered } from './as-failure.js';
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

/** A passkey that was made just now. */
interface Made {
  readonly credentialId: string;
  /** What the account had before, if known. */
  readonly listed: readonly Passkey[] | undefined;
  readonly name: string | undefined;
}

/**
 * What there is to do after a registration that the backend said little of: find out what it stored, and name it
 * where that takes a call of its own. A name that fails to be set leaves a registered passkey without one.
 */
export async function afterSuccess(
  backend: PasskeyBackend,
  stored: Passkey | undefined,
  { credentialId, listed, name }: Made,
  signal: AbortSignal,
): Promise<Passkey | undefined> {
  const passkey = stored ?? (await findNew(backend, credentialId, listed, signal));
  const byCall = backend.capabilities?.naming === 'rename';
  return passkey && name && byCall ? rename(backend, passkey, name, signal) : passkey;
}

async function rename(
  backend: PasskeyBackend,
  passkey: Passkey,
  name: string,
  signal: AbortSignal,
): Promise<Passkey> {
  if (passkey.name) return passkey;
  try {
    const named = await offered(backend, 'rename')(passkey.id, name, { signal });
    return { ...passkey, ...named, name: named?.name ?? name };
  } catch {
    return passkey;
  }
}

/** By its credential; where the backend does not tell that, as the only one that was not there before. */
async function findNew(
  backend: PasskeyBackend,
  credentialId: string,
  listed: readonly Passkey[] | undefined,
  signal: AbortSignal,
): Promise<Passkey | undefined> {
  const now = await listOf(backend, signal);
  const known = new Set(listed?.map(({ id }) => id));
  const fresh = now.filter(({ id }) => !known.has(id));
  return (
    now.find((passkey) => passkey.credentialId === credentialId) ??
    (fresh.length === 1 && fresh[0]?.credentialId === undefined ? fresh[0] : undefined)
  );
}

/** The passkey of that credential, if the account has it and the backend tells. */
async function findByCredential(
  backend: PasskeyBackend,
  credentialId: string,
  signal: AbortSignal,
): Promise<Passkey | undefined> {
  return (await listOf(backend, signal)).find((passkey) => passkey.credentialId === credentialId);
}

/** The list; an empty one where it cannot be had. */
async function listOf(backend: PasskeyBackend, signal: AbortSignal): Promise<readonly Passkey[]> {
  try {
    return (await backend.list?.({ signal }))?.passkeys ?? [];
  } catch {
    return [];
  }
}
