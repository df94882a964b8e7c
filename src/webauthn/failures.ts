import { PasskeyFailure, type FailureCode } from '../model/failure.js';

/** Which ceremony failed: the same exception means different things to the two (WebAuthn L3 §5.1.3, §5.1.4). */
export type CeremonyKind = 'create' | 'get';

/** What @simplewebauthn/browser has found out; what it passes through is judged by its cause instead. */
const BY_CODE: Readonly<Record<string, FailureCode>> = {
  ERROR_CEREMONY_ABORTED: 'cancelled',
  ERROR_INVALID_DOMAIN: 'rp_mismatch',
  ERROR_INVALID_RP_ID: 'rp_mismatch',
  ERROR_INVALID_USER_ID_LENGTH: 'server',
  ERROR_MALFORMED_PUBKEYCREDPARAMS: 'server',
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT: 'unsupported',
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: 'no_user_verification',
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: 'already_registered',
  ERROR_AUTHENTICATOR_NO_SUPPORTED_PUBKEYCREDPARAMS_ALG: 'unsupported',
  ERROR_AUTO_REGISTER_USER_VERIFICATION_FAILURE: 'cancelled',
};

/*
 * NotAllowedError is ambiguous on purpose (WebAuthn L3 §14.5): cancelled, timed out, nothing found, refused by
 * policy. It is told as the mildest of these and never as "you have no passkey". An AbortError that nobody here
 * caused is how some browsers report the visitor's own cancel.
 */
const BY_NAME: Readonly<Record<string, FailureCode>> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  SecurityError: 'rp_mismatch',
  NotSupportedError: 'unsupported',
  ConstraintError: 'no_user_verification',
  TypeError: 'server',
};

/** Turns whatever a ceremony threw into a failure of the closed union. */
export function toFailure(error: unknown, kind: CeremonyKind): PasskeyFailure {
  if (error instanceof PasskeyFailure) return error;
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { name?: string } };
  return new PasskeyFailure(BY_CODE[String(code)] ?? byName(cause?.name ?? name, kind), { cause: error });
}

function byName(name: string | undefined, kind: CeremonyKind): FailureCode {
  if (name === 'InvalidStateError') return kind === 'create' ? 'already_registered' : 'unknown';
  return BY_NAME[name ?? ''] ?? 'unknown';
}
