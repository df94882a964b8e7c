import type { FailureCode } from '../../model/failure.js';
import type { FailureMessage, FailureNumbers } from '../messages.js';

/* Loaded with the first failure: most visits see none. */
const again = 'Try again.';
const later = 'Please try again later.';
const otherWay = 'Sign in another way, or use a different device.';
const tellOwner = 'Please tell the people who run this site.';

/** `[message, next step]` of each code. */
const failures: Readonly<Record<FailureCode, readonly [string, string]>> = {
  unauthenticated: ['You are not signed in.', 'Sign in, then repeat this.'],
  reauth_required: ['For this, your sign-in has to be fresh.', 'Sign in again, then repeat this.'],
  forbidden: [
    'You are not allowed to do this.',
    'If you think you should be, ask the people who run this site.',
  ],
  csrf: ['This page has been open for too long.', 'Reload the page, then try again.'],
  not_found: ['That is not there any more.', 'Look again at what is there now.'],
  unknown_credential: [
    'This site does not know that passkey any more.',
    'Choose another passkey or sign in another way.',
  ],
  limit_reached: ['You have as many passkeys as this site allows.', 'Remove one that you no longer use.'],
  last_passkey: [
    'This is the last way into your account.',
    'Add another passkey first, then remove this one.',
  ],
  already_registered: [
    'You already have a passkey for this account there.',
    'Use that one, or choose another device or password manager.',
  ],
  no_passkeys: ['There is no passkey for this account yet.', 'Sign in another way, then add one.'],
  challenge_expired: ['That took too long.', again],
  verification_failed: ['The passkey could not be verified.', again],
  origin_not_allowed: ['Passkeys do not work at this web address.', tellOwner],
  code_invalid: ['That code is not right, or no longer valid.', 'Check it, or ask for a new one.'],
  validation: ['Something in what you entered was not accepted.', 'Check it and try again.'],
  conflict: ['This has changed in the meantime.', 'Look at it again, then repeat what you meant to do.'],
  rate_limited: ['Too many tries.', later],
  unsupported: ['This is not possible here.', otherWay],
  network: ['The connection failed.', 'Check your internet connection, then try again.'],
  server: ['Something went wrong on our side.', later],
  unknown: ['That did not work.', again],
  cancelled: ['Cancelled.', 'You can try again at any time.'],
  not_supported: [
    'This browser cannot use passkeys.',
    'Open this page in a current browser app, or sign in another way.',
  ],
  insecure_context: [
    'Passkeys need a secure connection.',
    'Open this page with an address that begins with https.',
  ],
  rp_mismatch: ['Passkeys do not work at this web address.', tellOwner],
  no_user_verification: [
    'This device asks for no fingerprint, face or screen lock.',
    'Set up a screen lock, or use a different device.',
  ],
  timeout: ['That took too long.', again],
};

export function failureEnglish(code: FailureCode, { max, retryAfter }: FailureNumbers): FailureMessage {
  const [message, next] = failures[code];
  if (code === 'limit_reached' && max !== undefined)
    return {
      message:
        max === 1
          ? 'This site allows one passkey, and you have it.'
          : `This site allows ${max} passkeys, and you have them.`,
      next,
    };
  if (code === 'rate_limited' && retryAfter === 0) return { message, next: 'You can try again now.' };
  if (code === 'rate_limited' && retryAfter) return { message, next: `Try again in ${inWords(retryAfter)}.` };
  return { message, next };
}

/** Rounded up: a try that comes too early is refused again. */
function inWords(seconds: number): string {
  const [unit, length] = seconds < 90 ? ['second', 1] : seconds < 90 * 60 ? ['minute', 60] : ['hour', 3600];
  const value = Math.ceil(seconds / length);
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
