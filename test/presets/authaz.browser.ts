import { authaz } from '../../src/backend/presets/authaz.js';
import { conforms } from './suite.js';

conforms({
  preset: authaz,
  base: '/wire/authaz',
  configuration: (token) => (token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'unknown',
    unknownPasskey: 'not_found',
  },
});
