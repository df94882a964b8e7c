/** What a visitor does; every failure and cancel names one of these. */
export type PasskeyAction =
  | 'login'
  | 'signup'
  | 'list'
  | 'add'
  | 'rename'
  | 'remove'
  | 'recovery-codes'
  | 'factors'
  | 'totp'
  | 'security-key'
  | 'sms-codes'
  | 'email-codes'
  | 'factor-remove'
  | 'remove-all'
  | 'enroll';
