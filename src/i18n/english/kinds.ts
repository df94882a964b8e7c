import type { KindMessages } from '../messages.js';

export const kindEnglish: KindMessages = {
  kind: {
    device: 'Device',
    phone: 'Phone',
    'security-key': 'Security key',
    'password-manager': 'Password manager',
  },
};
