/** What the backend allows for one account. Absent fields are "no rule that it tells of". */
export interface Policy {
  /** The most passkeys an account may have. */
  readonly max?: number;
  /** The fewest it must keep; `1` guards the last one. */
  readonly min?: number;
  /** The other ways to sign in, in words for people ("password", "e-mail link"). */
  readonly otherWaysIn?: readonly string[];
  /** What else the backend does for this account. Absent: nothing but passkeys. */
  readonly offers?: readonly Offer[];
}

/** What a backend may do besides passkeys; each is a part of the contract of docs/openapi.yaml. */
export type Offer =
  /** Second factors are listed and removed. */
  | 'factors'
  /** An authenticator app can be added. */
  | 'totp'
  /** A security key can be added as a second factor. */
  | 'security-key'
  /** Codes by text message can be switched on. */
  | 'sms-codes'
  /** Codes by e-mail can be switched on. */
  | 'email-codes'
  | 'recovery-codes'
  /** A link can be made that adds a passkey on another device. */
  | 'enrollment'
  /** A session that is too old is made fresh in place; it also tells whether a passkey works. */
  | 'step-up'
  /** All passkeys are removed at once, by an administrator. */
  | 'remove-all'
  /** A security key is added for somebody else, by an administrator. */
  | 'add'
  /** The passkeys of somebody else are named, by an administrator. */
  | 'rename';
