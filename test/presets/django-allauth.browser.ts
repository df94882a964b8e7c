import { djangoAllauth } from '../../src/backend/presets/django-allauth.js';
import { conforms } from './suite.js';

conforms({
  preset: djangoAllauth,
  base: '/wire/django-allauth/_allauth/browser/v1',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'challenge_expired',
    unknownPasskey: 'verification_failed',
    stale: 'reauth_required',
  },
});
