import { betterAuth } from '../../../src/backend/presets/better-auth.js';
import { conforms } from '../../presets/suite.js';
import { twoFactor } from '../../presets/two-factor.js';

conforms({
  preset: betterAuth,
  base: '/api/auth',
  server: '/interop/better-auth',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'verification_failed',
    unknownPasskey: 'unknown_credential',
    stale: 'reauth_required',
  },
  besides: (bench) => twoFactor(bench, '/api/plain'),
});
