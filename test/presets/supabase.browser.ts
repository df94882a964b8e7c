import { supabase } from '../../src/backend/presets/supabase.js';
import { secondFactor } from './second-factor.js';
import { conforms } from './suite.js';

conforms({
  preset: supabase,
  base: '/wire/supabase/auth/v1',
  configuration: (token) => ({
    parameters: { apiKey: 'anon' },
    ...(token && { headers: { Authorization: `Bearer ${token}` } }),
  }),
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'verification_failed',
    unknownPasskey: 'unknown_credential',
    stale: 'reauth_required',
    limit: 'limit_reached',
  },
  besides: (bench) => secondFactor(bench),
});
