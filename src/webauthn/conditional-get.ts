import { PasskeyFailure } from '../model/failure.js';
import type { AuthenticationResponseJSON, RequestOptionsJSON } from '../model/webauthn-json.js';
import { claim } from './coordinator.js';
import { decodeRequest } from './decode-options.js';
import { encodeAssertion } from './encode-credential.js';
import { toFailure } from './failures.js';

/**
 * Waits until the visitor picks a passkey from the autofill list of an `<input autocomplete="username webauthn">`
 * (WebAuthn L3 §5.1.4, mediation `conditional`). Gives way to every modal ceremony.
 *
 * @throws PasskeyFailure `cancelled` when it gave way or was stopped
 */
export async function conditionalGet(
  options: RequestOptionsJSON,
  signal: AbortSignal,
): Promise<AuthenticationResponseJSON> {
  const own = new AbortController();
  const abort = () => own.abort();
  const place = signal.aborted ? undefined : claim('waiting', abort);
  if (!place) throw new PasskeyFailure('cancelled');
  signal.addEventListener('abort', abort);
  try {
    const credential = await navigator.credentials.get({
      mediation: 'conditional',
      signal: own.signal,
      publicKey: decodeRequest({ ...options, allowCredentials: [] }),
    });
    if (!credential) throw new PasskeyFailure('cancelled');
    return encodeAssertion(credential as PublicKeyCredential);
  } catch (error) {
    throw toFailure(error, 'get');
  } finally {
    signal.removeEventListener('abort', abort);
    place.release();
  }
}
