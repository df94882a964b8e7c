/* The files that the page of the Hanko Passkey API shows compile, and keep one user's passkeys from another. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertCompiles, moduleOfPage } from './servers/support/routes-of-page.js';

const PAGE = 'docs/presets/hanko.md';

/** What the page leaves to the app. */
const USERS = `
  type App = Parameters<typeof import('./passkey-routes.js').passkeyRoutes>[0];
  export declare const openSession: App['signIn'];
  export declare const sessionUser: App['userOf'];
  export declare const userById: App['userWithId'];
`;

it('the files that the page of the Hanko Passkey API shows compile', () => {
  assertCompiles(PAGE, ['passkey-routes.ts', 'server.ts'], USERS, [
    { in: 'server.ts', what: 'userOf: sessionUser', by: 'userOf: userById' },
  ]);
});

type Ask = (request: Request) => Promise<Response>;

interface Routes {
  passkeyRoutes(app: object, base?: string): Ask;
}

const ADA = { id: 'ada', email: 'ada@example.com' };
const EVE = { id: 'eve', email: 'eve@example.com' };

const tokenFor = (sub: string, cred = 'c') =>
  `x.${Buffer.from(JSON.stringify({ sub, cred })).toString('base64url')}.y`;

/** The routes over a tenant that answers each "METHOD /path" as said; with what it was asked. */
async function routesOver(tenant: Readonly<Record<string, () => Response>>) {
  const { passkeyRoutes } = await moduleOfPage<Routes>(PAGE, 'passkey-routes.ts');
  const asked: string[] = [];
  const handle = passkeyRoutes({
    tenant: 'https://hanko.invalid/t',
    apiKey: 'secret',
    rpId: 'example.com',
    userOf: async ({ headers }: Request) => (headers.get('Cookie') === 's=ada' ? ADA : undefined),
    halfway: async ({ headers }: Request) => (headers.get('Cookie') === 'half=ada' ? ADA : undefined),
    userWithId: async (id: string) => [ADA, EVE].find((user) => user.id === id),
    signIn: async ({ id }: { id: string }) => ({ 'Set-Cookie': `s=${id}` }),
  });
  const ask: Ask = async (request) => {
    const own = globalThis.fetch;
    globalThis.fetch = async (url, init) => {
      assert.equal(new Headers(init?.headers).get('apiKey'), 'secret');
      const { pathname } = new URL(url instanceof Request ? url.url : url);
      const what = `${init?.method ?? ''} ${pathname.slice('/t'.length)}`;
      asked.push(what);
      return tenant[what]?.() ?? Response.json({ title: 'not found', status: 404 }, { status: 404 });
    };
    try {
      return await handle(request);
    } finally {
      globalThis.fetch = own;
    }
  };
  return { ask, asked };
}

const request = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
  new Request(`https://app.example/api/passkeys${path}`, { method, headers, ...(body && { body }) });

const AS_ADA = { Cookie: 's=ada' };
const row = (user_id: string) => () => Response.json({ id: 'c', user_id });
const done = () => new Response(null, { status: 204 });

