import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CreationOptionsJSON } from '../../src/model/webauthn-json.js';
import { assertProblem, base, newAuthenticator, signedUp, startApp, Visitor } from './support/flows.js';

test('one more passkey, and both are in the list, newest first', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const { status, body } = await ada.add({ name: 'Key ring' });
  assert.equal(status, 201);
  assert.equal(body.current, false);
  const { passkeys } = await ada.list();
  assert.deepEqual(
    passkeys.map(({ name, current }) => ({ name, current })),
    [
      { name: 'Key ring', current: false },
      { name: undefined, current: true },
    ],
  );
});

test('the passkeys there are cannot be made twice', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const { options } = await ada.begin<CreationOptionsJSON>('register');
  const [passkey] = ada.authenticator.passkeys;
  assert.deepEqual(options.excludeCredentials, [
    { id: passkey?.id, type: 'public-key', transports: ['internal', 'hybrid'] },
  ]);
  assert.equal(options.user.id, passkey?.userHandle);
  assert.throws(() => ada.authenticator.create(options), { name: 'InvalidStateError' });
  const forced = { credentialId: passkey?.id ?? '', ignoreExcluded: true };
  assertProblem(await ada.add({}, forced, ada.authenticator), 409, 'already_registered');
  assert.equal((await ada.list()).passkeys.length, 1);
});

test('both halves need a session', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const { options, state } = await ada.begin<CreationOptionsJSON>('register');
  const credential = newAuthenticator().create(options);
  await ada.send('POST', '/api/session/logout');
  assertProblem(await ada.send('POST', `${base}/register/begin`, {}), 401, 'unauthenticated');
  assertProblem(await ada.complete('register', { credential, state }), 401, 'unauthenticated');
});

test('who signs in as somebody else in between does not get the passkey', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const { options, state } = await ada.begin<CreationOptionsJSON>('register');
  const credential = newAuthenticator().create(options);
  await ada.signUp('mallory');
  assertProblem(await ada.complete('register', { credential, state }), 410, 'challenge_expired');
});

test('the limit counts at both halves', async () => {
  const app = await startApp({ maxPasskeys: 2 });
  const ada = await signedUp(app, 'ada');
  const { options, state } = await ada.begin<CreationOptionsJSON>('register');
  assert.equal((await ada.add()).status, 201);
  const late = await ada.complete('register', { credential: newAuthenticator().create(options), state });
  assertProblem(late, 409, 'limit_reached');
  assert.equal(late.body.max, 2);
  const begin = await ada.send('POST', `${base}/register/begin`, {});
  assertProblem(begin, 409, 'limit_reached');
  assert.equal(begin.body.max, 2);
});

test('many at once do not get past the limit', async () => {
  const app = await startApp({ maxPasskeys: 3 });
  const ada = await signedUp(app, 'ada');
  const begun = [];
  for (let index = 0; index < 6; index += 1) begun.push(await ada.begin<CreationOptionsJSON>('register'));
  const answers = await Promise.all(
    begun.map(({ options, state }) =>
      ada.complete('register', { credential: newAuthenticator().create(options), state }),
    ),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 201, 409, 409, 409, 409]);
  assert.equal((await ada.list()).passkeys.length, 3);
});

test('a passkey that was not made for this site is refused', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  assertProblem(await ada.add({}, { rpId: 'evil.example' }), 422, 'verification_failed');
  assertProblem(await ada.add({}, { origin: 'https://evil.example' }), 403, 'origin_not_allowed');
  assertProblem(await ada.add({}, { type: 'webauthn.get' }), 422, 'verification_failed');
  assertProblem(await ada.add({}, { userPresent: false }), 422, 'verification_failed');
  assert.equal((await ada.list()).passkeys.length, 1);
});

test('transports that are none are not handed on to later ceremonies', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const transports = ['usb', 'X'.repeat(500), '<b>', 'smart-card'];
  const { body } = await ada.add({}, {}, newAuthenticator({ transports }));
  assert.deepEqual(body.transports, ['usb', 'smart-card']);
});

test('a name that does not fit is refused before the passkey is stored, and the ceremony goes on', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const { options, state } = await ada.begin<CreationOptionsJSON>('register');
  const credential = newAuthenticator().create(options);
  for (const name of ['', '   ', 'x'.repeat(65), 'a\u0007b', 5]) {
    const body = { credential, state, name };
    const answer = await ada.send('POST', `${base}/register/complete`, body, { malformed: true });
    assertProblem(answer, 400, 'validation');
    assert.equal(answer.body.field, 'name');
  }
  const { status, body } = await ada.complete<{ name: string }>('register', {
    credential,
    state,
    name: '😀'.repeat(64),
  });
  assert.deepEqual([status, body.name], [201, '😀'.repeat(64)]);
});

test('a stranger without a session learns nothing', async () => {
  const app = await startApp();
  assertProblem(await new Visitor(app).send('GET', base), 401, 'unauthenticated');
});

test('without asking the visitor: nobody need be present, and only where begin announced it', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const conditional = { mediation: 'conditional' };
  const { options, state } = await ada.begin<CreationOptionsJSON>('register', conditional);
  const absent = { userPresent: false };
  const credential = newAuthenticator().create(options, absent);
  assert.equal((await ada.complete('register', { credential, state })).status, 201);
  assertProblem(await ada.add({}, absent), 422, 'verification_failed');
});

test('on the authenticator that the visitor chose', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  for (const attachment of ['platform', 'cross-platform']) {
    const { options } = await ada.begin<CreationOptionsJSON>('register', { attachment });
    assert.equal(options.authenticatorSelection?.authenticatorAttachment, attachment);
  }
  for (const odd of [{ attachment: 'moon' }, { mediation: 'required' }])
    assertProblem(
      await ada.send('POST', `${base}/register/begin`, odd, { malformed: true }),
      400,
      'validation',
    );
});
