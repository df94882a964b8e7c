import type { Factor } from '../model/factor.js';
import type { PasskeyAction } from './passkey-action.js';
import { PasskeyEvent } from './passkey-event.js';

interface SecurityDetail {
  /**
   * An authenticator app or a security key was added, codes by text message or e-mail were switched on, a second factor
   * removed, recovery codes or a link made, or all passkeys of a user removed.
   */
  readonly action: Extract<
    PasskeyAction,
    | 'totp'
    | 'security-key'
    | 'sms-codes'
    | 'email-codes'
    | 'factor-remove'
    | 'recovery-codes'
    | 'enroll'
    | 'remove-all'
  >;
  /** With `factor-remove`: which. With `security-key`: which, where the backend tells. */
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
