import { administrationEnglish } from '../english/administration.js';
import { backEnglish } from '../english/back.js';
import { commonEnglish } from '../english/common.js';
import { deedEnglish } from '../english/deeds.js';
import { emailEnglish } from '../english/email.js';
import { enrollingEnglish } from '../english/enrolling.js';
import { enrollmentEnglish } from '../english/enrollment.js';
import { factorAdditionEnglish } from '../english/factor-additions.js';
import { factorRemovalEnglish } from '../english/factor-removal.js';
import { factorEnglish } from '../english/factors.js';
import { failureEnglish } from '../english/failures.js';
import { hostedEnglish } from '../english/hosted.js';
import { loginEnglish } from '../english/login.js';
import { managerEnglish } from '../english/manager.js';
import { namingStepEnglish } from '../english/naming-step.js';
import { nudgeEnglish } from '../english/nudge.js';
import { offerEnglish } from '../english/offer.js';
import { recoveryCodesEnglish } from '../english/recovery-codes.js';
import { recoveryLoginEnglish } from '../english/recovery-login.js';
import { recoverySectionEnglish } from '../english/recovery-section.js';
import { recoveryStepEnglish } from '../english/recovery-step.js';
import { removalEnglish } from '../english/removal.js';
import { signupEnglish } from '../english/signup.js';
import { totpEnglish } from '../english/totp.js';
import { stepUpEnglish } from '../english/step-up.js';
import { testEnglish } from '../english/testing.js';
import { upgradeEnglish } from '../english/upgrade.js';
import type { Messages } from '../messages.js';

export const en: Messages = {
  ...commonEnglish,
  failure: failureEnglish,
  ...loginEnglish,
  ...signupEnglish,
  ...emailEnglish,
  ...enrollingEnglish,
  ...enrollmentEnglish,
  ...namingStepEnglish,
  ...upgradeEnglish,
  ...managerEnglish,
  ...deedEnglish,
  ...removalEnglish,
  ...stepUpEnglish,
  ...testEnglish,
  ...nudgeEnglish,
  ...offerEnglish,
  ...recoveryCodesEnglish,
  ...recoverySectionEnglish,
  ...recoveryStepEnglish,
  ...recoveryLoginEnglish,
  ...factorEnglish,
  ...factorAdditionEnglish,
  ...factorRemovalEnglish,
  ...totpEnglish,
  ...administrationEnglish,
  ...hostedEnglish,
  ...backEnglish,
};
export default en;
