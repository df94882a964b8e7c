/* The files that the page of SecureAuth Connect shows compile, and let nobody in but administrators and their links. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { SoftwareAuthenticator } from '../support/software-authenticator.js';
import { PAGE, type Routes } from './servers/secureauth-app.js';
import { assertCompiles, moduleOfPage } from './servers/support/routes-of-page.js';
import { MACHINE, system } from './servers/support/secureauth-system.js';
import { World } from './servers/support/world.js';

const ORIGIN = 'http://localhost:8000';

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

const ADMINISTRATOR = { Cookie: 's=root' };
const NOBODY_SPECIAL = { Cookie: 's=ada' };
const LONG_AGO = { Cookie: 's=old' };

interface Link {
  readonly code: string;
  readonly codeId: string;
  readonly userId: string;
}

/** The routes over a pool; with what they asked it, and what became of it. */
async function start({ token = MACHINE } = {}) {
  const world = new World(ORIGIN);
  const pool = new Hono().route('/system/pools/pool', system(world));
  const { administratorRoutes } = await moduleOfPage<Routes>(PAGE, 'administrator-routes.ts');
  const asked: string[] = [];
  const deeds: object[] = [];
  const handle = administratorRoutes({
    pool: 'https://pool.invalid/system/pools/pool',
    token: async () => token,
    asker: async ({ headers }) => {
      const cookie = headers.get('Cookie');
      if (!cookie) return undefined;
      return {
        id: cookie.slice(2),
        isAdministrator: cookie !== NOBODY_SPECIAL.Cookie,
        signedInAt: cookie === LONG_AGO.Cookie ? Date.now() - 11 * 60_000 : Date.now(),
      };
    },
    enrollment: 'https://app.example/enroll',
    secret: 'a secret of thirty-two bytes, or more',
    mode: 'smart',
    rpId: 'localhost',
    reauthenticate: '/sign-in/again',
    audit: (deed) => void deeds.push(deed),
  });
  const ask = async (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const own = globalThis.fetch;
    globalThis.fetch = async (url, init) => {
      const { pathname } = new URL(url as string);
      asked.push(`${init?.method ?? ''} ${pathname.replace('/system/pools/pool', '')}`);
      return pool.fetch(new Request(url, init));
    };
    try {
      const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
      const answer = await handle(new Request(`https://app.example/api/passkeys${path}`, init));
      const text = await answer.text();
      return { status: answer.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
    } finally {
      globalThis.fetch = own;
    }
  };
  const authenticator = new SoftwareAuthenticator({ origin: ORIGIN });
  /** A link for somebody, as it is in the address bar. */
  const linkFor = async (id: string): Promise<Link> => {
    const { body } = await ask('POST', `/users/${id}/enrollments`, ADMINISTRATOR, {});
    const inLink = new URLSearchParams(new URL(String(body['url'])).hash.slice(1));
    const value = (name: string) => inLink.get(name) ?? '';
    return { code: value('code'), codeId: value('code-id'), userId: value('user-id') };
  };
  const redeem = async (enrollment: Link, name?: string) => {
    const begun = await ask('POST', '/register/begin', {}, { enrollment });
    if (begun.status !== 200) return begun;
    const { options, state } = begun.body;
    const credential = authenticator.create(options as never, { ignoreExcluded: true });
    return ask('POST', '/register/complete', {}, { credential, state, name });
  };
  return { world, ask, asked, deeds, authenticator, linkFor, redeem };
}

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

describe('an administrator at their desk', () => {
  const KEY = { aaguid: '2fc0579f-8113-47ea-b116-bb5a8db9202a', transports: ['usb'] };

  /** What a browser brings of an authenticator, for somebody. */
  const made = async ({ ask }: Awaited<ReturnType<typeof start>>, id: string, more: object = KEY) => {
    const { body } = await ask('POST', `/users/${id}/register/begin`, ADMINISTRATOR, {});
    const options = body['options'] as { hints: string[]; authenticatorSelection: object };
    const credential = new SoftwareAuthenticator({ origin: ORIGIN, ...more }).create(options as never);
    return { options, credential };
  };

  it('registers a security key, with its name, and it is written down', async () => {
    const office = await start();
    const { world, ask, asked, deeds } = office;
    const user = world.addUser(['First']);
    const { options, credential } = await made(office, user.id);
    assert.deepEqual(
      [options.hints, options.authenticatorSelection],
      [
        ['security-key'],
        {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'preferred',
          authenticatorAttachment: 'cross-platform',
        },
      ],
    );
    const sent = { credential, name: ' YubiKey 5C, no. 12 ' };
    const { status, body } = await ask('POST', `/users/${user.id}/register/complete`, ADMINISTRATOR, sent);
    const [, added] = user.passkeys;
    assert.deepEqual([status, body['id'], body['name']], [201, added?.id, 'YubiKey 5C, no. 12']);
    assert.deepEqual([added?.name, added?.transports], ['YubiKey 5C, no. 12', ['usb']]);
    assert.deepEqual(deeds, [{ what: 'add', by: 'root', whose: user.id, id: added?.id }]);
    assert.ok(asked.every((one) => !one.includes('/register/')));
  });

  it('is refused what would stay there, and nothing is stored', async () => {
    const office = await start();
    const user = office.world.addUser(['First']);
    const copied = { ...KEY, backupEligible: true };
    const builtIn = { ...KEY, transports: ['internal', 'hybrid'] };
    for (const [more, attachment] of [
      [copied, undefined],
      [builtIn, undefined],
      [KEY, 'platform'],
    ] as const) {
      const { credential } = await made(office, user.id, more);
      const { status, body } = await office.ask(
        'POST',
        `/users/${user.id}/register/complete`,
        ADMINISTRATOR,
        { credential: { ...credential, authenticatorAttachment: attachment } },
      );
      assert.deepEqual([status, body['code']], [422, 'verification_failed']);
    }
    assert.deepEqual([user.passkeys.length, office.deeds], [1, []]);
    assert.ok(!office.asked.some((one) => one.endsWith('/add/complete')));
  });

  it('hears that there are too many, and never that a key is to be forgotten that may be right', async () => {
    const office = await start();
    const user = office.world.addUser(['First']);
    const { credential } = await made(office, user.id);
    const spoiled = { ...credential, response: { ...credential.response, attestationObject: 'AAAA' } };
    const path = `/users/${user.id}/register`;
    const refused = await office.ask('POST', `${path}/complete`, ADMINISTRATOR, { credential: spoiled });
    assert.deepEqual([refused.status, refused.body['code']], [400, 'unknown']);
    user.max = 1;
    const full = await office.ask('POST', `${path}/begin`, ADMINISTRATOR, {});
    assert.deepEqual([full.status, full.body['code']], [409, 'limit_reached']);
    assert.equal(user.passkeys.length, 1);
  });

  it('ends a link that is open by it, and no other', async () => {
    const office = await start();
    const [user, other] = [office.world.addUser(), office.world.addUser()];
    const [link, others] = [await office.linkFor(user.id), await office.linkFor(other.id)];
    const { credential } = await made(office, user.id);
    await office.ask('POST', `/users/${user.id}/register/complete`, ADMINISTRATOR, { credential });
    assert.equal((await office.redeem(link)).body['code'], 'code_invalid');
    assert.equal((await office.redeem(others)).status, 201);
  });

  it('names what somebody has, and only that', async () => {
    const { world, ask, deeds } = await start();
    const user = world.addUser(['First']);
    const other = world.addUser(['Other']);
    const id = user.passkeys[0]?.id ?? '';
    const name = 'Key in the safe';
    const renamed = await ask('PATCH', `/users/${user.id}/${id}`, ADMINISTRATOR, { name: ` ${name} ` });
    assert.deepEqual([renamed.status, renamed.body], [200, { id, name }]);
    assert.equal(user.passkeys[0]?.name, name);
    assert.deepEqual(deeds, [{ what: 'rename', by: 'root', whose: user.id, id }]);
    const others = await ask('PATCH', `/users/${other.id}/${id}`, ADMINISTRATOR, { name: 'x' });
    assert.deepEqual([others.status, others.body['code']], [404, 'not_found']);
    for (const wrong of ['', '  ', 'x'.repeat(65), 1, undefined]) {
      const { status, body } = await ask('PATCH', `/users/${user.id}/${id}`, ADMINISTRATOR, { name: wrong });
      assert.deepEqual([status, body['code'], body['field']], [400, 'validation', 'name']);
    }
    assert.deepEqual([user.passkeys[0]?.name, deeds.length], [name, 1]);
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
