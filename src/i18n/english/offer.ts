import type { OfferMessages } from '../messages.js';

export const offerEnglish: OfferMessages = {
  offerTitle: 'You are signed in. Quicker next time?',
  offerText:
    'Create a passkey on this device, and you sign in with its fingerprint, face or screen lock, without your phone or security key.',
  offerButton: 'Create a passkey on this device',
  offerLater: 'Not now',
  offerDone: 'Done. Next time you can sign in with this device.',
};
