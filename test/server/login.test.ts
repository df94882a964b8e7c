import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestOptionsJSON } from '../../src/model/webauthn-json.js';
import {
  assertProblem,
  base,
  newAuthenticator,
  origin,
  signedUp,
  startApp,
  Visitor,
} from './support/flows.js';

test('one tap: no user name, and the visitor is signed in', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada');
  const visitor = new Visitor(app, authenticator);
  const { options } = await visitor.begin<RequestOptionsJSON>('login');
  assert.equal(options.allowCredentials?.length ?? 0, 0);
  assert.equal(options.userVerification, 'preferred');
  const { status, body } = await visitor.signIn();
  assert.deepEqual({ status, body }, { status: 200, body: { user: { name: 'ada', displayName: 'ada' } } });
  assert.equal(await visitor.whoAmI(), 'ada');
});

test('user name first: only the passkeys of that account are asked for', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'Ada');
  const visitor = new Visitor(app, ada.authenticator);
  const { options } = await visitor.begin<RequestOptionsJSON>('login', { username: ' ada ' });
  assert.deepEqual(
    options.allowCredentials?.map(({ id }) => id),
    ada.authenticator.passkeys.map(({ id }) => id),
  );
  assert.equal((await visitor.signIn({ username: 'ADA' })).status, 200);
});

test('user name first: a security key that does not tell the user handle is fine', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada');
  const visitor = new Visitor(app, authenticator);
  assert.equal((await visitor.signIn({ username: 'ada' }, { userHandle: undefined })).status, 200);
  assertProblem(await visitor.signIn({}, { userHandle: undefined }), 422, 'verification_failed');
});

test('a name that nobody has looks like one that somebody has', async () => {
  const app = await startApp();
  await signedUp(app, 'ada');
  const visitor = new Visitor(app);
  const known = await visitor.begin<RequestOptionsJSON>('login', { username: 'ada' });
  const first = await visitor.begin<RequestOptionsJSON>('login', { username: 'grace' });
  const again = await visitor.begin<RequestOptionsJSON>('login', { username: 'GRACE' });
  const other = await visitor.begin<RequestOptionsJSON>('login', { username: 'linus' });
  assert.deepEqual(Object.keys(first.options), Object.keys(known.options));
  assert.equal(first.options.allowCredentials?.length, 1);
  assert.deepEqual(
    Object.keys(first.options.allowCredentials[0] ?? {}),
    Object.keys(known.options.allowCredentials?.[0] ?? {}),
  );
  assert.deepEqual(first.options.allowCredentials, again.options.allowCredentials);
  assert.notDeepEqual(first.options.allowCredentials, other.options.allowCredentials);
});

test("under another's name, or a name that nobody has, one's own passkey is refused alike", async () => {
  const app = await startApp();
  await signedUp(app, 'ada');
  const { authenticator } = await signedUp(app, 'grace');
  const [passkey] = authenticator.passkeys;
  assert.ok(passkey);
  for (const username of ['ada', 'nobody at all']) {
    const visitor = new Visitor(app, authenticator);
    const { options, state } = await visitor.begin<RequestOptionsJSON>('login', { username });
    const credential = authenticator.use(passkey, options);
    assertProblem(await visitor.complete('login', { credential, state }), 422, 'verification_failed');
  }
});

test('a passkey that the server does not know is told as such', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  await ada.add({}, {}, newAuthenticator());
  const [, oldest] = (await ada.list()).passkeys;
  await ada.send('DELETE', `${base}/${oldest?.id ?? ''}`);
  const visitor = new Visitor(app, ada.authenticator);
  assertProblem(await visitor.signIn(), 404, 'unknown_credential');
  assert.equal(await visitor.whoAmI(), undefined);
});

test('each sign-in notes the use and the backup state', async () => {
  let now = Date.UTC(2026, 0, 1);
  const app = await startApp({ now: () => now });
  const ada = await signedUp(app, 'ada', newAuthenticator({ backupEligible: true }));
  const [fresh] = (await ada.list()).passkeys;
  assert.deepEqual(
    [fresh?.lastUsedAt, fresh?.backupEligible, fresh?.backedUp, fresh?.createdAt],
    [null, true, false, '2026-01-01T00:00:00.000Z'],
  );
  now += 60_000;
  ada.authenticator.backedUp = true;
  await ada.signIn();
  const [used] = (await ada.list()).passkeys;
  assert.deepEqual([used?.lastUsedAt, used?.backedUp], ['2026-01-01T00:01:00.000Z', true]);
});

test('without user verification a sign-in is fine, since it is only preferred', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada', newAuthenticator({ userVerified: false }));
  assert.equal((await ada.signIn()).status, 200);
});

test('malformed requests are told apart by field', async () => {
  const app = await startApp();
  const { authenticator } = await signedUp(app, 'ada');
  const visitor = new Visitor(app, authenticator);
  const malformed = { malformed: true };
  for (const username of [7, null, {}, 'x'.repeat(257)]) {
    const answer = await visitor.send('POST', `${base}/login/begin`, { username }, malformed);
    assertProblem(answer, 400, 'validation');
    assert.equal(answer.body.field, 'username');
  }
  const { options, state } = await visitor.begin<RequestOptionsJSON>('login');
  const credential = authenticator.get(options);
  const { signature: _, ...unsigned } = credential.response;
  for (const wrong of [
    undefined,
    'credential',
    { ...credential, type: 'password' },
    { ...credential, id: 'not base64url!' },
    { ...credential, response: unsigned },
  ]) {
    const answer = await visitor.send(
      'POST',
      `${base}/login/complete`,
      { credential: wrong, state },
      malformed,
    );
    assertProblem(answer, 400, 'validation');
    assert.equal(answer.body.field, 'credential');
  }
  // What was only malformed has used nothing up.
  assert.equal((await visitor.complete('login', { credential, state })).status, 200);
});

test('several origins, or a test for them', async () => {
  const second = 'http://localhost:4000';
  for (const allowed of [
    [origin, second],
    (candidate: string) => candidate.startsWith('http://localhost:'),
  ]) {
    const app = await startApp({ origin: allowed });
    const { authenticator } = await signedUp(app, 'ada');
    assert.equal((await new Visitor(app, authenticator).signIn({}, { origin: second })).status, 200);
    const elsewhere = await new Visitor(app, authenticator).signIn({}, { origin: 'http://127.0.0.1:3000' });
    assertProblem(elsewhere, 403, 'origin_not_allowed');
  }
});
