import type { BackMessages } from '../messages.js';

export const backEnglish: BackMessages = { back: 'Back' };
