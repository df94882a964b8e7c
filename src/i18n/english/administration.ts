import type { AdministrationMessages } from '../messages.js';

export const administrationEnglish: AdministrationMessages = {
  passkeysOf: (name) => `Passkeys of ${name}`,
  reloadButton: 'Read the list again',
  linkButton: 'Make a link for a new passkey',
  linkTitle: 'Link for a new passkey',
  linkText: 'Whoever opens this link can add a passkey to the account, once. Give it to nobody else.',
  linkOnce: 'It is shown only now.',
  linkSent: 'The link was sent to the person whose account it is.',
  linkLabel: 'Link',
  linkExpires: (when) => `Good until ${when}.`,
  linkCopy: 'Copy the link',
  linkCopied: 'The link was copied.',
  linkClose: 'Done',
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
  addKeyButton: 'Add a security key',
  addKeyHint: (name) => `Put in the security key that ${name || 'this person'} will get.`,
  addedFor: (name) => (name ? `Security key added for ${name}.` : 'Security key added.'),
  noKey: {
    message: 'This was not accepted as a security key.',
    next: 'Use one that can be handed over, no phone and no password manager.',
  },
  keyTaken: {
    message: 'This security key is registered for this account already.',
    next: 'Use another one.',
  },
  nameForHint: 'What is written on it, for example. The person sees this name, too.',
  noPasskey: 'Nobody can sign in to this account with a passkey.',
};
