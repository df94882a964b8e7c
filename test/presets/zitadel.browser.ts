import { zitadel } from '../../src/backend/presets/zitadel.js';
import { conforms } from './suite.js';

/** Who a token belongs to. */
async function subject(token: string): Promise<string> {
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await fetch('/wire/zitadel/oidc/v1/userinfo', { headers, credentials: 'omit' });
  const { sub } = (await answer.json()) as { sub: string };
  return sub;
}

conforms({
  preset: zitadel,
  base: '/wire/zitadel',
  configuration: (token) => ({
    parameters: { userId: () => (token ? subject(token) : 'nobody') },
    ...(token && { headers: { Authorization: `Bearer ${token}` } }),
  }),
  refusals: { signedOut: 'unauthenticated', wrongChallenge: 'verification_failed' },
});
