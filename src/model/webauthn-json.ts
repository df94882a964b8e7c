/*
 * The JSON forms of WebAuthn L3 §5.1 that travel between backend and browser. Every binary value is base64url
 * without padding. TypeScript's DOM library has the two option types; the two responses it leaves out.
 */
export type CreationOptionsJSON = PublicKeyCredentialCreationOptionsJSON;
export type RequestOptionsJSON = PublicKeyCredentialRequestOptionsJSON;

/** Where an authenticator is (WebAuthn L3 §5.4.5): in this device, or in a phone or security key. */
export type Attachment = 'platform' | 'cross-platform';

interface CredentialJSON<Response> {
  readonly id: string;
  readonly rawId: string;
  readonly type: string;
  readonly response: Response;
  /** `platform` or `cross-platform`, where the browser tells. */
  readonly authenticatorAttachment?: string | undefined;
  readonly clientExtensionResults: object;
}

/** WebAuthn L3 §5.1, dictionary RegistrationResponseJSON. */
export type RegistrationResponseJSON = CredentialJSON<{
  readonly clientDataJSON: string;
  readonly attestationObject: string;
  readonly authenticatorData?: string | undefined;
  readonly transports?: readonly string[] | undefined;
  readonly publicKey?: string | undefined;
  readonly publicKeyAlgorithm?: number | undefined;
}>;

/** WebAuthn L3 §5.1, dictionary AuthenticationResponseJSON. */
export type AuthenticationResponseJSON = CredentialJSON<{
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle?: string | undefined;
}>;
