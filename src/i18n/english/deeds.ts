import type { DeedMessages } from '../messages.js';
import { namingEnglish } from './naming.js';

export const deedEnglish: DeedMessages = {
  ...namingEnglish,
  added: 'Passkey added.',
  renamed: (name) => `Renamed to ${name}.`,
  removed: (name) => `${name} was removed.`,
};
