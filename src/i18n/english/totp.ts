import type { TotpMessages } from '../messages.js';

export const totpEnglish: TotpMessages = {
  totpTitle: 'Add an authenticator app',
  totpScan: 'Scan this picture with your authenticator app.',
  totpPicture: 'QR code for your authenticator app; the key below says the same',
  totpType: 'Or type this key into the app:',
  totpCopy: 'Copy the key',
  totpCopied: 'The key was copied.',
  totpCodeLabel: 'Code that the app shows',
  totpCodeHint: 'It is a new one every half a minute.',
  totpCodeMissing: 'Type the code that the app shows now.',
  totpCodeWrong: {
    message: 'That code is not right.',
    next: 'Type the one that the app shows now. If it stays wrong, look whether the clock of that device is right.',
  },
  totpConfirm: 'Add the app',
};
