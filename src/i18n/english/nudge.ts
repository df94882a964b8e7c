import type { NudgeMessages } from '../messages.js';

export const nudgeEnglish: NudgeMessages = {
  nudge:
    'You have one passkey. Add a second one, on another device or a security key, so that you still get in if you lose the first.',
  nudgeDismiss: 'Not now',
  guardCodes: 'Or make recovery codes: they are another way into your account.',
  guardStuck: 'If you have lost it, ask the people who run this site.',
};
