import type { AdministrationMessages } from '../messages.js';

export const administrationEnglish: AdministrationMessages = {
  passkeysOf: (name) => `Passkeys of ${name}`,
  reloadButton: 'Read the list again',
  enrollButton: 'Make a link for a new passkey',
  enrollTitle: 'Link for a new passkey',
  enrollText: 'Whoever opens this link can add a passkey to the account, once. Give it to nobody else.',
  enrollOnce: 'It is shown only now.',
  enrollSent: 'The link was sent to the person whose account it is.',
  enrollLabel: 'Link',
  enrollExpires: (when) => `Good until ${when}.`,
  enrollCopy: 'Copy the link',
  enrollCopied: 'The link was copied.',
  enrollClose: 'Done',
  removeOneEffect: 'Nobody will be able to sign in to this account with this passkey.',
  removeOneKept: 'In their password manager it stays until they delete it there.',
  removeAllButton: 'Remove all passkeys',
  removeAllTitle: (name) => `Remove all passkeys of ${name}?`,
  removeAllEffect: (count) =>
    count === 1
      ? 'The one passkey of this account ends, and everybody is signed out of it.'
      : `All ${count} passkeys of this account end, and everybody is signed out of it.`,
  removeAllLabel: (word) => `To confirm, type “${word}”`,
  removeAllWord: 'remove all',
  removeAllMismatch: 'That is something else.',
  removeAllConfirm: 'Remove all passkeys',
  removedAll: 'All passkeys were removed.',
};
