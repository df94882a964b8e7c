/* The files that the page of SecureAuth Connect shows compile, and let nobody in but administrators and their links. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PAGE } from './servers/secureauth-app.js';
import { assertCompiles } from './servers/support/routes-of-page.js';
import { ADMINISTRATOR, LONG_AGO, NOBODY_SPECIAL, start } from './secureauth-routes-support.js';

/** What the page leaves to the app. */
const USERS = `
  type App = Parameters<typeof import('./administrator-routes.js').administratorRoutes>[0];
  export declare const audit: App['audit'];
  export declare const sessionOf: App['asker'];
  export declare const systemToken: App['token'];
`;

it('the files that the page of SecureAuth Connect shows compile', () => {
  assertCompiles(PAGE, ['administrator-routes.ts', 'server.ts'], USERS, [
    { in: 'server.ts', what: 'asker: sessionOf', by: 'asker: systemToken' },
  ]);
});

describe('the routes of administrators', () => {
  it('list and remove the passkeys of somebody, and write down who did', async () => {
    const { world, ask, deeds } = await start();
    const user = world.addUser(['First', 'Second']);
    const { body } = await ask('GET', `/users/${user.id}`, ADMINISTRATOR);
    const passkeys = body['passkeys'] as { id: string; name: string; createdAt: string }[];
    assert.deepEqual(
      passkeys.map(({ name, createdAt }) => [name, createdAt]),
      user.passkeys.map(({ name, createdAt }) => [name, createdAt.toISOString()]),
    );
    assert.deepEqual(body['policy'], { offers: ['enrollment', 'add', 'rename'] });
    assert.equal((body['account'] as { name: string }).name, user.name);
    const [id = ''] = passkeys.map((one) => one.id);
    assert.equal((await ask('DELETE', `/users/${user.id}/${id}`, ADMINISTRATOR)).status, 204);
    assert.deepEqual(
      user.passkeys.map(({ name }) => name),
      ['Second'],
    );
    assert.deepEqual(deeds, [{ what: 'remove', by: 'root', whose: user.id, id }]);
  });

  it('ask the pool nothing for anybody else, for another site, another route, or a path that leads away', async () => {
    const { world, ask, asked, deeds } = await start();
    const user = world.addUser(['First']);
    const at = `/users/${user.id}`;
    const adding = ['begin', 'complete'].map((step) => `${at}/register/${step}`);
    const strangers = [{}, NOBODY_SPECIAL].flatMap((who) => [
      ask('PATCH', `${at}/1`, who, { name: 'x' }),
      ...adding.map((path) => ask('POST', path, who, { credential: {} })),
    ]);
    assert.deepEqual(
      (await Promise.all(strangers)).map(({ status }) => status),
      [401, 401, 401, 403, 403, 403],
    );
    const statuses = [
      ask('GET', at),
      ask('DELETE', `${at}/1`),
      ask('POST', `${at}/enrollments`, {}, {}),
      ask('GET', at, NOBODY_SPECIAL),
      ask('DELETE', `${at}/1`, NOBODY_SPECIAL),
      ask('POST', `${at}/enrollments`, NOBODY_SPECIAL, {}),
      ask('DELETE', `${at}/1`, { ...ADMINISTRATOR, 'Sec-Fetch-Site': 'cross-site' }),
      ask('DELETE', at, ADMINISTRATOR),
      ask('PATCH', at, ADMINISTRATOR, { name: 'x' }),
      ask('POST', `${at}/register`, ADMINISTRATOR, {}),
      ask('POST', `${at}/register/begin`, { ...ADMINISTRATOR, 'Sec-Fetch-Site': 'cross-site' }, {}),
      ask('GET', `${at}/1/2`, ADMINISTRATOR),
      ask('GET', '/users/..%2f..%2f..', ADMINISTRATOR),
      ask('DELETE', `${at}/a%2Fb`, ADMINISTRATOR),
      ask('GET', '/pools', ADMINISTRATOR),
    ];
    assert.deepEqual(
      (await Promise.all(statuses)).map(({ status }) => status),
      [401, 401, 401, 403, 403, 403, 403, 404, 404, 404, 403, 404, 404, 404, 404],
    );
    assert.deepEqual([asked, deeds], [[], []]);
  });

  it('want a sign-in of the last minutes for what changes something, and say where', async () => {
    const { world, ask, asked } = await start();
    const user = world.addUser(['First']);
    assert.equal((await ask('GET', `/users/${user.id}`, LONG_AGO)).status, 200);
    asked.length = 0;
    for (const [method, path] of [
      ['POST', `/users/${user.id}/enrollments`],
      ['DELETE', `/users/${user.id}/1`],
      ['PATCH', `/users/${user.id}/1`],
      ['POST', `/users/${user.id}/register/begin`],
      ['POST', `/users/${user.id}/register/complete`],
    ] as const) {
      const { status, body } = await ask(method, path, LONG_AGO);
      assert.deepEqual(
        [status, body['code'], body['redirectTo']],
        [403, 'reauth_required', '/sign-in/again'],
      );
    }
    assert.deepEqual(asked, []);
  });

  it('tell nothing of trouble with the token of the server', async (t) => {
    t.mock.method(console, 'error', () => undefined);
    const { world, ask } = await start({ token: 'expired' });
    const { status, body } = await ask('GET', `/users/${world.addUser().id}`, ADMINISTRATOR);
    assert.deepEqual([status, body['code']], [502, 'server']);
    assert.ok(!JSON.stringify(body).includes('expired'));
  });

  it('say that there is nobody of that id', async () => {
    const { ask } = await start();
    const answers = [
      ask('GET', '/users/nobody', ADMINISTRATOR),
      ask('POST', '/users/nobody/enrollments', ADMINISTRATOR, {}),
      ask('DELETE', '/users/nobody/1', ADMINISTRATOR),
      ask('PATCH', '/users/nobody/1', ADMINISTRATOR, { name: 'x' }),
      ask('POST', '/users/nobody/register/begin', ADMINISTRATOR, {}),
      ask('POST', '/users/nobody/register/complete', ADMINISTRATOR, { credential: {} }),
    ];
    assert.deepEqual(
      (await Promise.all(answers)).map(({ body }) => body['code']),
      Array(6).fill('not_found'),
    );
  });
});

