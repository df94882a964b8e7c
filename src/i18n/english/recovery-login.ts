import type { RecoveryLoginMessages } from '../messages.js';

export const recoveryLoginEnglish: RecoveryLoginMessages = {
  recoverButton: 'Use a recovery code',
  recoverTitle: 'Sign in with a recovery code',
  recoverText: 'Type one of the codes that you have kept. It does not work again after that.',
  recoverUsername: 'User name',
  recoverCode: 'Recovery code',
  recoverUsernameMissing: 'Type your user name.',
  recoverCodeMissing: 'Type a recovery code.',
  recoverSubmit: 'Continue',
  recoverBack: 'Back',
  recoverWrong: {
    message: 'User name and code do not match.',
    next: 'Check both, or take another code: each works only once.',
  },
  recoverTooLate: { message: 'That took too long.', next: 'Type another one of your codes.' },
  recoverProven: 'The code is right.',
  recoverProvenText: 'Now create a new passkey. It signs you in, and you sign in with it from now on.',
  recoverCreate: 'Create a passkey',
  recoverHasOne: {
    message: 'You already have a passkey for this account here.',
    next: 'Simply sign in with it.',
  },
  recoverUseIt: 'Sign in with that passkey',
  recoverDone: 'You are signed in, and your new passkey is there.',
};
