import type { SignupMessages } from '../messages.js';

export const signupEnglish: SignupMessages = {
  usernameLabel: 'User name',
  usernameMissing: 'Enter a user name.',
  displayNameLabel: 'Your name (optional)',
  signupButton: 'Create account with a passkey',
  signupHint: 'No password needed: you will sign in with your fingerprint, face or screen lock.',
  signupTaken: {
    message: 'This user name is taken.',
    next: 'Choose another one. If it is yours, sign in instead.',
  },
  signedUp: 'Your account is ready and you are signed in.',
  elsewhereButton: 'Use a phone or security key',
};