describe('those routes', () => {
  it('rename and remove what is the visitor’s own, and nothing else', async () => {
    const tenant = { 'PATCH /credentials/c': done, 'DELETE /credentials/c': done };
    for (const [owner, status] of [
      ['ada', 204],
      ['eve', 404],
    ] as const) {
      const { ask, asked } = await routesOver({ ...tenant, 'GET /credentials/c': row(owner) });
      assert.equal((await ask(request('PATCH', '/credentials/c', '{"name":"x"}', AS_ADA))).status, status);
      assert.equal((await ask(request('DELETE', '/credentials/c', undefined, AS_ADA))).status, status);
      assert.equal(asked.filter((what) => !what.startsWith('GET')).length, status === 204 ? 2 : 0);
    }
  });

  it('open a session for whom the token names, and for nobody when there is none', async () => {
    const body = '{"id":"c"}';
    for (const [answer, status, cookie] of [
      [() => Response.json({ token: tokenFor('eve') }), 200, 's=eve'],
      [() => Response.json({ token: tokenFor('gone') }), 403, null],
      [() => Response.json({ title: 'failed to validate assertion' }, { status: 401 }), 404, null],
    ] as const) {
      const { ask } = await routesOver({ 'POST /login/finalize': answer });
      const answered = await ask(request('POST', '/login/finalize', body));
      assert.deepEqual([answered.status, answered.headers.get('Set-Cookie')], [status, cookie]);
      assert.ok(!(await answered.text()).includes('token'));
    }
  });

  it('take a second factor only from who has passed the first, and only their own', async () => {
    const { ask, asked } = await routesOver({
      'POST /mfa/login/finalize': () => Response.json({ token: tokenFor('eve') }),
    });
    for (const step of ['initialize', 'finalize'])
      assert.equal((await ask(request('POST', `/mfa/login/${step}`, '{}'))).status, 401);
    assert.deepEqual(asked, []);
    const answered = await ask(request('POST', '/mfa/login/finalize', '{}', { Cookie: 'half=ada' }));
    assert.deepEqual([answered.status, answered.headers.get('Set-Cookie')], [403, null]);
  });

  it('say that a passkey is unknown only when there is none at all', async () => {
    const refused = () => Response.json({ title: 'failed to validate assertion' }, { status: 401 });
    const tenant = { 'POST /login/finalize': refused };
    const finish = request('POST', '/login/finalize', '{"id":"c"}');
    const gone = await (await routesOver(tenant)).ask(finish.clone());
    assert.deepEqual(await gone.json(), { status: 404, code: 'unknown_credential' });
    for (const answer of [row('ada'), () => Response.json({}, { status: 500 })]) {
      const there = await (await routesOver({ ...tenant, 'GET /credentials/c': answer })).ask(finish.clone());
      assert.deepEqual([there.status, await there.json()], [401, { title: 'failed to validate assertion' }]);
    }
  });

  it('give the browser no token for a new passkey, and nothing of trouble with the key', async (t) => {
    t.mock.method(console, 'error', () => undefined);
    const { ask } = await routesOver({
      'POST /registration/finalize': () => Response.json({ token: tokenFor('ada') }),
      'GET /credentials/c': row('ada'),
      'GET /credentials': () =>
        Response.json({ title: 'The api key is invalid', status: 401 }, { status: 401 }),
    });
    const made = await ask(request('POST', '/registration/finalize', '{}', AS_ADA));
    assert.deepEqual(await made.json(), { id: 'c', user_id: 'ada' });
    const listed = await ask(request('GET', '/credentials', undefined, AS_ADA));
    assert.deepEqual([listed.status, await listed.json()], [502, { status: 502, code: 'server' }]);
  });

  it('vouch for a list only if it is whole', async () => {
    for (const [total, complete] of [
      ['1', true],
      ['101', false],
    ] as const) {
      const { ask } = await routesOver({
        'GET /credentials': () =>
          Response.json([{ id: 'c', user_id: 'ada' }], { headers: { 'X-Total-Count': total } }),
      });
      const answer = await ask(request('GET', '/credentials', undefined, AS_ADA));
      assert.deepEqual(await answer.json(), {
        credentials: [{ id: 'c', user_id: 'ada' }],
        complete,
        account: { rpId: 'example.com', userHandle: 'YWRh', name: ADA.email, displayName: ADA.email },
      });
    }
  });

  it('ask Hanko nothing for who is not signed in, comes from another site, or wants another route', async () => {
    const { ask, asked } = await routesOver({});
    const statuses = [
      ask(request('GET', '/credentials')),
      ask(request('POST', '/registration/initialize', '{}')),
      ask(request('POST', '/mfa/registration/finalize', '{}')),
      ask(request('DELETE', '/credentials/c')),
      ask(request('DELETE', '/credentials/c', undefined, { ...AS_ADA, 'Sec-Fetch-Site': 'cross-site' })),
      ask(request('POST', '/login/finalize', '{}', { 'Sec-Fetch-Site': 'cross-site' })),
      ask(request('GET', '/credentials/c', undefined, AS_ADA)),
      ask(request('PATCH', '/credentials/c', '{"name":7}', AS_ADA)),
      ask(request('POST', '/transaction/initialize', '{}', AS_ADA)),
      ask(request('GET', '/audit_logs', undefined, AS_ADA)),
    ];
    assert.deepEqual(
      (await Promise.all(statuses)).map(({ status }) => status),
      [401, 401, 401, 401, 403, 403, 404, 404, 404, 404],
    );
    assert.deepEqual(asked, []);
  });
});
