import { commonEnglish } from '../english/common.js';
import { loginEnglish } from '../english/login.js';
import { managerEnglish } from '../english/manager.js';
import { signupEnglish } from '../english/signup.js';
import type { Messages } from '../messages.js';

export const en: Messages = { ...commonEnglish, ...loginEnglish, ...signupEnglish, ...managerEnglish };
export default en;
