import { PasskeyFailure, type FailureCode } from '../model/failure.js';

/*
 * NotAllowedError is ambiguous on purpose (WebAuthn L3 §14.5): cancelled, timed out, nothing found, refused by
 * policy. It is told as the mildest of these and never as "you have no passkey". An AbortError that nobody here
 * caused is how some browsers report the visitor's own cancel. A TypeError or EncodingError is about options that
 * the server sent and no browser can read.
 */
const BY_NAME: Readonly<Record<string, FailureCode>> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  SecurityError: 'rp_mismatch',
  NotSupportedError: 'unsupported',
  ConstraintError: 'no_user_verification',
  InvalidCharacterError: 'server',
  EncodingError: 'server',
  DataError: 'server',
  TypeError: 'server',
};

/**
 * Turns whatever a ceremony threw into a failure of the closed union. `InvalidStateError` means "there is one
 * already" where one was to be made (§5.1.3), and nothing where one was to be used.
 */
export function toFailure(error: unknown, kind: 'create' | 'get'): PasskeyFailure {
  if (error instanceof PasskeyFailure) return error;
  const { name = '' } = error as { name?: string };
  if (name === 'NotAllowedError' && isForbidden(kind))
    return new PasskeyFailure('not_supported', { cause: error });
  const registered = name === 'InvalidStateError' && kind === 'create';
  const known = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  return new PasskeyFailure(registered ? 'already_registered' : (known ?? 'unknown'), { cause: error });
}

/** Whether the page, or the page around its frame, forbids it (Permissions Policy); only Chromium can be asked. */
function isForbidden(kind: 'create' | 'get'): boolean {
  // Guarded, because these lines are also read where there is no document.
  const page = (globalThis as { document?: { featurePolicy?: { allowsFeature(name: string): boolean } } })
    .document;
  return page?.featurePolicy?.allowsFeature(`publickey-credentials-${kind}`) === false;
}
