/** What the backend allows for one account. Absent fields are "no rule that it tells of". */
export interface Policy {
  /** The most passkeys an account may have. */
  readonly max?: number;
  /** The fewest it must keep; `1` guards the last one. */
  readonly min?: number;
  /** The other ways to sign in, in words for people ("password", "e-mail link"). */
  readonly otherWaysIn?: readonly string[];
}
