import type { NamingStepMessages } from '../messages.js';
import { namingEnglish } from './naming.js';

export const namingStepEnglish: NamingStepMessages = {
  ...namingEnglish,
  namingTitle: 'Your passkey is ready',
};
