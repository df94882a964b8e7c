import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOtherWayIn, findAccountByName } from '../../demo/server/accounts.js';
import type { Passkey } from '../../src/model/passkey.js';
import { assertProblem, base, signedUp, startApp, Visitor } from './support/flows.js';

test('the list tells the account, the policy and that it is complete', async () => {
  const app = await startApp({ maxPasskeys: 5 });
  const ada = await signedUp(app, 'ada');
  const list = await ada.list();
  assert.deepEqual(list.account, {
    rpId: 'localhost',
    userHandle: ada.authenticator.passkeys[0]?.userHandle,
    name: 'ada',
    displayName: 'ada',
  });
  const offers = ['factors', 'totp', 'security-key', 'recovery-codes', 'enrollment', 'step-up'];
  assert.deepEqual(list.policy, { max: 5, min: 1, otherWaysIn: [], offers });
  assert.equal(list.complete, true);
});

test('rename: trimmed, and only the name changes', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const [before] = (await ada.list()).passkeys;
  const { status, body } = await ada.send<Passkey>('PATCH', `${base}/${before?.id ?? ''}`, {
    name: ' Büro ',
  });
  assert.equal(status, 200);
  assert.deepEqual(body, { ...before, name: 'Büro' });
  assert.deepEqual((await ada.list()).passkeys, [body]);
});

test('rename: names that do not fit', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const [passkey] = (await ada.list()).passkeys;
  for (const body of [
    {},
    { name: '' },
    { name: ' \t ' },
    { name: 'x'.repeat(65) },
    { name: 'a\u0000' },
    { name: null },
  ]) {
    const answer = await ada.send('PATCH', `${base}/${passkey?.id ?? ''}`, body, { malformed: true });
    assertProblem(answer, 400, 'validation');
    assert.equal(answer.body.field, 'name');
  }
});

test('a name that looks like markup is kept as text', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const [passkey] = (await ada.list()).passkeys;
  const name = `<img src=x onerror=alert(1)>'"; DROP TABLE passkeys`;
  const { body } = await ada.send<Passkey>('PATCH', `${base}/${passkey?.id ?? ''}`, { name });
  assert.equal(body.name, name);
});

test("somebody else's passkey is as if it were not there", async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const mallory = await signedUp(app, 'mallory');
  await ada.add();
  for (const { id } of (await ada.list()).passkeys) {
    assertProblem(await mallory.send('PATCH', `${base}/${id}`, { name: 'mine' }), 404, 'not_found');
    assertProblem(await mallory.send('DELETE', `${base}/${id}`), 404, 'not_found');
  }
  assert.equal((await ada.list()).passkeys.length, 2);
  assertProblem(await ada.send('DELETE', `${base}/no-such-id`), 404, 'not_found');
});

test('rename and remove need a session', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const [passkey] = (await ada.list()).passkeys;
  const stranger = new Visitor(app);
  assertProblem(
    await stranger.send('PATCH', `${base}/${passkey?.id ?? ''}`, { name: 'x' }),
    401,
    'unauthenticated',
  );
  assertProblem(await stranger.send('DELETE', `${base}/${passkey?.id ?? ''}`), 401, 'unauthenticated');
});

test('the last passkey stays, unless there is another way in', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const [passkey] = (await ada.list()).passkeys;
  assertProblem(await ada.send('DELETE', `${base}/${passkey?.id ?? ''}`), 409, 'last_passkey');
  const account = await findAccountByName(app.db, 'ada');
  await addOtherWayIn(app.db, account?.id ?? '', 'E-mail link');
  assert.deepEqual((await ada.list()).policy?.otherWaysIn, ['E-mail link']);
  assert.equal((await ada.send('DELETE', `${base}/${passkey?.id ?? ''}`)).status, 204);
  const list = await ada.list();
  assert.deepEqual([list.passkeys, list.complete], [[], true]);
});

test('of two removals at once of the last two, one is refused', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  await ada.add();
  const { passkeys } = await ada.list();
  const answers = await Promise.all(passkeys.map(({ id }) => ada.send('DELETE', `${base}/${id}`)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 409]);
  assert.equal((await ada.list()).passkeys.length, 1);
});

test('removing a passkey ends the sessions it opened elsewhere, not the one that asks', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const lostPhone = new Visitor(app, ada.authenticator);
  await lostPhone.signIn();
  await ada.add();
  const first = (await ada.list()).passkeys.find(({ current }) => current);
  assert.equal((await ada.send('DELETE', `${base}/${first?.id ?? ''}`)).status, 204);
  assert.equal(await lostPhone.whoAmI(), undefined);
  assert.equal(await ada.whoAmI(), 'ada');
  assertProblem(await ada.send('DELETE', `${base}/${first?.id ?? ''}`), 404, 'not_found');
});
