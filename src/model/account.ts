/** Whose passkeys these are; what the Signal API needs to name the account (WebAuthn L3 §5.1.10). */
export interface Account {
  /** The relying party id, a domain. */
  readonly rpId: string;
  /** The user handle, base64url without padding. */
  readonly userHandle: string;
  readonly name: string;
  readonly displayName: string;
}
