import { djangoAllauth } from '../../src/backend/presets/django-allauth.js';
import { account } from './allauth-account.js';
import { conforms } from './suite.js';

conforms({
  preset: djangoAllauth,
  base: '/wire/django-allauth/_allauth/browser/v1',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'challenge_expired',
    unknownPasskey: 'verification_failed',
  },
  besides: account,
});
