import type { RecoveryStepMessages } from '../messages.js';

export const recoveryStepEnglish: RecoveryStepMessages = {
  recoveryStepTitle: 'Your account is ready. What if you lose your passkey?',
  recoveryStepText: 'A recovery code lets you into your account all the same.',
  recoveryStepButton: 'Show recovery codes',
  recoveryStepLater: 'Not now',
};
