import { betterAuth } from '../../src/backend/presets/better-auth.js';
import { conforms } from './suite.js';
import { twoFactor } from './two-factor.js';

conforms({
  preset: betterAuth,
  base: '/wire/better-auth/api/auth',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'verification_failed',
    unknownPasskey: 'unknown_credential',
    stale: 'reauth_required',
  },
  besides: (bench) => twoFactor(bench, '/wire/better-auth/api/plain'),
});
