import { laravel } from '../../src/backend/presets/laravel.js';
import { secondFactor } from './second-factor.js';
import { conforms } from './suite.js';

before(() => {
  const meta = document.createElement('meta');
  meta.name = 'csrf-token';
  meta.content = 'csrf';
  document.head.append(meta);
});

conforms({
  preset: laravel,
  base: '/wire/laravel',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'verification_failed',
    unknownPasskey: 'verification_failed',
    stale: 'reauth_required',
  },
  besides: (bench) => secondFactor(bench),
});
