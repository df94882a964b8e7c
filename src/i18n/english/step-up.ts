import type { StepUpMessages } from '../messages.js';

export const stepUpEnglish: StepUpMessages = {
  stepUpTitle: 'Confirm that it is you',
  stepUpText: 'You signed in a while ago. Once you have confirmed, what you began goes on by itself.',
  stepUpEach:
    'This change takes your password each time. Once it is right, what you began goes on by itself.',
  stepUpPasskey: 'Confirm with a passkey',
  stepUpPassword: 'Your password',
  stepUpCode: 'Code from your app',
  stepUpConfirm: 'Confirm',
  stepUpMissing: 'Please type it in.',
  stepUpWrongPassword: { message: 'That password is not right.', next: 'Check it and try again.' },
  stepUpBack: (button) => `Thank you, that was you. Now press “${button}” again to go on.`,
};
