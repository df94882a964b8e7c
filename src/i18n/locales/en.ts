import { commonEnglish } from '../english/common.js';
import { failureEnglish } from '../english/failures.js';
import { loginEnglish } from '../english/login.js';
import { managerEnglish } from '../english/manager.js';
import { offerEnglish } from '../english/offer.js';
import { removalEnglish } from '../english/removal.js';
import { signupEnglish } from '../english/signup.js';
import type { Messages } from '../messages.js';

export const en: Messages = {
  ...commonEnglish,
  failure: failureEnglish,
  ...loginEnglish,
  ...signupEnglish,
  ...managerEnglish,
  ...removalEnglish,
  ...offerEnglish,
};
export default en;
