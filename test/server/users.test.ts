import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAccountByName } from '../../demo/server/accounts.js';
import { appointAdministrator, type ListedAccount } from '../../demo/server/administrators.js';
import type { App } from '../../demo/server/app.js';
import type { EnrollmentLink, PasskeyList } from '../../src/backend/backend.js';
import { assertProblem, base, signedUp, startApp, Visitor } from './support/flows.js';

interface World {
  readonly app: App;
  readonly lines: string[];
  readonly root: Visitor;
  readonly ada: Visitor;
  /** Where ada's passkeys are for an administrator. */
  readonly path: string;
}

async function world(): Promise<World> {
  const lines: string[] = [];
  const app = await startApp({ audit: (line) => lines.push(line) });
  const root = await signedUp(app, 'root');
  const ada = await signedUp(app, 'ada');
  assert.equal(await appointAdministrator(app.db, ' ROOT '), true);
  return { app, lines, root, ada, path: `${base}/users/${await idOf(app, 'ada')}` };
}

const idOf = async (app: App, name: string): Promise<string> =>
  (await findAccountByName(app.db, name))?.id ?? assert.fail();

test('an administrator sees whose passkeys they are, and what may be done', async () => {
  const { root, ada, path } = await world();
  const { body } = await root.send<PasskeyList>('GET', path);
  const own = await ada.list();
  assert.deepEqual(body.account, own.account);
  assert.deepEqual(
    body.passkeys,
    own.passkeys.map((passkey) => ({ ...passkey, current: false })),
  );
  assert.deepEqual([body.policy, body.complete], [{ offers: ['enrollment', 'remove-all', 'rename'] }, true]);
});

test('removes one, the last one too, and the sessions that it opened end', async () => {
  const { root, ada, path, lines, app } = await world();
  const [passkey] = (await ada.list()).passkeys;
  const id = passkey?.id ?? '';
  assert.equal((await root.send('DELETE', `${path}/${id}`)).status, 204);
  assert.equal(await ada.whoAmI(), undefined);
  assertProblem(await root.send('DELETE', `${path}/${id}`), 404, 'not_found');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line) as unknown).map((line) => ({ ...(line as object), at: '' })),
    [
      {
        at: '',
        deed: 'remove a passkey',
        by: await idOf(app, 'root'),
        account: await idOf(app, 'ada'),
        passkey: id,
      },
    ],
  );
});

test('removes all, and every session of the account ends', async () => {
  const { root, ada, path, lines, app } = await world();
  await ada.add();
  await root.send('POST', `${path}/enrollments`, {});
  lines.length = 0;
  assert.equal((await root.send('DELETE', path)).status, 204);
  assert.deepEqual((await root.send<PasskeyList>('GET', path)).body.passkeys, []);
  assert.equal(await ada.whoAmI(), undefined);
  assert.equal(lines.length, 1);
  const links = await app.db.execute('SELECT * FROM enrollments');
  assert.equal(links.rows.length, 0, 'a link would open the account again');
  assert.equal((await root.send('DELETE', path)).status, 204, 'nothing is left to remove');
});

test('makes a link, which is told once and is in no log and no table', async () => {
  const { root, path, lines, app } = await world();
  const { status, body } = await root.send<EnrollmentLink>('POST', `${path}/enrollments`, {});
  assert.equal(status, 201);
  const code = /^#code=(.+)$/.exec(new URL(body.url).hash)?.[1] ?? assert.fail();
  assert.ok(code.length >= 40);
  assert.equal(new URL(body.url).origin, 'http://localhost:3000');
  assert.doesNotMatch(lines.join(), new RegExp(code));
  const { rows } = await app.db.execute('SELECT * FROM enrollments');
  assert.equal(rows.length, 1);
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(code));
  await root.send('POST', `${path}/enrollments`, {});
  assert.equal(
    (await app.db.execute('SELECT * FROM enrollments')).rows.length,
    1,
    'the earlier one has ended',
  );
});

test('nobody else may, whether or not there is such an account', async () => {
  const { app, ada, root } = await world();
  const own = await idOf(app, 'ada');
  for (const id of [own, await idOf(app, 'root'), 'nobody'])
    for (const [visitor, status, code] of [
      [ada, 403, 'forbidden'],
      [new Visitor(app), 401, 'unauthenticated'],
    ] as const) {
      assertProblem(await visitor.send('GET', `${base}/users/${id}`), status, code);
      assertProblem(await visitor.send('DELETE', `${base}/users/${id}`), status, code);
      assertProblem(await visitor.send('DELETE', `${base}/users/${id}/x`), status, code);
      assertProblem(await visitor.send('POST', `${base}/users/${id}/enrollments`, {}), status, code);
      assertProblem(await visitor.send('PATCH', `${base}/users/${id}/x`, { name: 'x' }), status, code);
      assertProblem(await visitor.send('POST', `${base}/users/${id}/register/begin`, {}), status, code);
      assertProblem(await visitor.send('GET', '/api/session/accounts'), status, code);
    }
  assert.equal((await ada.list()).passkeys.length, 1);
  assertProblem(await root.send('GET', `${base}/users/nobody`), 404, 'not_found');
  assertProblem(await root.send('POST', `${base}/users/nobody/enrollments`, {}), 404, 'not_found');
});

test('administrators do not lock themselves out', async () => {
  const { app, root } = await world();
  const own = await idOf(app, 'root');
  const [passkey] = (await root.list()).passkeys;
  assertProblem(await root.send('DELETE', `${base}/users/${own}`), 409, 'last_passkey');
  assertProblem(await root.send('DELETE', `${base}/users/${own}/${passkey?.id ?? ''}`), 409, 'last_passkey');
});

test('another site cannot have an administrator do it', async () => {
  const { root, path } = await world();
  const headers = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' };
  assertProblem(await root.send('DELETE', path, undefined, { headers }), 403, 'csrf');
  assertProblem(await root.send('POST', `${path}/enrollments`, {}, { headers }), 403, 'csrf');
});

test('there is one administrator, and only an account that exists', async () => {
  const { app, root, ada } = await world();
  const { body } = await root.send<{ accounts: ListedAccount[] }>('GET', '/api/session/accounts');
  assert.deepEqual(
    body.accounts.map(({ name, passkeys }) => [name, passkeys]),
    [
      ['ada', 1],
      ['root', 1],
    ],
  );
  assert.equal(await appointAdministrator(app.db, 'nobody-yet'), false);
  const squatter = await signedUp(app, 'nobody-yet');
  assert.equal((await squatter.send('GET', '/api/session/accounts')).status, 403);
  await appointAdministrator(app.db, 'ada');
  assert.equal((await ada.send('GET', '/api/session/accounts')).status, 200);
  assert.equal((await root.send('GET', '/api/session/accounts')).status, 403);
});
