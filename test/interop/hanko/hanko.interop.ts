import { hanko } from '../../../src/backend/presets/hanko.js';
import { conforms } from '../../presets/suite.js';

conforms({
  preset: hanko,
  base: '/api/passkeys',
  server: '/interop/hanko',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'challenge_expired',
    unknownPasskey: 'unknown_credential',
  },
});
