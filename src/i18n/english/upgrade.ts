import type { UpgradeMessages } from '../messages.js';

export const upgradeEnglish: UpgradeMessages = {
  upgraded: 'Next time you can sign in with a passkey: with your fingerprint, face or screen lock.',
};
