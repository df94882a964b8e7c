import type { RecoverySectionMessages } from '../messages.js';

export const recoverySectionEnglish: RecoverySectionMessages = {
  recoveryTitle: 'Recovery codes',
  recoveryNone: 'They let you into your account if you lose your passkeys. You have none yet.',
  recoverySecond: 'They stand in for a second factor that you lost. Each works once.',
  recoveryNoneYet:
    'You have a passkey now. Make recovery codes as well: they let you into your account if you ever lose it.',
  recoveryLeft: (remaining, total) =>
    remaining === 0
      ? 'You have used all your codes.'
      : remaining === 1
        ? `1 of ${total} codes is left.`
        : `${remaining} of ${total} codes are left.`,
  recoveryFew: 'Make new ones while you are signed in.',
  recoveryMake: 'Make recovery codes',
  recoveryRenew: 'Make new codes',
  recoveryRenewTitle: 'Make new recovery codes?',
  recoveryRenewText: (remaining) =>
    remaining === 1
      ? 'The code that is left stops working. Throw it away.'
      : `The ${remaining} codes that are left stop working. Throw them away.`,
  recoveryRenewAny: 'Codes that you may have from before stop working.',
  recoveryRenewConfirm: 'Make new ones',
  recoveryRenewCancel: 'Keep the old ones',
};
