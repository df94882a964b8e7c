import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAccountByName } from '../../demo/server/accounts.js';
import { appointAdministrator } from '../../demo/server/administrators.js';
import type { Options } from '../../demo/server/app.js';
import type { PasskeyList } from '../../src/backend/backend.js';
import type { Passkey } from '../../src/model/passkey.js';
import type { CreationOptionsJSON } from '../../src/model/webauthn-json.js';
import type { SendOptions } from './support/browser.js';
import {
  assertProblem,
  base,
  newAuthenticator,
  signedUp,
  startApp,
  Visitor,
  type Begun,
} from './support/flows.js';

const KEY = { transports: ['usb'] };

async function world(options: Options = {}) {
  const lines: string[] = [];
  let late = 0;
  const now = () => Date.now() + late;
  const app = await startApp({
    ...{ provisioning: true, audit: (line: string) => lines.push(line), now },
    ...options,
  });
  const root = await signedUp(app, 'root');
  const ada = await signedUp(app, 'ada');
  await appointAdministrator(app.db, 'root');
  const idOf = async (name: string) => (await findAccountByName(app.db, name))?.id ?? assert.fail();
  const path = `${base}/users/${await idOf('ada')}`;
  const begin = async (visitor: Visitor = root, at = path) => {
    const body = { attachment: 'cross-platform' };
    return visitor.send<Begun<CreationOptionsJSON>>('POST', `${at}/register/begin`, body);
  };
  const complete = (input: object, visitor: Visitor = root, at = path, options: SendOptions = {}) =>
    visitor.send<Passkey>('POST', `${at}/register/complete`, input, options);
  /** A key of an administrator, as it is sent. */
  const made = async (key = newAuthenticator(KEY)) => {
    const { body } = await begin();
    return { credential: key.create(body.options, { ignoreExcluded: true }), state: body.state };
  };
  const deeds = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  return { app, root, ada, idOf, path, begin, complete, made, deeds, wait: (ms: number) => (late += ms) };
}

test('an administrator registers a security key for somebody else, and it is written down', async () => {
  const { root, ada, idOf, path, begin, complete, made, deeds } = await world();
  const { body } = await root.send<PasskeyList>('GET', path);
  assert.deepEqual(body.policy, { max: 10, offers: ['enrollment', 'remove-all', 'rename', 'add'] });
  const { options } = (await begin()).body;
  assert.equal(options.authenticatorSelection?.authenticatorAttachment, 'cross-platform');
  assert.deepEqual((options as { hints?: string[] }).hints, ['security-key']);
  assert.deepEqual(
    [options.user.name, options.excludeCredentials?.length, options.user.id === body.account?.userHandle],
    ['ada', 1, true],
  );
  const key = newAuthenticator(KEY);
  const added = await complete({ ...(await made(key)), name: 'YubiKey 5C, no. 12' });
  assert.deepEqual([added.status, added.body.name, added.body.current], [201, 'YubiKey 5C, no. 12', false]);
  assert.deepEqual(
    (await ada.list()).passkeys.map(({ id }) => id === added.body.id),
    [true, false],
  );
  assert.equal((await root.list()).passkeys.length, 1);
  const [{ at, ...deed } = {}] = deeds();
  assert.ok(at);
  assert.deepEqual(deed, {
    deed: 'add a security key',
    by: await idOf('root'),
    account: await idOf('ada'),
    passkey: added.body.id,
  });
  const desk = new Visitor({ fetch: root.app.fetch }, key);
  assert.equal((await desk.signIn<{ user: { name: string } }>()).body.user.name, 'ada');
});

test('the same sent again is the same key, with one line', async () => {
  const { complete, made, deeds } = await world();
  const input = await made();
  const [first, second] = [await complete(input), await complete(input)];
  assert.deepEqual([first.status, second.status], [201, 201]);
  assert.equal(first.body.id, second.body.id);
  assert.equal(deeds().length, 1);
});

test('what would stay with the administrator is refused', async () => {
  const { root, path, complete, made, deeds } = await world();
  for (const how of [
    { ...KEY, backupEligible: true },
    { transports: ['internal'] },
    { transports: ['hybrid', 'internal'] },
  ])
    assertProblem(await complete(await made(newAuthenticator(how))), 422, 'verification_failed');
  const elsewhere = { attachment: 'platform' };
  assertProblem(
    await root.send('POST', `${path}/register/begin`, elsewhere, { malformed: true }),
    400,
    'validation',
  );
  assert.equal((await root.send<PasskeyList>('GET', path)).body.passkeys.length, 1);
  assert.deepEqual(deeds(), []);
});

