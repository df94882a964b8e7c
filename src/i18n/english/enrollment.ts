import type { EnrollmentMessages } from '../messages.js';

const minutesWords = new Intl.NumberFormat('en', { style: 'unit', unit: 'minute', unitDisplay: 'long' });

export const enrollmentEnglish: EnrollmentMessages = {
  enrollmentButton: 'Add from another device',
  enrollmentTitle: 'Add a passkey on another device',
  enrollmentText: 'Scan this with the camera of the other device, or open the link there.',
  enrollmentWarning: 'Show it to nobody: whoever opens the link gets into your account.',
  enrollmentQrCode: 'QR code of the link',
  enrollmentLabel: 'Link',
  enrollmentCopy: 'Copy link',
  enrollmentCopied: 'The link is copied.',
  enrollmentSent: 'We have sent you the link, too.',
  enrollmentExpires: (minutes) => `It works once, for ${minutesWords.format(minutes)}.`,
  enrollmentExpired: 'This link no longer works.',
  enrollmentAgain: 'Make a new link',
  enrollmentClose: 'Close',
  enrollmentAdded: (name) => `“${name}” was added from your other device.`,
};
