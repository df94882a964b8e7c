import { bufferToBase64URLString } from '@simplewebauthn/browser';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '../model/webauthn-json.js';
import { PasskeyFailure } from '../model/failure.js';

/*
 * Field by field, and by what is there: extensions that stand in for the browser break `credential.toJSON()`,
 * fail `instanceof`, bring views in place of buffers, or lack the newer getters.
 */

/** WebAuthn L3 §5.1, RegistrationResponseJSON. @throws PasskeyFailure where it is no credential */
export const encodeAttestation = (credential: Credential): RegistrationResponseJSON =>
  encode(credential, (given) => {
    const response = given as AuthenticatorAttestationResponse;
    return {
      clientDataJSON: base64url(response.clientDataJSON),
      attestationObject: base64url(response.attestationObject),
      authenticatorData: attempt(() => base64url(response.getAuthenticatorData())),
      publicKey: attempt(() => base64url(response.getPublicKey())),
      publicKeyAlgorithm: attempt(() => numberOf(response.getPublicKeyAlgorithm())),
      transports: attempt(() => words(response.getTransports())),
    };
  });

/** WebAuthn L3 §5.1, AuthenticationResponseJSON. @throws PasskeyFailure where it is no credential */
export const encodeAssertion = (credential: Credential): AuthenticationResponseJSON =>
  encode(credential, (given) => {
    const response = given as AuthenticatorAssertionResponse;
    return {
      clientDataJSON: base64url(response.clientDataJSON),
      authenticatorData: base64url(response.authenticatorData),
      signature: base64url(response.signature),
      userHandle: attempt(() => base64url(response.userHandle)),
    };
  });

function encode<JSON>(given: Credential, read: (response: AuthenticatorResponse) => JSON) {
  const credential = given as PublicKeyCredential;
  try {
    const rawId = base64url(credential.rawId);
    return {
      // Not the credential's own `id`, which some write in another alphabet: servers compare the two.
      id: rawId,
      rawId,
      type: 'public-key',
      authenticatorAttachment: attempt(() => attachment(credential.authenticatorAttachment)),
      clientExtensionResults: attempt(() => plain(credential.getClientExtensionResults())) ?? {},
      response: read(credential.response),
    };
  } catch (cause) {
    throw new PasskeyFailure('unknown', { cause });
  }
}

/** Of a buffer, or of that part of one that a view shows. @throws TypeError where it is neither */
function base64url(bytes: BufferSource | null): string {
  if (!bytes) throw new TypeError('no bytes');
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  if (!view.length) throw new TypeError('no bytes');
  return bufferToBase64URLString(view as unknown as ArrayBuffer);
}

const attachment = (value: unknown): string | undefined =>
  ['platform', 'cross-platform'].find((one) => one === String(value).toLowerCase());

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const words = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;

/** What cannot be written as JSON would fail the whole request. */
const plain = (value: unknown): object | undefined => {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return typeof copy === 'object' && copy !== null ? copy : undefined;
};

function attempt<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}
