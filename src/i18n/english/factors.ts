import type { FactorMessages } from '../messages.js';

export const factorEnglish: FactorMessages = {
  factorsTitle: 'Second factors',
  factorsHint: 'Asked for when you sign in without a passkey.',
  factorsEmpty: 'There are none.',
  factorKind: {
    totp: 'Authenticator app',
    'security-key': 'Security key',
    sms: 'Code by text message',
    email: 'Code by e-mail',
    password: 'Password',
    'recovery-codes': 'Recovery codes',
    other: 'Another second factor',
  },
  totpAdd: 'Add an authenticator app',
  totpAdded: 'The authenticator app was added.',
  factorRemoveOf: (name) => `Remove ${name}`,
  factorRemoved: (name) => `${name} was removed.`,
};
