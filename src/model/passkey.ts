/**
 * One passkey of an account, as the backend tells it. Every field but `id` may be absent:
 * absent means "the backend does not tell", never "no".
 */
export interface Passkey {
  /** Opaque handle that `rename` and `remove` take. Not always the WebAuthn credential id. */
  readonly id: string;
  /** The WebAuthn credential id, base64url without padding. Needed for the Signal API. */
  readonly credentialId?: string;
  /** The visitor's own name for it. */
  readonly name?: string;
  /** The authenticator model's identifier, a lower-case UUID (WebAuthn L3 §6.5.1). */
  readonly aaguid?: string;
  /** ISO 8601 instant. */
  readonly createdAt?: string;
  /** ISO 8601 instant; `null` is "never used". */
  readonly lastUsedAt?: string | null;
  /** `AuthenticatorTransport` values the authenticator reported (WebAuthn L3 §5.8.4). */
  readonly transports?: readonly string[];
  /** The BE flag: it can be copied to other devices (WebAuthn L3 §6.1.3). */
  readonly backupEligible?: boolean;
  /** The BS flag: it has been copied (WebAuthn L3 §6.1.3). */
  readonly backedUp?: boolean;
  /** Works without typing a user name first. */
  readonly discoverable?: boolean;
  /** It opened the session that is asking. */
  readonly current?: boolean;
}
