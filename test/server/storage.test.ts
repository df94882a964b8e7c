import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test, type TestContext } from 'node:test';
import type { CreationOptionsJSON, RequestOptionsJSON } from '../../src/model/webauthn-json.js';
import { newAuthenticator, signedUp, startApp, Visitor } from './support/flows.js';

async function databaseFile(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'passkeys-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return pathToFileURL(join(folder, 'passkeys.db')).href;
}

test('accounts, passkeys, sessions and running ceremonies survive a restart', async (t) => {
  const databaseUrl = await databaseFile(t);
  const first = await startApp({ databaseUrl });
  const before = await signedUp(first, 'ada');
  const { options, state } = await before.begin<CreationOptionsJSON>('register');
  const credential = newAuthenticator().create(options);
  const decoy = await before.begin<RequestOptionsJSON>('login', { username: 'nobody' });
  const list = await before.list();
  first.close();

  const second = await startApp({ databaseUrl });
  const after = new Visitor(second, before.authenticator);
  for (const [name, value] of before.cookies) after.cookies.set(name, value);
  assert.deepEqual(await after.list(), list);
  assert.equal((await after.complete('register', { credential, state })).status, 201);
  const again = await after.begin<RequestOptionsJSON>('login', { username: 'nobody' });
  assert.deepEqual(again.options.allowCredentials, decoy.options.allowCredentials);
  assert.equal((await after.signIn()).status, 200);
  second.close();
});

test('two servers on one file, as during a deployment', async (t) => {
  const databaseUrl = await databaseFile(t);
  const [first, second] = await Promise.all([startApp({ databaseUrl }), startApp({ databaseUrl })]);
  const ada = await signedUp(first, 'ada');
  const elsewhere = new Visitor(second, ada.authenticator);
  const { options, state } = await ada.begin<RequestOptionsJSON>('login');
  const request = { credential: ada.authenticator.get(options), state };
  for (const [name, value] of ada.cookies) elsewhere.cookies.set(name, value);
  const answers = await Promise.all([ada.complete('login', request), elsewhere.complete('login', request)]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
  );
  assert.equal((await elsewhere.signIn()).status, 200);
  first.close();
  second.close();
});

test('on a file, too, one of two removals or sign-ups at once is refused', async (t) => {
  const app = await startApp({ databaseUrl: await databaseFile(t) });
  const ada = await signedUp(app, 'ada');
  await ada.add();
  const { passkeys } = await ada.list();
  const removals = await Promise.all(passkeys.map(({ id }) => ada.send('DELETE', `/api/passkeys/${id}`)));
  assert.deepEqual(removals.map(({ status }) => status).sort(), [204, 409]);

  const visitors = [new Visitor(app), new Visitor(app)];
  const begun = [];
  for (const visitor of visitors) {
    const { options, state } = await visitor.begin<CreationOptionsJSON>('signup', { username: 'grace' });
    begun.push({ visitor, request: { credential: visitor.authenticator.create(options), state } });
  }
  const signups = await Promise.all(begun.map(({ visitor, request }) => visitor.complete('signup', request)));
  assert.deepEqual(signups.map(({ status }) => status).sort(), [201, 409]);
  app.close();
});
