import { bufferToBase64URLString as base64url } from '@simplewebauthn/browser';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '../model/webauthn-json.js';

/*
 * Field by field, and by what is there: extensions that stand in for the browser break `credential.toJSON()`,
 * fail `instanceof`, or lack the newer getters.
 */

/** WebAuthn L3 §5.1, RegistrationResponseJSON. */
export function encodeAttestation(credential: PublicKeyCredential): RegistrationResponseJSON {
  const response = credential.response as AuthenticatorAttestationResponse;
  const publicKey = attempt(() => response.getPublicKey());
  const authenticatorData = attempt(() => response.getAuthenticatorData());
  return {
    ...common(credential),
    response: {
      clientDataJSON: base64url(response.clientDataJSON),
      attestationObject: base64url(response.attestationObject),
      authenticatorData: authenticatorData && base64url(authenticatorData),
      publicKey: publicKey ? base64url(publicKey) : undefined,
      publicKeyAlgorithm: attempt(() => response.getPublicKeyAlgorithm()),
      transports: attempt(() => response.getTransports()),
    },
  };
}

/** WebAuthn L3 §5.1, AuthenticationResponseJSON. */
export function encodeAssertion(credential: PublicKeyCredential): AuthenticationResponseJSON {
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    ...common(credential),
    response: {
      clientDataJSON: base64url(response.clientDataJSON),
      authenticatorData: base64url(response.authenticatorData),
      signature: base64url(response.signature),
      userHandle: response.userHandle ? base64url(response.userHandle) : undefined,
    },
  };
}

const common = (credential: PublicKeyCredential) => ({
  id: credential.id,
  rawId: base64url(credential.rawId),
  type: credential.type,
  authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  clientExtensionResults: attempt(() => credential.getClientExtensionResults()) ?? {},
});

function attempt<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}
