import { springSecurity } from '../../../src/backend/presets/spring-security.js';
import { conforms } from '../../presets/suite.js';

conforms({
  preset: springSecurity,
  base: '',
  server: '/interop/spring-security',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'server',
    unknownPasskey: 'verification_failed',
  },
});
