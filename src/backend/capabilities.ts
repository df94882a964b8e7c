import type { Passkey } from '../model/passkey.js';
import type { Offer } from '../model/policy.js';

/** A page of the backend that does what other pages cannot. */
export interface HostedPage {
  readonly url: string;
  /** The name of the query parameter that says where the visitor comes back to. */
  readonly returnTo: string;
}

/**
 * What cannot be seen from which methods a backend has. All of it is for the elements, so that they offer and say
 * nothing that the backend does not do.
 */
export interface Capabilities {
  /**
   * When a new passkey gets its name: with the request for options (`begin`), with the new credential (`finish`),
   * by a second call afterwards (`rename`), or never by the visitor (`server`).
   */
  readonly naming: 'begin' | 'finish' | 'rename' | 'server';
  /** A passkey without a name is refused. */
  readonly nameRequired?: boolean;
  /** The longest name, in UTF-16 units. */
  readonly nameLongest?: number;
  /** The most passkeys of an account, and when the backend looks; without `max`, its operator chooses. */
  readonly limit?: { readonly max?: number; readonly checkedAt: 'begin' | 'finish' | 'both' };
  /** Whether the backend itself keeps the last passkey from being removed. */
  readonly lastPasskey: 'blocked' | 'allowed' | 'unknown';
  /** How a session that is too old for a change is made fresh again. */
  readonly stepUp: 'none' | 'in-page' | 'redirect';
  /** The fields that `list` fills in. */
  readonly fields: readonly (keyof Passkey)[];
  /** Operations for which the vendor ships no JSON route: the app must add them. */
  readonly needs?: readonly string[];
  /** What the backend does besides passkeys. */
  readonly offers?: readonly Offer[];
  /** Where passkeys are added, if only pages of the backend's own origin can, and this is none of them. */
  readonly addsAt?: HostedPage;
  /** Recovery codes stand for a second factor. Absent: each lets somebody in by itself. */
  readonly recoveryCodes?: 'second-factor';
  /** An account is made only after a code, sent by e-mail, was typed in. */
  readonly emailSignup?: boolean;
}
