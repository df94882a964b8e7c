import type { FactorAdditionMessages } from '../messages.js';

export const factorAdditionEnglish: FactorAdditionMessages = {
  keyAdd: 'Add a security key',
  keyAdded: (name) => `${name} was added.`,
  keyKnown: {
    message: 'That security key is set up for your account already.',
    next: 'Use another one.',
  },
  keyRefused: {
    message: 'The security key could not be verified.',
    next: 'Try again.',
  },
  keyLimit: {
    message: 'You have as many security keys as this site allows.',
    next: 'Remove one that you no longer use.',
  },
  codesOn: { sms: 'Turn on codes by text message', email: 'Turn on codes by e-mail' },
  codesAreOn: { sms: 'Codes by text message are on.', email: 'Codes by e-mail are on.' },
  codesUnconfirmed: {
    sms: {
      message: 'Your account has no confirmed phone number to send codes to.',
      next: 'Confirm one first, then turn them on.',
    },
    email: {
      message: 'Your account has no confirmed e-mail address to send codes to.',
      next: 'Confirm one first, then turn them on.',
    },
  },
};
