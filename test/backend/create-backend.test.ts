import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigurationError, createBackend, type BackendConfig } from '../../src/backend/index.js';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '../../src/model/webauthn-json.js';
import { json, recordingFetch } from './recording.js';

const EVERYTHING = [
  'list',
  'registerBegin',
  'registerComplete',
  'loginBegin',
  'loginComplete',
  'signupBegin',
  'signupComplete',
  'rename',
  'remove',
];
const credential = { id: 'AQID' } as unknown as RegistrationResponseJSON & AuthenticationResponseJSON;
const options = { challenge: 'AQID' };

const offers = (config: BackendConfig) => Object.keys(createBackend(config));

describe('what a backend offers', () => {
  it('is the whole contract over a base', () => {
    assert.deepEqual(offers({ base: '/api/passkeys' }).sort(), [...EVERYTHING].sort());
  });

  it('is only what is named, without a base', () => {
    assert.deepEqual(offers({ endpoints: { list: '/keys', remove: '/keys/{id}' } }), ['list', 'remove']);
  });

  it('lacks what is "none"', () => {
    const found = offers({ base: '/api/passkeys', endpoints: { rename: 'none', remove: ' none ' } });
    assert.ok(!found.includes('rename') && !found.includes('remove'), found.join());
    assert.ok(found.includes('list'));
  });

  it('is refused where neither base nor endpoint is given, with an example', () => {
    for (const config of [{}, { base: '' }, { endpoints: {} }]) {
      assert.throws(
        () => createBackend(config),
        (error) =>
          error instanceof ConfigurationError &&
          error.setting === 'base' &&
          error.message.includes('for example base="/api/passkeys"'),
      );
    }
  });

  it('is refused at once where one endpoint cannot be read, not with the first request', () => {
    assert.throws(
      () => createBackend({ base: '/api/passkeys', endpoints: { remove: 'DELETE {base}/{key}' } }),
      (error) => error instanceof ConfigurationError && error.setting === 'remove',
    );
  });
});

describe('a request of the contract', () => {
  const cases: [string, (config: BackendConfig) => Promise<unknown>, string, unknown, unknown][] = [
    ['list', (c) => createBackend(c).list!(), 'GET /p', undefined, { passkeys: [] }],
    ['registerBegin', (c) => createBackend(c).registerBegin!({}), 'POST /p/register/begin', {}, { options }],
    [
      'registerComplete',
      (c) => createBackend(c).registerComplete!({ credential, name: 'Mine', state: 7 }),
      'POST /p/register/complete',
      { credential, name: 'Mine', state: 7 },
      { id: '1' },
    ],
    [
      'loginBegin',
      (c) => createBackend(c).loginBegin!({ username: 'ada' }),
      'POST /p/login/begin',
      { username: 'ada' },
      { options },
    ],
    [
      'loginComplete',
      (c) => createBackend(c).loginComplete!({ credential }),
      'POST /p/login/complete',
      { credential },
      {},
    ],
    [
      'signupBegin',
      (c) => createBackend(c).signupBegin!({ username: 'ada', displayName: 'Ada' }),
      'POST /p/signup/begin',
      { username: 'ada', displayName: 'Ada' },
      { options },
    ],
    [
      'signupComplete',
      (c) => createBackend(c).signupComplete!({ credential }),
      'POST /p/signup/complete',
      { credential },
      { id: '1' },
    ],
    [
      'rename',
      (c) => createBackend(c).rename!('a/b', 'Mine'),
      'PATCH /p/a%2Fb',
      { name: 'Mine' },
      { id: '1' },
    ],
    ['remove', (c) => createBackend(c).remove!('a/b'), 'DELETE /p/a%2Fb', undefined, undefined],
  ];

  for (const [operation, call, line, body, answer] of cases) {
    it(`${operation} is ${line}`, async () => {
      const { fetch, sent } = recordingFetch(
        answer === undefined ? new Response(null, { status: 204 }) : json(answer),
      );
      await call({ base: '/p', fetch });
      assert.deepEqual(
        sent.map(({ method, url }) => `${method} ${url}`),
        [line],
      );
      assert.deepEqual(sent[0]?.body, body);
      assert.equal(sent[0]?.headers.get('Content-Type'), body === undefined ? null : 'application/json');
      assert.match(sent[0]?.headers.get('Accept') ?? '', /application\/problem\+json/);
      assert.equal(sent[0]?.credentials, 'same-origin');
    });
  }

  it('by GET carries no body, wherever the page sends it', async () => {
    const { fetch, sent } = recordingFetch(json({ options }));
    await createBackend({ endpoints: { registerBegin: 'GET /options' }, fetch }).registerBegin!({});
    assert.equal(sent[0]?.body, undefined);
    assert.equal(sent[0]?.headers.has('Content-Type'), false);
  });

  it('goes where the endpoint of its own says, and everything else to the base', async () => {
    const { fetch, sent } = recordingFetch(json({ id: '1' }), json({ passkeys: [] }));
    const backend = createBackend({ base: '/p', endpoints: { rename: 'PUT /x/{id}/name' }, fetch });
    await backend.rename!('1', 'Mine');
    await backend.list!();
    assert.deepEqual(
      sent.map(({ method, url }) => `${method} ${url}`),
      ['PUT /x/1/name', 'GET /p'],
    );
  });
});

describe('an answer', () => {
  const asked = async (answer: Response) => {
    const { fetch } = recordingFetch(answer);
    return createBackend({ base: '/p', fetch });
  };

  it('hands the state of begin on untouched, whatever it is', async () => {
    const state = { flow: ['x', null, 1.5] };
    const begun = await (await asked(json({ options, state }))).registerBegin!({});
    assert.deepEqual(begun, { options, state });
    assert.equal('state' in (await (await asked(json({ options }))).registerBegin!({})), false);
  });

  it('to begin without a challenge is the server’s failure', async () => {
    for (const answer of [
      {},
      { options: {} },
      { options: { challenge: '' } },
      { challenge: 'AQID' },
      [],
      null,
      'x',
    ]) {
      const backend = await asked(json(answer));
      await assert.rejects(backend.registerBegin!({}), { name: 'PasskeyFailure', code: 'server' });
    }
  });

  it('of nothing to complete or rename means that the backend does not tell', async () => {
    const empty = () => new Response(null, { status: 204 });
    assert.equal(await (await asked(empty())).registerComplete!({ credential }), undefined);
    assert.equal(await (await asked(empty())).rename!('1', 'Mine'), undefined);
    assert.equal(await (await asked(new Response('  \n'))).rename!('1', 'Mine'), undefined);
  });

  it('to a removal is not looked at', async () => {
    await assert.doesNotReject(async () => (await asked(json({ ok: true }))).remove!('1'));
  });

  it('to a sign-in keeps the target and the user, where they have the right type', async () => {
    assert.deepEqual(
      await (
        await asked(json({ redirectTo: '/home', user: { id: 1 }, x: 1 }))
      ).loginComplete!({ credential }),
      {
        redirectTo: '/home',
        user: { id: 1 },
      },
    );
    assert.deepEqual(await (await asked(json({ redirectTo: 7 }))).loginComplete!({ credential }), {});
    assert.deepEqual(
      await (
        await asked(new Response(null, { status: 204 }))
      ).loginComplete!({ credential }),
      {},
    );
  });
});
