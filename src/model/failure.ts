/** The codes that a backend answers with, as `code` of an RFC 9457 problem. */
export const backendFailureCodes = [
  'unauthenticated',
  'reauth_required',
  'forbidden',
  'csrf',
  'not_found',
  'unknown_credential',
  'limit_reached',
  'last_passkey',
  'already_registered',
  'no_passkeys',
  'challenge_expired',
  'verification_failed',
  'origin_not_allowed',
  'code_invalid',
  'validation',
  'conflict',
  'rate_limited',
  'unsupported',
  'network',
  'server',
  'unknown',
] as const;

export type BackendFailureCode = (typeof backendFailureCodes)[number];

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
