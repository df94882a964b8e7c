/* The files that the page of PropelAuth BYO shows compile against the vendor's own client, and keep to themselves. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient } from '@propelauth/byo-node';
import { assertCompiles, moduleOfPage } from './servers/support/routes-of-page.js';

const PAGE = 'docs/presets/propelauth.md';

/** What the page leaves to the app. */
const USERS = `
  type App = Parameters<typeof import('./passkey-routes.js').passkeyRoutes>[0];
  export declare const openSession: App['signIn'];
  export declare const sessionUser: App['userOf'];
  export declare const userByEmail: App['userCalled'];
`;

it('the files that the page of PropelAuth BYO shows compile', () => {
  assertCompiles(PAGE, ['passkey-routes.ts', 'server.ts'], USERS, [
    { in: 'passkey-routes.ts', what: 'startRegistration(', by: 'beginRegistration(' },
    { in: 'server.ts', what: 'userOf: sessionUser', by: 'userOf: userByEmail' },
  ]);
});

type Ask = (request: Request) => Promise<Response>;

interface Routes {
  passkeyRoutes(app: object, base?: string): Ask;
}

/** The routes with a sidecar that answers always the same, and one known user. */
async function routesOver(sidecar: () => Response): Promise<{ ask: Ask; commands: unknown[] }> {
  const { passkeyRoutes } = await moduleOfPage<Routes>(PAGE, 'passkey-routes.ts');
  const commands: unknown[] = [];
  const user = { id: 'u1', email: 'ada@example.com' };
  const handle = passkeyRoutes({
    auth: createClient({ url: 'http://sidecar.invalid', integrationKey: 'k' }),
    userOf: async (request: Request) => (request.headers.has('Cookie') ? user : undefined),
    userCalled: async (email: string) => (email === user.email ? user : undefined),
    signIn: async () => ({ 'Set-Cookie': 's=1' }),
  });
  const ask: Ask = async (request) => {
    const own = globalThis.fetch;
    globalThis.fetch = async (_, init) => {
      commands.push(JSON.parse(String(init?.body)));
      return sidecar();
    };
    try {
      return await handle(request);
    } finally {
      globalThis.fetch = own;
    }
  };
  return { ask, commands };
}

const post = (step: string, body: string, headers: Record<string, string> = {}) =>
  new Request(`https://app.example/api/passkey${step}`, { method: 'POST', body, headers });

describe('those routes', () => {
  it('tell nobody who has an account', async () => {
    const none = Response.json({ type: 'NoPasskeysRegisteredForUser' }, { status: 400 });
    const { ask } = await routesOver(() => none.clone());
    const known = await ask(post('/authenticate/start', '{"username":"ada@example.com"}'));
    const unknown = await ask(post('/authenticate/start', '{"username":"eve@example.com"}'));
    assert.deepEqual([known.status, await known.json()], [unknown.status, await unknown.json()]);
    assert.equal(unknown.status, 404);
  });

  it('open a session only when the sidecar says yes', async () => {
    const body = '{"state":"ada@example.com","credential":{}}';
    const no = await routesOver(() =>
      Response.json({ type: 'UnexpectedError', details: 'secret' }, { status: 400 }),
    );
    const { error } = console;
    console.error = () => undefined;
    const refused = await no.ask(post('/authenticate/finish', body)).finally(() => (console.error = error));
    assert.equal(refused.status, 500);
    assert.equal(refused.headers.get('Set-Cookie'), null);
    assert.deepEqual(await refused.json(), { error: { type: 'UnexpectedError' } });
    const yes = await routesOver(() => Response.json({}));
    const accepted = await yes.ask(post('/authenticate/finish', body));
    assert.equal(accepted.headers.get('Set-Cookie'), 's=1');
    assert.deepEqual(yes.commands, [
      { command: 'FinishPasskeyAuthentication', data: { userId: 'u1', publicKey: {} } },
    ]);
  });

  it('ask the sidecar nothing for who is not signed in, comes from another site, or wants another route', async () => {
    const { ask, commands } = await routesOver(() => Response.json({}));
    const cookie = { Cookie: 's=1' };
    const statuses = [
      ask(new Request('https://app.example/api/passkey')),
      ask(post('/register/start', '{}')),
      ask(new Request('https://app.example/api/passkey/x', { method: 'DELETE' })),
      ask(post('/register/start', '{}', { ...cookie, 'Sec-Fetch-Site': 'cross-site' })),
      ask(post('/else', '{}', cookie)),
      ask(new Request('https://app.example/api/passkey/x/y', { method: 'DELETE', headers: cookie })),
      ask(post('/authenticate/start', 'null')),
      ask(post('/authenticate/finish', 'no JSON')),
    ];
    assert.deepEqual(
      (await Promise.all(statuses)).map(({ status }) => status),
      [401, 401, 401, 403, 404, 404, 404, 410],
    );
    assert.deepEqual(commands, []);
  });

  it('hand the name on, and only if it is text', async () => {
    const { ask, commands } = await routesOver(() => Response.json({ registrationOptions: {} }));
    await ask(post('/register/start', '{"passkeyDisplayName":"Mac"}', { Cookie: 's=1' }));
    await ask(post('/register/start', '{"passkeyDisplayName":{"a":1}}', { Cookie: 's=1' }));
    const data = { userId: 'u1', emailOrUsername: 'ada@example.com' };
    const command = 'StartPasskeyRegistration';
    assert.deepEqual(commands, [
      { command, data: { ...data, passkeyDisplayName: 'Mac' } },
      { command, data },
    ]);
  });
});
