/* What the refusals of presets with guesses end in; what no server of ours has said. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definePreset, type Preset, type PresetOperationName } from '../../src/backend/preset.js';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { authaz } from '../../src/backend/presets/authaz.js';
import { propelauth } from '../../src/backend/presets/propelauth.js';
import { secureauth } from '../../src/backend/presets/secureauth.js';

/** What a preset makes of a refusal; nothing where the status decides. */
const verdict = (preset: Preset, status: number, body: unknown, operation: PresetOperationName) =>
  preset.toFailure?.({ status, ok: status < 300, redirected: false, body, header: () => null }, operation);

const OPERATIONS: readonly PresetOperationName[] = [
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

describe('a refusal that says nothing', () => {
  for (const preset of [authaz, propelauth, secureauth]) {
    it(`of ${preset.title} never has a password manager forget the passkey`, () => {
      for (const operation of OPERATIONS) {
        for (const status of [400, 401, 403, 404, 409, 410, 412, 422, 423, 429, 500, 503]) {
          for (const body of [undefined, '', '<h1>', {}, [], null, { error: 'x' }, { error: {} }]) {
            const said = verdict(preset, status, body, operation);
            const code = typeof said === 'object' ? said.code : said;
            assert.ok(code !== 'verification_failed' && code !== 'unknown_credential', operation);
          }
        }
      }
    });
  }
});

describe('a refusal of SecureAuth Connect', () => {
  const of = (status: number, error: string, operation: PresetOperationName) =>
    verdict(secureauth, status, { status_code: status, error, error_code: 'X' }, operation);

  for (const [status, error, operation, code] of [
    [403, 'it is forbidden to delete the last WebAuthn key', 'remove', 'last_passkey'],
    [422, 'cannot remove last credential', 'remove', 'last_passkey'],
    [403, 'authentication must happen within the last 5 minutes', 'remove', 'reauth_required'],
    [403, '', 'registerBegin', 'reauth_required'],
    [401, '', 'registerComplete', 'reauth_required'],
    [401, '', 'list', undefined],
    [403, '', 'list', undefined],
    [403, 'insufficient scope', 'registerBegin', 'forbidden'],
    [422, 'webauthn credentials capacity exceeded', 'registerComplete', 'limit_reached'],
    [429, 'too many requests', 'registerBegin', undefined],
    [400, 'Error validating challenge', 'registerComplete', 'challenge_expired'],
    [400, 'invalid attestation', 'registerComplete', 'unknown'],
    [422, 'name is too short', 'rename', undefined],
    [404, 'last key not found', 'remove', undefined],
    [500, 'challenge store is down', 'registerBegin', undefined],
  ] as const) {
    it(`(${String(status)} "${error}" to ${operation}) is ${code ?? 'judged by its status'}`, () => {
      assert.equal(of(status, error, operation), code);
    });
  }
});

describe('Authaz', () => {
  const options = { challenge: 'AA', rp: { id: 'localhost' } };
  const begin = async (body: unknown) =>
    presetBackend(authaz, { base: '/a', fetch: async () => Response.json(body) }).registerBegin?.({});

  for (const [what, body, state] of [
    ['bare', options, {}],
    ['wrapped', { publicKey: options }, {}],
    ['with ids beside them', { flowId: 'f', userId: 7, options }, { flowId: 'f', userId: 7 }],
    [
      'deep, with ids on the way',
      { success: true, data: { flowId: 'f', options: { publicKey: options } } },
      { success: true, flowId: 'f' },
    ],
    ['beside other objects', { user: { id: 'u' }, options, flowId: 'f' }, { flowId: 'f' }],
  ] as const) {
    it(`gives options ${what}`, async () => {
      assert.deepEqual(await begin(body), { options, state });
    });
  }

  it('gives none', async () => {
    for (const body of [{}, [], 'x', null, { a: { b: { c: { d: options } } } }, { challenge: 2 }])
      await assert.rejects(begin(body) ?? Promise.resolve(), { code: 'server' });
  });

  it('lists in any envelope', async () => {
    const row = { id: 'p', name: null, createdAt: '2026-01-01T00:00:00Z', lastUsedAt: null };
    const passkeys = [{ id: 'p', createdAt: row.createdAt, lastUsedAt: null }];
    for (const body of [
      [row],
      { items: [row] },
      { data: [row] },
      { passkeys: [row] },
      { data: { items: [row] } },
    ]) {
      const backend = presetBackend(authaz, { base: '/a', fetch: async () => Response.json(body) });
      assert.deepEqual(await backend.list?.(), { passkeys });
    }
  });

  it('says which field was wrong', () => {
    const fields = ['email'];
    assert.deepEqual(verdict(authaz, 422, { error: 'validation_failed', fields }, 'signupBegin'), {
      code: 'validation',
      field: 'email',
    });
  });

  it('lets a page say otherwise, by endpoints and by a preset made of this one', async () => {
    const asked: [string, unknown][] = [];
    const other = definePreset({
      ...authaz,
      operations: {
        ...authaz.operations,
        registerComplete: {
          ...authaz.operations.registerComplete,
          endpoint: 'POST {base}/auth/passkey-provider/register/complete',
          request: ({ credential }) => ({ body: { attestation: credential } }),
        },
      },
    });
    const backend = presetBackend(other, {
      base: 'https://app.authaz.io/universal',
      endpoints: { list: 'GET https://api.authaz.io/api/v1/users/me/passkeys' },
      fetch: async (url, init) => {
        asked.push([String(url), init?.body && JSON.parse(init.body as string)]);
        return Response.json([]);
      },
    });
    await backend.list?.();
    await backend.registerComplete?.({ credential: { id: 'AA' } as never, state: { flowId: 'f' } });
    assert.deepEqual(asked, [
      ['https://api.authaz.io/api/v1/users/me/passkeys', undefined],
      [
        'https://app.authaz.io/universal/auth/passkey-provider/register/complete',
        { attestation: { id: 'AA' } },
      ],
    ]);
  });
});
