import { buttonStyles } from '../../styles/button.styles.js';
import { fieldStyles } from '../../styles/field.styles.js';
import { formStyles } from '../../styles/form.styles.js';
import { hostStyles } from '../../styles/host.styles.js';
import { messageStyles } from '../../styles/message.styles.js';

export const signupStyles = [hostStyles, buttonStyles, fieldStyles, messageStyles, formStyles];
