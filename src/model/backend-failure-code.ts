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
