import type { ManagerMessages } from '../messages.js';
import { kindEnglish } from './kinds.js';

export const managerEnglish: ManagerMessages = {
  ...kindEnglish,
  managerTitle: 'Passkeys',
  loading: 'Loading your passkeys…',
  emptyTitle: 'No passkeys yet',
  emptyHint:
    'With a passkey you sign in with your fingerprint, face or screen lock. Nothing to remember, nothing to steal.',
  addButton: 'Add a passkey',
  addHereButton: 'Add on this device',
  addElsewhereButton: 'Add on a phone or security key',
  limitReached: (max) =>
    max === 1
      ? 'This site allows one passkey.'
      : `This site allows ${max} passkeys. Remove one to add another.`,
  stale: 'The list could not be brought up to date.',
  thisDevice: 'This device',
  worksWithProvider: (provider) => `Works on all devices with ${provider}`,
  worksSynced: 'Works on all devices with your password manager',
  worksHere: 'Works only on the device it was made on',
  worksKey: 'Works wherever you use the security key',
  worksPhone: 'Works with your phone',
  notSynced: 'Not copied to other devices',
  notBackedUp: 'Not backed up yet',
  current: 'Signed in with this one',
  created: (when) => `Created ${when}`,
  lastUsed: (when) => `Last used ${when}`,
  neverUsed: 'Never used',
  renameButton: 'Rename',
  renameOf: (name) => `Rename ${name}`,
  removeButton: 'Remove',
  removeOf: (name) => `Remove ${name}`,
  lastPasskey: (min) =>
    min === 1
      ? 'This passkey is the only way into your account. To remove it, add another one first.'
      : `Your account needs at least ${min} passkeys. To remove one, add another one first.`,
};
