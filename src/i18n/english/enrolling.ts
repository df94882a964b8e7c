import type { EnrollingMessages } from '../messages.js';

export const enrollingEnglish: EnrollingMessages = {
  enrollText:
    'With this link you can add a passkey on this device, and sign in with it. Go on only if you know who the link is from.',
  enrollFor: (account) => `The passkey is for the account “${account}”.`,
  enrollButton: 'Create a passkey on this device',
  enrolled: 'This device has a passkey now, and you can sign in with it.',
  enrollMissing: {
    message: 'Please open your link again.',
    next: 'For your safety, its code is gone once this page is reloaded. If there is no code in your link, ask for a new one.',
  },
  enrollSpent: {
    message: 'This link no longer works.',
    next: 'It was used before, or is too old. Ask for a new one.',
  },
};
