import type { AuthenticationResponseJSON, RequestOptionsJSON } from '../model/webauthn-json.js';
import { decodeRequest } from './decode-options.js';
import { encodeAssertion } from './encode-credential.js';
import { run } from './run.js';

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
  const publicKey = () => decodeRequest({ ...options, allowCredentials: [] });
  const call = (own: AbortSignal) =>
    navigator.credentials.get({ mediation: 'conditional', publicKey: publicKey(), signal: own });
  return encodeAssertion(await run({ kind: 'get', as: 'waiting', signal, call }));
}
