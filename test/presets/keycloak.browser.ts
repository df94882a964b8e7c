import { keycloak } from '../../src/backend/presets/keycloak.js';
import { conforms } from './suite.js';

conforms({
  preset: keycloak,
  base: '/wire/keycloak/realms/wire/account',
  configuration: (token) => (token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
  refusals: { signedOut: 'unauthenticated' },
});
