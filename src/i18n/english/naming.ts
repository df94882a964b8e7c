import type { NamingMessages } from '../messages.js';

export const namingEnglish: NamingMessages = {
  nameLabel: 'Name of this passkey',
  nameHint: 'So that you recognise it later. Only you see this name.',
  nameMissing: 'Enter a name.',
  nameSave: 'Save name',
  nameKeep: 'Keep this name',
};
