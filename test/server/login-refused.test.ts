import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestOptionsJSON } from '../../src/model/webauthn-json.js';
import { assertProblem, newAuthenticator, signedUp, startApp, Visitor } from './support/flows.js';

const forgeries = {
  'another key': { forgery: { wrongKey: true }, status: 422, code: 'verification_failed' },
  "another site's relying party": {
    forgery: { rpId: 'evil.example' },
    status: 422,
    code: 'verification_failed',
  },
  'another origin': {
    forgery: { origin: 'https://evil.example' },
    status: 403,
    code: 'origin_not_allowed',
  },
  'a challenge of its own': {
    forgery: { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' },
    status: 422,
    code: 'verification_failed',
  },
  'the wrong type': { forgery: { type: 'webauthn.create' }, status: 422, code: 'verification_failed' },
  "somebody else's user handle": {
    forgery: { userHandle: 'c29tZWJvZHkgZWxzZQ' },
    status: 422,
    code: 'verification_failed',
  },
  'a frame of another site': { forgery: { crossOrigin: true }, status: 422, code: 'verification_failed' },
  'nobody present': { forgery: { userPresent: false }, status: 422, code: 'verification_failed' },
};
for (const [name, { forgery, status, code }] of Object.entries(forgeries)) {
  test(`refused: ${name}`, async () => {
    const app = await startApp();
    const { authenticator } = await signedUp(app, 'ada');
    const visitor = new Visitor(app, authenticator);
    assertProblem(await visitor.signIn({}, forgery), status, code);
    assert.equal(await visitor.whoAmI(), undefined);
  });
}

test('refused: client data that is no JSON', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada');
  const visitor = new Visitor(app, authenticator);
  const { options, state } = await visitor.begin<RequestOptionsJSON>('login');
  const credential = authenticator.get(options);
  const response = { ...credential.response, clientDataJSON: 'bm90IGpzb24' };
  const answer = await visitor.complete('login', { credential: { ...credential, response }, state });
  assertProblem(answer, 422, 'verification_failed');
});

test('a counter that goes back is a copied authenticator', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada', newAuthenticator({ counts: true }));
  assert.equal((await new Visitor(app, authenticator).signIn({}, { counter: 7 })).status, 200);
  assertProblem(await new Visitor(app, authenticator).signIn({}, { counter: 7 }), 422, 'verification_failed');
  assert.equal((await new Visitor(app, authenticator).signIn({}, { counter: 8 })).status, 200);
});

test('of two sign-ins at once with the same counter one is refused', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada', newAuthenticator({ counts: true }));
  const answers = await Promise.all(
    [new Visitor(app, authenticator), new Visitor(app, authenticator)].map((visitor) =>
      visitor.signIn({}, { counter: 5 }),
    ),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 422]);
});
