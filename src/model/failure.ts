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
  /** The field that was refused, for `validation`. */
  readonly field?: string;
  /** Seconds until another try makes sense, for `rate_limited`. */
  readonly retryAfter?: number;
  /** The limit, for `limit_reached`. */
  readonly max?: number;
  readonly cause?: unknown;
}

/** Everything that can go wrong, as one kind of error. `message` is for developers, never for visitors. */
export class PasskeyFailure extends Error {
  override readonly name = 'PasskeyFailure';
  readonly code: FailureCode;
  readonly status: number | undefined;
  readonly detail: string | undefined;
  readonly field: string | undefined;
  readonly retryAfter: number | undefined;
  readonly max: number | undefined;

  constructor(code: FailureCode, details: FailureDetails = {}) {
    super(details.detail ?? code, { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.detail = details.detail;
    this.field = details.field;
    this.retryAfter = details.retryAfter;
    this.max = details.max;
  }
}
