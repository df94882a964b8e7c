import { PasskeyFailure, type FailureCode } from '../model/failure.js';

/*
 * NotAllowedError is ambiguous on purpose (WebAuthn L3 §14.5): cancelled, timed out, nothing found, refused by
 * policy. It is told as the mildest of these and never as "you have no passkey". An AbortError that nobody here
 * caused is how some browsers report the visitor's own cancel. A TypeError or EncodingError is about options that
 * the server sent and no browser can read. NetworkError is what a browser says that lost the other device.
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
  NetworkError: 'network',
  TimeoutError: 'timeout',
};

/**
 * Turns whatever a ceremony threw into a failure of the closed union. `InvalidStateError` means "there is one
 * already" where one was to be made (§5.1.3), and nothing where one was to be used. A ConstraintError is about
 * the screen lock only where that was asked for; else the device cannot keep passkeys.
 */
export function toFailure(error: unknown, kind: 'create' | 'get', verification = 'required'): PasskeyFailure {
  if (error instanceof PasskeyFailure) return error;
  const name = nameOf(error);
  return new PasskeyFailure(codeOf(name, kind, verification), { cause: error });
}

function codeOf(name: string, kind: 'create' | 'get', verification: string): FailureCode {
  if (name === 'NotAllowedError' && isForbidden(kind)) return 'not_supported';
  if (name === 'ConstraintError' && verification !== 'required') return 'unsupported';
  if (name === 'InvalidStateError' && kind === 'create') return 'already_registered';
  return (Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined) ?? 'unknown';
}

/** An extension may reject with anything: nothing at all, words, an object of another realm. */
export function nameOf(error: unknown): string {
  const name: unknown = (error as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name : '';
}

/** Whether the page, or the page around its frame, forbids it (Permissions Policy); only Chromium can be asked. */
function isForbidden(kind: 'create' | 'get'): boolean {
  // Guarded, because these lines are also read where there is no document.
  const page = (globalThis as { document?: { featurePolicy?: { allowsFeature(name: string): boolean } } })
    .document;
  return page?.featurePolicy?.allowsFeature(`publickey-credentials-${kind}`) === false;
}
