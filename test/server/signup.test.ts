import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CreationOptionsJSON } from '../../src/model/webauthn-json.js';
import { assertProblem, base, newAuthenticator, signedUp, startApp, Visitor } from './support/flows.js';

const aaguid = 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4';

test('options ask for a passkey that says nothing about the person', async () => {
  const app = await startApp({ rpName: 'Example' });
  const visitor = new Visitor(app);
  const body = { username: 'ada', displayName: 'Ada Lovelace' };
  const { options } = await visitor.begin<CreationOptionsJSON>('signup', body);
  assert.deepEqual(options.rp, { id: 'localhost', name: 'Example' });
  assert.deepEqual([options.user.name, options.user.displayName], ['ada', 'Ada Lovelace']);
  assert.equal(Buffer.from(options.user.id, 'base64url').length, 32);
  assert.equal(options.authenticatorSelection?.residentKey, 'required');
  assert.equal(options.authenticatorSelection.userVerification, 'preferred');
  assert.equal(options.attestation, 'none');
  assert.equal(options.timeout, 300_000);
  const again = await visitor.begin<CreationOptionsJSON>('signup', body);
  assert.notEqual(again.options.user.id, options.user.id);
  assert.notEqual(again.options.challenge, options.challenge);
});

test('the account comes with its passkey and a session', async () => {
  const app = await startApp();
  const visitor = new Visitor(app, newAuthenticator({ aaguid, backupEligible: true, backedUp: true }));
  const { status, body } = await visitor.signUp('ada', { name: '  My phone ' });
  assert.equal(status, 201);
  assert.deepEqual(
    { ...body, id: '', createdAt: '' },
    {
      id: '',
      createdAt: '',
      credentialId: visitor.authenticator.passkeys[0]?.id,
      name: 'My phone',
      aaguid,
      lastUsedAt: null,
      transports: ['internal', 'hybrid'],
      backupEligible: true,
      backedUp: true,
      discoverable: true,
      current: true,
    },
  );
  assert.notEqual(body.id, body.credentialId);
  assert.equal(await visitor.whoAmI(), 'ada');
});

test('until the passkey is verified there is no account', async () => {
  const app = await startApp();
  const visitor = new Visitor(app);
  await visitor.begin('signup', { username: 'ada' });
  assertProblem(await visitor.signUp('ada', {}, { rpId: 'evil.example' }), 422, 'verification_failed');
  assert.equal(await visitor.whoAmI(), undefined);
  const { rows } = await app.db.execute('SELECT * FROM accounts');
  assert.deepEqual(rows, []);
});

test('a name is taken whatever its case or its way of writing accents', async () => {
  const app = await startApp();
  await signedUp(app, 'Zoé');
  const visitor = new Visitor(app);
  for (const username of ['Zoé', 'zoé', ' ZOÉ ', 'Zoe\u0301']) {
    const answer = await visitor.send('POST', `${base}/signup/begin`, { username });
    assertProblem(answer, 409, 'conflict');
    assert.equal(answer.body.field, 'username');
  }
});

test('of two visitors at once with the same name one gets it', async () => {
  const app = await startApp();
  const visitors = [new Visitor(app), new Visitor(app)];
  const begun = await Promise.all(
    visitors.map((visitor) => visitor.begin<CreationOptionsJSON>('signup', { username: 'ada' })),
  );
  const answers = await Promise.all(
    visitors.map((visitor, index) => {
      const { options, state } = begun[index] ?? assert.fail();
      return visitor.complete('signup', { credential: visitor.authenticator.create(options), state });
    }),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 409]);
  const winner = answers[0]?.status === 201 ? 0 : 1;
  assertProblem(answers[1 - winner] ?? assert.fail(), 409, 'conflict');
  assert.equal(await visitors[winner]?.whoAmI(), 'ada');
  assert.equal(await visitors[1 - winner]?.whoAmI(), undefined);
  assert.equal((await visitors[winner]?.list())?.passkeys.length, 1);
});

test('a credential id that an account has cannot open another', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const credentialId = ada.authenticator.passkeys[0]?.id ?? '';
  assertProblem(await new Visitor(app).signUp('mallory', {}, { credentialId }), 409, 'already_registered');
  assert.equal((await new Visitor(app).signUp('mallory')).status, 201);
});

test('an id beside the credential that is not the attested one is refused', async () => {
  const app = await startApp();
  assertProblem(await new Visitor(app).signUp('ada', {}, { claimedId: 'AAAA' }), 422, 'verification_failed');
});

test('from another origin: refused, and told as what it is', async () => {
  const app = await startApp();
  const answer = await new Visitor(app).signUp('ada', {}, { origin: 'https://evil.example' });
  assertProblem(answer, 403, 'origin_not_allowed');
});

test('user names that would deceive or do not fit are refused', async () => {
  const app = await startApp();
  const visitor = new Visitor(app);
  for (const username of [
    'ab',
    '  a  ',
    'a'.repeat(65),
    'ada\u0000',
    'ada\nx',
    'ada\u202Eadmin',
    'ad\u200Ba',
  ]) {
    const answer = await visitor.send('POST', `${base}/signup/begin`, { username });
    assertProblem(answer, 400, 'validation');
    assert.equal(answer.body.field, 'username');
  }
  for (const body of [{}, { username: 3 }, { username: '' }]) {
    const answer = await visitor.send('POST', `${base}/signup/begin`, body, { malformed: true });
    assertProblem(answer, 400, 'validation');
  }
  const answer = await visitor.send('POST', `${base}/signup/begin`, {
    username: 'ada',
    displayName: 'x'.repeat(65),
  });
  assert.equal(answer.body.field, 'displayName');
  assert.equal((await visitor.send('POST', `${base}/signup/begin`, { username: '😀ab' })).status, 200);
});

test('who is signed in and signs up once more changes over to the new account', async () => {
  const app = await startApp();
  const visitor = await signedUp(app, 'ada');
  const before = new Visitor(app);
  before.stealSession(visitor);
  await visitor.signUp('grace');
  assert.equal(await visitor.whoAmI(), 'grace');
  assert.equal(await before.whoAmI(), undefined);
});
