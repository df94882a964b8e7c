import type { LoginMessages } from '../messages.js';

export const loginEnglish: LoginMessages = {
  usernameLabel: 'User name',
  usernameOptional: 'User name (optional)',
  usernameMissing: 'Enter your user name.',
  loginButton: 'Sign in with a passkey',
  loggedIn: 'You are signed in.',
};
