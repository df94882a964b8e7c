import type { FactorRemovalMessages } from '../messages.js';

export const factorRemovalEnglish: FactorRemovalMessages = {
  factorRemoveTitle: (name) => `Remove ${name}?`,
  factorRemoveEffect: 'You will no longer be asked for it when you sign in.',
  factorRemovePasskeys: (count) =>
    count === 1 ? 'You can still sign in with your passkey.' : 'You can still sign in with your passkeys.',
  factorRemoveOthers: (names) => `These still protect your account: ${names}.`,
  factorRemoveLast: (ways) =>
    ways
      ? `Without it, nothing more is asked for when you sign in with: ${ways}.`
      : 'Without it, nothing but your passkeys protects your account.',
  factorRemoveConfirm: 'Remove it',
  factorRemoveCancel: 'Keep it',
};
