import type { Contract } from './operation.js';

/**
 * The endpoints of the default contract (docs/openapi.yaml) that are about what surrounds passkeys. Loaded on demand:
 * many backends have none of them.
 */
export const securityContract = {
  emailBegin: 'POST {base}/signup/email/begin',
  emailComplete: 'POST {base}/signup/email/complete',
  stepUpBegin: 'POST {base}/step-up/begin',
  stepUpComplete: 'POST {base}/step-up/complete',
  factors: 'GET {base}/factors',
  factorRemove: 'DELETE {base}/factors/{id}',
  totpBegin: 'POST {base}/factors/totp/begin',
  totpComplete: 'POST {base}/factors/totp/complete',
  securityKeyBegin: 'POST {base}/factors/security-key/begin',
  securityKeyComplete: 'POST {base}/factors/security-key/complete',
  recoveryCodes: 'GET {base}/recovery-codes',
  recoveryCodesCreate: 'POST {base}/recovery-codes',
  recoveryCodesRedeem: 'POST {base}/recovery-codes/redeem',
  enroll: 'POST {base}/enrollments',
  removeAll: 'DELETE {base}',
} as const satisfies Contract;

export type SecurityOperation = keyof typeof securityContract;
