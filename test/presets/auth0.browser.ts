import { auth0 } from '../../src/backend/presets/auth0.js';
import { secondFactor } from './second-factor.js';
import { conforms } from './suite.js';

conforms({
  preset: auth0,
  base: '/wire/auth0/me',
  configuration: (token) => (token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
  refusals: { signedOut: 'unauthenticated', wrongChallenge: 'challenge_expired' },
  besides: (bench) => secondFactor(bench),
});
