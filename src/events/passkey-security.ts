import type { Factor } from '../model/factor.js';
import type { PasskeyAction } from './passkey-action.js';
import { PasskeyEvent } from './passkey-event.js';

interface SecurityDetail {
  /** An authenticator app was added, a second factor removed, codes or a link made, or all passkeys of a user removed. */
  readonly action: Extract<
    PasskeyAction,
    'totp' | 'factor-remove' | 'recovery-codes' | 'enroll' | 'remove-all'
  >;
  /** With `factor-remove`: which. */
  readonly factor?: Factor;
}

/** Something around passkeys was done: for a page that notes it, or sends a mail. Nothing secret is in it. */
export class PasskeySecurityEvent extends PasskeyEvent<SecurityDetail> {
  constructor(detail: SecurityDetail) {
    super('passkey-security', detail);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'passkey-security': PasskeySecurityEvent;
  }
}
