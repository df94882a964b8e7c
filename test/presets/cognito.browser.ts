import { cognito } from '../../src/backend/presets/cognito.js';
import { conforms } from './suite.js';

conforms({
  preset: cognito,
  base: '/wire/cognito',
  configuration: (token) => ({ parameters: { accessToken: () => token } }),
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'challenge_expired',
    limit: 'limit_reached',
  },
});
