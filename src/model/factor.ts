/** What else protects an account, or lets somebody in, besides passkeys. */
export type FactorKind = 'totp' | 'security-key' | 'sms' | 'email' | 'password' | 'recovery-codes' | 'other';

/** One second factor of an account. */
export interface Factor {
  /** Opaque; what removes it takes it back. */
  readonly id: string;
  readonly kind: FactorKind;
  /** What the visitor called it, or where it goes: a phone number, an address, masked by the backend. */
  readonly name?: string;
  /** ISO 8601. */
  readonly createdAt?: string;
  /** ISO 8601; `null` is "never", absent is "the backend does not tell". */
  readonly lastUsedAt?: string | null;
  /** It cannot be removed here. */
  readonly fixed?: boolean;
}
