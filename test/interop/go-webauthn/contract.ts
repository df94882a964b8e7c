/* The contract of docs/openapi.yaml in the words of a preset, for the suite; the elements are given none. */
import { definePreset } from '../../../src/index.js';

export const contract = definePreset({
  name: 'go-webauthn',
  title: 'The contract',
  capabilities: {
    naming: 'finish',
    limit: { checkedAt: 'both' },
    lastPasskey: 'blocked',
    stepUp: 'none',
    fields: [
      'id',
      'credentialId',
      'name',
      'aaguid',
      'createdAt',
      'lastUsedAt',
      'transports',
      'backupEligible',
      'backedUp',
      'discoverable',
      'current',
    ],
  },
  operations: {
    list: { endpoint: 'GET {base}' },
    registerBegin: { endpoint: 'POST {base}/register/begin' },
    registerComplete: { endpoint: 'POST {base}/register/complete' },
    loginBegin: { endpoint: 'POST {base}/login/begin' },
    loginComplete: { endpoint: 'POST {base}/login/complete' },
    signupBegin: { endpoint: 'POST {base}/signup/begin' },
    signupComplete: { endpoint: 'POST {base}/signup/complete' },
    rename: { endpoint: 'PATCH {base}/{id}' },
    remove: { endpoint: 'DELETE {base}/{id}' },
  },
});
