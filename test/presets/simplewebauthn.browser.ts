import { simplewebauthn } from '../../src/backend/presets/simplewebauthn.js';
import { conforms } from './suite.js';

conforms({
  preset: simplewebauthn,
  base: '/wire/simplewebauthn',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'challenge_expired',
    unknownPasskey: 'unknown_credential',
  },
});