describe('a link of an administrator', () => {
  it('makes one passkey, with its name, for whom it was made', async () => {
    const { world, linkFor, redeem, deeds } = await start();
    const user = world.addUser(['First']);
    const link = await linkFor(user.id);
    assert.equal((await redeem(link, ' My phone ')).status, 201);
    assert.deepEqual(
      user.passkeys.map(({ name }) => name),
      ['First', 'My phone'],
    );
    assert.deepEqual(
      deeds.map((deed) => (deed as { what: string }).what),
      ['enroll', 'enrolled'],
    );
  });

  it('is good once, and ends with the next one', async () => {
    const { world, linkFor, redeem } = await start();
    const user = world.addUser();
    const earlier = await linkFor(user.id);
    const link = await linkFor(user.id);
    assert.equal((await redeem(earlier)).body['code'], 'code_invalid');
    assert.equal((await redeem(link)).status, 201);
    const { status, body } = await redeem(link);
    assert.deepEqual([status, body['code'], user.passkeys.length], [422, 'code_invalid', 1]);
  });

  it('asks the pool nothing where it is forged, for somebody else, or too old', async (t) => {
    const { world, ask, asked, linkFor, redeem } = await start();
    const user = world.addUser();
    const link = await linkFor(user.id);
    const other = world.addUser();
    const [until = '', seal = ''] = link.codeId.split('.');
    asked.length = 0;
    const forged: unknown[] = [
      { ...link, userId: other.id },
      { ...link, code: 'other' },
      { ...link, codeId: `${String(Number(until) + 60_000)}.${seal}` },
      { ...link, codeId: `${until}.${seal.slice(1)}` },
      { ...link, codeId: `${until}.!` },
      { ...link, userId: '../admin' },
      { code: link.code, userId: link.userId },
      {},
      null,
    ];
    for (const enrollment of forged) {
      const begun = await ask('POST', '/register/begin', {}, { enrollment });
      const state = JSON.stringify(enrollment);
      const completed = await ask('POST', '/register/complete', {}, { credential: {}, state });
      for (const { status, body } of [begun, completed])
        assert.deepEqual([status, body['code']], [422, 'code_invalid']);
    }
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 16 * 60_000 });
    assert.equal((await redeem(link)).body['code'], 'code_invalid');
    assert.deepEqual(asked, []);
  });

  it('says that there are too many, and never that a new passkey is to be forgotten', async () => {
    const { world, ask, linkFor, redeem, authenticator } = await start();
    const user = world.addUser(['First']);
    const link = await linkFor(user.id);
    user.max = 1;
    assert.equal((await redeem(link)).body['code'], 'limit_reached');
    user.max = 2;
    const { body } = await ask('POST', '/register/begin', {}, { enrollment: link });
    const credential = authenticator.create(body['options'] as never, { ignoreExcluded: true });
    const spoiled = { ...credential, response: { ...credential.response, attestationObject: 'AAAA' } };
    const refused = await ask(
      'POST',
      '/register/complete',
      {},
      { credential: spoiled, state: body['state'] },
    );
    assert.deepEqual([refused.status, refused.body['code']], [400, 'unknown']);
    assert.equal(user.passkeys.length, 1);
  });
});
