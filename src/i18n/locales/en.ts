import { commonEnglish } from '../english/common.js';
import { deedEnglish } from '../english/deeds.js';
import { failureEnglish } from '../english/failures.js';
import { loginEnglish } from '../english/login.js';
import { managerEnglish } from '../english/manager.js';
import { namingStepEnglish } from '../english/naming-step.js';
import { nudgeEnglish } from '../english/nudge.js';
import { offerEnglish } from '../english/offer.js';
import { removalEnglish } from '../english/removal.js';
import { signupEnglish } from '../english/signup.js';
import { stepUpEnglish } from '../english/step-up.js';
import { testEnglish } from '../english/testing.js';
import { upgradeEnglish } from '../english/upgrade.js';
import type { Messages } from '../messages.js';

export const en: Messages = {
  ...commonEnglish,
  failure: failureEnglish,
  ...loginEnglish,
  ...signupEnglish,
  ...namingStepEnglish,
  ...upgradeEnglish,
  ...managerEnglish,
  ...deedEnglish,
  ...removalEnglish,
  ...stepUpEnglish,
  ...testEnglish,
  ...nudgeEnglish,
  ...offerEnglish,
};
export default en;
