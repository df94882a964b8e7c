import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CreationOptionsJSON, RequestOptionsJSON } from '../../src/model/webauthn-json.js';
import { begunLogin, begunRegistration, begunSignup } from './support/begun.js';
import { assertProblem, newAuthenticator, signedUp, startApp, Visitor } from './support/flows.js';

const fiveMinutes = 300_000;

test('a challenge is good for five minutes, for each purpose', async () => {
  let now = 1_000_000;
  const app = await startApp({ now: () => now });
  const ada = await signedUp(app, 'ada');
  const login = await begunLogin(ada);
  const registration = await begunRegistration(ada);
  const grace = new Visitor(app);
  const signup = await begunSignup(grace, 'grace');
  now += fiveMinutes - 1;
  assert.equal((await ada.complete('login', await begunLogin(ada))).status, 200);
  now += 1;
  assertProblem(await ada.complete('login', login), 410, 'challenge_expired');
  assertProblem(await ada.complete('register', registration), 410, 'challenge_expired');
  assertProblem(await grace.complete('signup', signup), 410, 'challenge_expired');
});

test('expired challenges are swept out', async () => {
  let now = 1_000_000;
  const app = await startApp({ now: () => now });
  const visitor = new Visitor(app);
  for (let index = 0; index < 5; index += 1) await visitor.begin('login');
  now += fiveMinutes;
  await visitor.begin('login');
  const { rows } = await app.db.execute('SELECT * FROM challenges');
  assert.equal(rows.length, 1);
});

test('a challenge is good for its own purpose only', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const registration = await begunRegistration(ada);
  assertProblem(await ada.complete('signup', registration), 410, 'challenge_expired');
  const signup = await begunSignup(ada, 'grace');
  assertProblem(await ada.complete('register', signup), 410, 'challenge_expired');
  const { options, state } = await ada.begin<RequestOptionsJSON>('login', { username: 'ada' });
  const credential = newAuthenticator().create({
    ...(await ada.begin<CreationOptionsJSON>('register')).options,
    challenge: options.challenge,
  });
  assertProblem(await ada.complete('register', { credential, state }), 410, 'challenge_expired');
});

test('a state that is missing, made up or no text is no challenge', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada');
  for (const state of [undefined, 'made-up', 7, { id: 1 }]) {
    const visitor = new Visitor(app, authenticator);
    const { credential } = await begunLogin(visitor);
    assertProblem(await visitor.complete('login', { credential, state }), 410, 'challenge_expired');
  }
});

test('an attempt that failed uses the challenge up', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada');
  const visitor = new Visitor(app, authenticator);
  const { options, state } = await visitor.begin<RequestOptionsJSON>('login');
  const forged = authenticator.get(options, { wrongKey: true });
  assertProblem(await visitor.complete('login', { credential: forged, state }), 422, 'verification_failed');
  const honest = authenticator.get(options);
  assertProblem(await visitor.complete('login', { credential: honest, state }), 410, 'challenge_expired');
});

test('a challenge that was used does not serve another credential', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada');
  const visitor = new Visitor(app, authenticator);
  const { options, state } = await visitor.begin<RequestOptionsJSON>('login');
  const answer = await visitor.complete('login', { credential: authenticator.get(options), state });
  assert.equal(answer.status, 200);
  const second = authenticator.get(options); // a fresh signature over the same challenge
  assertProblem(await visitor.complete('login', { credential: second, state }), 410, 'challenge_expired');
});

test('of two credentials at once for one challenge one is refused', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const registration = await ada.begin<CreationOptionsJSON>('register');
  const login = await ada.begin<RequestOptionsJSON>('login');
  for (const attempts of [
    [1, 2].map(() => {
      const credential = newAuthenticator().create(registration.options);
      return ada.complete('register', { credential, state: registration.state });
    }),
    [1, 2].map(() => {
      const credential = ada.authenticator.get(login.options);
      return ada.complete('login', { credential, state: login.state });
    }),
  ]) {
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    assert.deepEqual([statuses.filter((status) => status < 300).length, statuses.includes(410)], [1, true]);
  }
  assert.equal((await ada.list()).passkeys.length, 2);
});
