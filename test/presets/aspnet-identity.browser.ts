import { aspnetIdentity } from '../../src/backend/presets/aspnet-identity.js';
import { conforms } from './suite.js';

before(() => {
  const meta = document.createElement('meta');
  meta.name = 'request-verification-token';
  meta.content = 'csrf';
  document.head.append(meta);
});

conforms({
  preset: aspnetIdentity,
  base: '/wire/aspnet-identity/Account',
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'verification_failed',
    unknownPasskey: 'unknown_credential',
    limit: 'limit_reached',
  },
});
