import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Passkey } from '../../src/model/passkey.js';
import { begunLogin, begunRegistration, begunSignup } from './support/begun.js';
import { assertProblem, base, newAuthenticator, signedUp, startApp, Visitor } from './support/flows.js';

const fiveMinutes = 300_000;

test('sign-in sent twice: the same success, and a session for whichever answer arrives', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada');
  const visitor = new Visitor(app, authenticator);
  const request = await begunLogin(visitor);
  const beforeFirst = new Map(visitor.cookies);
  const first = await visitor.complete('login', request);
  const firstSession = new Visitor(app);
  firstSession.stealSession(visitor);
  // The answer got lost, and its cookie with it.
  visitor.cookies.clear();
  for (const [name, value] of beforeFirst) visitor.cookies.set(name, value);
  const second = await visitor.complete('login', request);
  assert.deepEqual([second.status, second.body], [first.status, first.body]);
  assert.equal(await visitor.whoAmI(), 'ada');
  assert.equal(await firstSession.whoAmI(), 'ada');
  assert.equal((await visitor.list()).passkeys[0]?.current, true);
});

test('sign-in sent twice at once: both succeed', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada', newAuthenticator({ counts: true }));
  const visitor = new Visitor(app, authenticator);
  const request = await begunLogin(visitor);
  const answers = await Promise.all([1, 2, 3].map(() => visitor.complete('login', request)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
  assert.equal(await visitor.whoAmI(), 'ada');
});

test('sign-in replayed from another browser: nothing', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada');
  const visitor = new Visitor(app, authenticator);
  const request = await begunLogin(visitor);
  const thief = new Visitor(app);
  assertProblem(await thief.complete('login', request), 410, 'challenge_expired');
  assert.equal((await visitor.complete('login', request)).status, 200);
  assertProblem(await thief.complete('login', request), 410, 'challenge_expired');
  assert.equal(await thief.whoAmI(), undefined);
});

test('sign-in replayed after signing out, or much later: nothing', async () => {
  let now = 1_000_000;
  const app = await startApp({ now: () => now });
  const { authenticator } = await signedUp(app, 'ada');
  const visitor = new Visitor(app, authenticator);
  const request = await begunLogin(visitor);
  await visitor.complete('login', request);
  await visitor.complete('login', request);
  assert.equal((await visitor.send('POST', '/api/session/logout')).status, 204);
  assertProblem(await visitor.complete('login', request), 410, 'challenge_expired');
  assert.equal(await visitor.whoAmI(), undefined);

  const later = await begunLogin(visitor);
  await visitor.complete('login', later);
  now += fiveMinutes;
  assertProblem(await visitor.complete('login', later), 410, 'challenge_expired');
});

test('sign-up sent twice: one account, the same success, and a session', async () => {
  const app = await startApp();
  const visitor = new Visitor(app);
  const request = await begunSignup(visitor, 'ada');
  const first = await visitor.complete<Passkey>('signup', request);
  for (const name of visitor.cookies.keys()) if (name.endsWith('session')) visitor.cookies.delete(name);
  const second = await visitor.complete<Passkey>('signup', request);
  assert.equal(first.status, 201);
  assert.deepEqual([second.status, second.body], [first.status, first.body]);
  assert.equal(await visitor.whoAmI(), 'ada');
  assert.equal((await visitor.list()).passkeys.length, 1);
  assertProblem(await new Visitor(app).complete('signup', request), 410, 'challenge_expired');
});

test('sign-up sent twice at once: one account', async () => {
  const app = await startApp();
  const visitor = new Visitor(app);
  const request = await begunSignup(visitor, 'ada');
  const answers = await Promise.all([1, 2].map(() => visitor.complete<Passkey>('signup', request)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201],
  );
  assert.equal(answers[0]?.body.id, answers[1]?.body.id);
});

test('registration sent twice: one passkey and the same success', async () => {
  const app = await startApp({ maxPasskeys: 2 });
  const ada = await signedUp(app, 'ada');
  const request = { ...(await begunRegistration(ada)), name: 'Key' };
  const first = await ada.complete<Passkey>('register', request);
  const second = await ada.complete<Passkey>('register', request);
  assert.equal(first.status, 201);
  assert.deepEqual([second.status, second.body], [first.status, first.body]);
  assert.equal((await ada.list()).passkeys.length, 2);
});

test('registration sent twice at once: one passkey', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const request = await begunRegistration(ada);
  const answers = await Promise.all([1, 2].map(() => ada.complete<Passkey>('register', request)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201],
  );
  assert.equal((await ada.list()).passkeys.length, 2);
});

test('registration replayed from another session or account: nothing', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const elsewhere = new Visitor(app, ada.authenticator);
  await elsewhere.signIn();
  const mallory = await signedUp(app, 'mallory');
  const request = await begunRegistration(ada);
  for (const other of [elsewhere, mallory]) {
    assertProblem(await other.complete('register', request), 410, 'challenge_expired');
  }
  assert.equal((await ada.complete('register', request)).status, 201);
  for (const other of [elsewhere, mallory]) {
    assertProblem(await other.complete('register', request), 410, 'challenge_expired');
  }
  assert.equal((await ada.list()).passkeys.length, 2);
});

test('registration sent again after the passkey was removed does not bring it back', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const request = await begunRegistration(ada);
  const { body } = await ada.complete<Passkey>('register', request);
  await ada.send('DELETE', `${base}/${body.id}`);
  assertProblem(await ada.complete('register', request), 410, 'challenge_expired');
});

test('registration replayed in the same browser by the next one to sign in: nothing', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const request = await begunRegistration(ada);
  assert.equal((await ada.complete('register', request)).status, 201);
  assert.equal((await ada.signUp('mallory')).status, 201);
  assertProblem(await ada.complete('register', request), 410, 'challenge_expired');
});
