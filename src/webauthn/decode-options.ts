import { base64URLStringToBuffer } from '@simplewebauthn/browser';
import type { CreationOptionsJSON, RequestOptionsJSON } from '../model/webauthn-json.js';

/*
 * By hand in place of `parseCreationOptionsFromJSON`: that one is missing before Chrome 129 and Safari 18.4, and
 * refuses the standard, padded base64 that some servers send.
 */

/** WebAuthn L3 §5.1.8. @throws TypeError, DOMException where the options cannot be read */
export function decodeCreation(options: CreationOptionsJSON): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials } = options;
  return {
    ...(options as object as PublicKeyCredentialCreationOptions),
    challenge: base64URLStringToBuffer(challenge),
    user: { ...user, id: base64URLStringToBuffer(user.id) },
    ...(excludeCredentials ? { excludeCredentials: descriptors(excludeCredentials) } : {}),
  };
}

/** WebAuthn L3 §5.1.9. An empty allow list would, in some browsers, allow nothing: it is left out. */
export function decodeRequest({
  allowCredentials,
  ...options
}: RequestOptionsJSON): PublicKeyCredentialRequestOptions {
  return {
    ...(options as object as PublicKeyCredentialRequestOptions),
    challenge: base64URLStringToBuffer(options.challenge),
    ...(allowCredentials?.length ? { allowCredentials: descriptors(allowCredentials) } : {}),
  };
}

const descriptors = (list: readonly PublicKeyCredentialDescriptorJSON[]): PublicKeyCredentialDescriptor[] =>
  list.map((item) => ({ ...item, id: base64URLStringToBuffer(item.id) }) as PublicKeyCredentialDescriptor);
