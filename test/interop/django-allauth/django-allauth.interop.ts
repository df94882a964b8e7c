import { djangoAllauth } from '../../../src/backend/presets/django-allauth.js';
import { account } from '../../presets/allauth-account.js';
import { conforms } from '../../presets/suite.js';

conforms({
  preset: djangoAllauth,
  base: '/_allauth/browser/v1',
  server: '/interop/django-allauth',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'challenge_expired',
    unknownPasskey: 'verification_failed',
  },
  besides: account,
});