test('it is off unless switched on', async () => {
  const { root, path, begin, complete } = await world({ provisioning: false });
  const malformed = true;
  const { body } = await root.send<PasskeyList>('GET', path);
  assert.deepEqual(body.policy, { offers: ['enrollment', 'remove-all', 'rename'] });
  assertProblem(await begin(), 501, 'unsupported');
  assertProblem(await complete({}, root, path, { malformed }), 501, 'unsupported');
});

test('somebody who is no administrator gets nowhere, with the options of one either', async () => {
  const { app, ada, begin, complete, made } = await world();
  const input = await made();
  for (const [visitor, status, code] of [
    [ada, 403, 'forbidden'],
    [new Visitor(app), 401, 'unauthenticated'],
  ] as const) {
    assertProblem(await begin(visitor), status, code);
    assertProblem(await complete(input, visitor), status, code);
  }
  const { status } = await complete(input);
  assert.equal(status, 201, 'their own is as good as before');
});

test('options are for one person, one browser and one purpose', async () => {
  const { app, root, ada, idOf, complete, made } = await world();
  await signedUp(app, 'bob');
  const others = `${base}/users/${await idOf('bob')}`;
  assertProblem(await complete(await made(), root, others), 410, 'challenge_expired');
  const elsewhere = new Visitor(app);
  elsewhere.stealSession(root);
  assertProblem(await complete(await made(), elsewhere), 410, 'challenge_expired');
  const input = await made();
  assertProblem(await root.complete('register', input), 410, 'challenge_expired');
  assertProblem(await ada.complete('register', input), 410, 'challenge_expired');
  // Nor does what their own page began count here.
  const { options, state } = await root.begin<CreationOptionsJSON>('register');
  const own = { credential: newAuthenticator(KEY).create(options), state };
  assertProblem(await complete(own), 410, 'challenge_expired');
});

test('it wants a session in which the administrator proved who they are, and the key waits for that', async () => {
  const { root, begin, complete, made, wait } = await world({ challengeLifetime: 3_600_000 });
  const input = await made();
  wait(11 * 60_000);
  assertProblem(await begin(), 403, 'reauth_required');
  assertProblem(await complete(input), 403, 'reauth_required');
  const { options, state } = await root.begin('step-up');
  const credential = root.authenticator.get(options as never);
  assert.equal((await root.complete('step-up', { credential, state })).status, 204);
  assert.equal((await complete(input)).status, 201);
});

test('the limit counts, at both ends', async () => {
  const { ada, begin, complete, made } = await world({ maxPasskeys: 2 });
  const input = await made();
  await ada.add();
  assertProblem(await complete(input), 409, 'limit_reached');
  assertProblem(await begin(), 409, 'limit_reached');
});

test('a key that somebody has is not registered again', async () => {
  const { ada, complete, made } = await world();
  const key = newAuthenticator(KEY);
  const input = await made(key);
  assert.equal((await complete(input)).status, 201);
  assertProblem(await complete({ ...input, state: (await made()).state }), 422, 'verification_failed');
  assert.equal((await ada.list()).passkeys.length, 2);
});

test('administrators add their own on their own page, and nobody adds for nobody', async () => {
  const { root, idOf, begin, complete, made } = await world();
  const own = `${base}/users/${await idOf('root')}`;
  assertProblem(await begin(root, own), 403, 'forbidden');
  assertProblem(await complete(await made(), root, own), 403, 'forbidden');
  const nobody = `${base}/users/nobody`;
  assertProblem(await begin(root, nobody), 404, 'not_found');
  assertProblem(await complete(await made(), root, nobody), 404, 'not_found');
});

test('another site cannot have an administrator do it', async () => {
  const { root, path } = await world();
  const headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };
  assertProblem(await root.send('POST', `${path}/register/begin`, {}, { headers }), 403, 'csrf');
  assertProblem(await root.send('PATCH', `${path}/x`, { name: 'x' }, { headers }), 403, 'csrf');
});

test('an administrator names what somebody has, and only that', async () => {
  const { root, ada, path, idOf, deeds } = await world({ provisioning: false });
  const [passkey] = (await ada.list()).passkeys;
  const id = passkey?.id ?? '';
  const { status, body } = await root.send<Passkey>('PATCH', `${path}/${id}`, { name: ' Key in the safe ' });
  assert.deepEqual([status, body.id, body.name], [200, id, 'Key in the safe']);
  assert.equal((await ada.list()).passkeys[0]?.name, 'Key in the safe');
  assert.deepEqual(
    deeds().map(({ deed, passkey: which }) => [deed, which]),
    [['rename a passkey', id]],
  );
  const own = `${base}/users/${await idOf('root')}`;
  assertProblem(await root.send('PATCH', `${own}/${id}`, { name: 'x' }), 404, 'not_found');
  assertProblem(
    await root.send('PATCH', `${path}/${id}`, { name: '' }, { malformed: true }),
    400,
    'validation',
  );
  assert.equal(deeds().length, 1);
});
