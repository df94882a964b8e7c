import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertProblem, base, signedUp, startApp, Visitor } from './support/flows.js';

const sessionCookie = (visitor: Visitor) =>
  [...visitor.cookies].find(([name]) => name.endsWith('session')) ??
  assert.fail('There is no session cookie');

test('a session id that the browser brought along is never made valid', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const [name] = sessionCookie(ada);
  const victim = new Visitor(app, ada.authenticator);
  victim.cookies.set(name, 'chosen-by-the-attacker');
  await victim.signIn();
  assert.notEqual(victim.cookies.get(name), 'chosen-by-the-attacker');
  const attacker = new Visitor(app);
  attacker.cookies.set(name, 'chosen-by-the-attacker');
  assert.equal(await attacker.whoAmI(), undefined);
});

test('each sign-in has a new id, and ends the session it replaces', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const before = new Visitor(app);
  before.stealSession(ada);
  assert.equal(await before.whoAmI(), 'ada');
  await ada.signIn();
  assert.equal(await ada.whoAmI(), 'ada');
  assert.equal(await before.whoAmI(), undefined);
});

test('beginning a sign-in does not end a session, and a failed one does not either', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  await ada.begin('login');
  assertProblem(await ada.signIn({}, { wrongKey: true }), 422, 'verification_failed');
  assert.equal(await ada.whoAmI(), 'ada');
});

test('signing out ends it on the server too', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const copy = new Visitor(app);
  copy.stealSession(ada);
  assert.equal((await ada.send('POST', '/api/session/logout')).status, 204);
  assert.equal(await copy.whoAmI(), undefined);
  assertProblem(await ada.send('GET', '/api/session'), 401, 'unauthenticated');
  assert.equal((await ada.send('POST', '/api/session/logout')).status, 204);
});

test('a session ends by itself', async () => {
  let now = 1_000_000;
  const app = await startApp({ now: () => now, sessionLifetime: 60_000 });
  const ada = await signedUp(app, 'ada');
  now += 59_999;
  assert.equal(await ada.whoAmI(), 'ada');
  now += 1;
  assert.equal(await ada.whoAmI(), undefined);
});

test('who reads the database cannot use its sessions', async () => {
  const app = await startApp();
  const [, id] = sessionCookie(await signedUp(app, 'ada'));
  const { rows } = await app.db.execute('SELECT * FROM sessions');
  assert.equal(rows.length, 1);
  assert.ok(!JSON.stringify(rows).includes(id));
});

test('the list tells which passkey opened this session', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const { body } = await ada.add();
  const isCurrent = async () => (await ada.list()).passkeys.find(({ current }) => current)?.id;
  assert.notEqual(await isCurrent(), body.id);
});

test('cookies: on localhost', async () => {
  const app = await startApp();
  const answer = await new Visitor(app).signUp('ada');
  for (const line of answer.headers.getSetCookie()) {
    assert.match(line, /; Path=\/; HttpOnly; SameSite=Lax$/);
  }
});

test('cookies: on https they are for this host and https only', async () => {
  const app = await startApp({ origin: 'https://example.com' });
  const begin = await new Visitor(app).send(
    'POST',
    `${base}/login/begin`,
    {},
    { headers: { Origin: 'https://example.com' } },
  );
  const [line = ''] = begin.headers.getSetCookie();
  assert.match(line, /^__Host-[a-z-]+=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});
