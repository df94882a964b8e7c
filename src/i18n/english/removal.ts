import type { RemovalMessages } from '../messages.js';

export const removalEnglish: RemovalMessages = {
  removeTitle: (name) => `Remove ${name}?`,
  removeEffect: 'You will no longer be able to sign in with this passkey.',
  removeCurrent:
    'You signed in with it. You stay signed in here. Where else you signed in with it, you may be signed out.',
  removeOthers: (count) =>
    count === 1
      ? 'You can still sign in with your other passkey.'
      : `You can still sign in with your other ${count} passkeys.`,
  removeOtherWays: (ways) => `You can still sign in with: ${ways}.`,
  removeLast: 'It is your last passkey. Make sure that you have another way to sign in.',
  removeSignalled: 'Your password manager will be told. If it still offers the passkey, delete it there too.',
  removeByHand: (provider) =>
    `Then delete it in ${provider ?? 'your password manager or on your device'} too: this site cannot do that for you.`,
  removeConfirm: 'Remove passkey',
  removeCancel: 'Keep it',
};
