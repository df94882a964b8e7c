import { base64URLStringToBuffer, bufferToBase64URLString } from '@simplewebauthn/browser';
import { PasskeyFailure } from '../model/failure.js';
import type { AuthenticationResponseJSON, RequestOptionsJSON } from '../model/webauthn-json.js';
import { claim } from './coordinator.js';
import { toFailure } from './failures.js';

/*
 * Called by hand: SimpleWebAuthn asks the browser something before it takes its abort slot, so an autofill that
 * starts late there kills the dialog which the visitor has opened meanwhile; and it takes no signal.
 */

/**
 * Waits until the visitor picks a passkey from the autofill list of an `<input autocomplete="username webauthn">`
 * (WebAuthn L3 §5.1.4, mediation `conditional`). Gives way to every modal ceremony.
 *
 * @throws PasskeyFailure `cancelled` when it gave way or was stopped
 */
export async function conditionalGet(
  { allowCredentials: _, ...options }: RequestOptionsJSON,
  signal: AbortSignal,
): Promise<AuthenticationResponseJSON> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const place = claim('waiting', abort);
  if (!place || signal.aborted) throw new PasskeyFailure('cancelled');
  signal.addEventListener('abort', abort);
  try {
    const credential = await navigator.credentials.get({
      mediation: 'conditional',
      signal: controller.signal,
      publicKey: decode(options),
    });
    if (!credential) throw new PasskeyFailure('cancelled');
    return toJSON(credential as PublicKeyCredential);
  } catch (error) {
    throw toFailure(error, 'get');
  } finally {
    signal.removeEventListener('abort', abort);
    place.release();
  }
}

function decode(options: RequestOptionsJSON): PublicKeyCredentialRequestOptions {
  const challenge = base64URLStringToBuffer(options.challenge);
  return { ...options, challenge } as object as PublicKeyCredentialRequestOptions;
}

/** By hand, field by field: extensions that stand in for the browser break `credential.toJSON()`. */
function toJSON(credential: PublicKeyCredential): AuthenticationResponseJSON {
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    id: credential.id,
    rawId: bufferToBase64URLString(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      authenticatorData: bufferToBase64URLString(response.authenticatorData),
      clientDataJSON: bufferToBase64URLString(response.clientDataJSON),
      signature: bufferToBase64URLString(response.signature),
      userHandle: response.userHandle ? bufferToBase64URLString(response.userHandle) : undefined,
    },
  };
}
