import type { BackendFailureCode } from './backend-failure-code.js';

/** Codes that only the browser's side can know. */
export type ClientFailureCode =
  'cancelled' | 'not_supported' | 'insecure_context' | 'rp_mismatch' | 'no_user_verification' | 'timeout';

/** The one closed union: what an element shows, an event carries and a backend's mapping returns. */
export type FailureCode = BackendFailureCode | ClientFailureCode;

/** What else is known of a failure. */
export interface FailureDetails {
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
  /** The server's words, only where they are meant for people (RFC 9457 `detail`). */
  readonly detail?: string;
  /**
   * The field that was refused, for `validation`. `password` for `reauth_required`: no fresh session will do, the
   * password goes with the request.
   */
  readonly field?: string;
  /** Seconds until another try makes sense, for `rate_limited`. */
  readonly retryAfter?: number;
  /** The limit, for `limit_reached`. */
  readonly max?: number;
  /** Where the visitor proves who they are, for `reauth_required`. Checked before it is followed. */
  readonly redirectTo?: string;
  readonly cause?: unknown;
}

/** Everything that can go wrong, as one kind of error. `message` is for developers, never for visitors. */
export class PasskeyFailure extends Error {
  override readonly name = 'PasskeyFailure';
  readonly code: FailureCode;
  declare readonly status: number | undefined;
  declare readonly detail: string | undefined;
  declare readonly field: string | undefined;
  declare readonly retryAfter: number | undefined;
  declare readonly max: number | undefined;
  declare readonly redirectTo: string | undefined;

  constructor(code: FailureCode, details: FailureDetails = {}) {
    super(details.detail ?? code, details);
    this.code = code;
    Object.assign(this, details);
  }
}
