import type { EmailMessages } from '../messages.js';

export const emailEnglish: EmailMessages = {
  emailLabel: 'E-mail address',
  emailInvalid: 'Enter an e-mail address, like name@example.com.',
  emailHint: 'We send you a code, to see that the address is yours. No password needed.',
  emailButton: 'Send me a code',
  emailSent: (email) => `We have sent a mail to ${email}.`,
  emailSentHint: 'Enter the code from it here. It may take a minute; look among unwanted mail too.',
  emailCodeLabel: 'Code from the mail',
  emailCodeMissing: 'Enter the code from the mail.',
  emailConfirm: 'Confirm',
  emailResend: 'Send a new code',
  emailResendIn: (seconds) => `Send a new code (in ${seconds} s)`,
  emailResent: 'A new mail is on its way. Only the code in the newest one is good.',
  emailBack: 'Use another address',
  emailExpired: {
    message: 'That code is no longer good.',
    next: 'It is too old, or was tried too often. Have a new one sent.',
  },
  emailVerified: (email) => `${email} is yours.`,
  emailTaken: {
    message: 'There is an account with this address.',
    next: 'Sign in instead, or use another address.',
  },
};
