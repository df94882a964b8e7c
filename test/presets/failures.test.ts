/* What the refusals of presets with guesses end in; what no server of ours has said. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definePreset, type Preset, type PresetOperationName } from '../../src/backend/preset.js';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { authaz } from '../../src/backend/presets/authaz.js';
import { hanko } from '../../src/backend/presets/hanko.js';
import { propelauth } from '../../src/backend/presets/propelauth.js';
import { secureauth } from '../../src/backend/presets/secureauth.js';
import { supertokens } from '../../src/backend/presets/supertokens.js';

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
  'emailComplete',
  'rename',
  'remove',
];

describe('a refusal that says nothing', () => {
  for (const preset of [authaz, hanko, propelauth, secureauth, supertokens]) {
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

describe('a refusal of the Hanko Passkey API', () => {
  const NO_CHALLENGE = 'received challenge does not match with any stored one';
  for (const [status, title, details, operation, code] of [
    [
      400,
      'failed to validate attestation',
      'Error validating challenge',
      'registerComplete',
      'verification_failed',
    ],
    [
      422,
      'failed to validate attestation: Error: User verification',
      '',
      'registerComplete',
      'verification_failed',
    ],
    [400, 'failed to validate attestation', 'Session has Expired', 'registerComplete', 'challenge_expired'],
    [
      400,
      'failed to validate attestation',
      'Error validating origin',
      'registerComplete',
      'origin_not_allowed',
    ],
    [400, NO_CHALLENGE, '', 'registerComplete', 'challenge_expired'],
    [401, 'failed to get session data', NO_CHALLENGE, 'loginComplete', 'challenge_expired'],
    [401, 'failed to get session data', 'connection refused', 'loginComplete', undefined],
    [
      401,
      'failed to validate assertion',
      'Unable to find the credential',
      'loginComplete',
      'verification_failed',
    ],
    [401, 'failed to validate assertion', '', 'registerComplete', undefined],
    [500, 'Internal Server Error', '', 'registerComplete', undefined],
    [404, 'user not found', '', 'loginBegin', 'no_passkeys'],
  ] as const) {
    it(`(${String(status)} "${title}" "${details}") is ${code ?? 'judged by its status'}`, () => {
      assert.equal(verdict(hanko, status, { title, details, status }, operation), code);
    });
  }

  it('in words of the app comes first', () => {
    const body = { title: 'failed to validate attestation', code: 'limit_reached' };
    assert.equal(verdict(hanko, 400, body, 'registerComplete'), undefined);
  });
});

describe('a passkey of the Hanko Passkey API', () => {
  it('that was just made has no name of its own, and was never used', async () => {
    const made = '2025-11-05T16:04:40.123456Z';
    const row = { id: 'AA', name: 'cred-AA', created_at: made, last_used_at: made };
    const used = { ...row, id: 'BB', last_used_at: '2025-11-06T16:04:40Z' };
    const backend = presetBackend(hanko, { base: '/h', fetch: async () => Response.json([row, used]) });
    assert.deepEqual(await backend.list?.(), {
      passkeys: [
        { id: 'AA', credentialId: 'AA', createdAt: made, lastUsedAt: null },
        { id: 'BB', credentialId: 'BB', name: 'cred-AA', createdAt: made, lastUsedAt: used.last_used_at },
      ],
    });
  });
});

describe('a refusal of SuperTokens', () => {
  const NOT_ALLOWED = 'REGISTER_CREDENTIAL_NOT_ALLOWED';
  for (const [body, operation, code] of [
    [{ status: 'OK' }, 'list', undefined],
    [{}, 'list', undefined],
    [{ status: 'OPTIONS_NOT_FOUND_ERROR' }, 'registerComplete', 'challenge_expired'],
    [{ status: 'INVALID_OPTIONS_ERROR' }, 'signupComplete', 'challenge_expired'],
    [{ status: 'INVALID_OPTIONS_ERROR' }, 'registerBegin', 'server'],
    [{ status: 'INVALID_AUTHENTICATOR_ERROR', reason: 'x' }, 'signupComplete', 'verification_failed'],
    [{ status: 'INVALID_CREDENTIALS_ERROR' }, 'loginComplete', 'verification_failed'],
    [{ status: NOT_ALLOWED, reason: 'No. (ERR_CODE_026)' }, 'registerComplete', 'verification_failed'],
    [{ status: NOT_ALLOWED, reason: 'No. (ERR_CODE_007)' }, 'registerComplete', 'forbidden'],
    [{ status: NOT_ALLOWED }, 'registerComplete', 'forbidden'],
    [{ status: 'CREDENTIAL_NOT_FOUND_ERROR' }, 'remove', 'not_found'],
    [{ status: 'GENERAL_ERROR', message: 'User not found' }, 'remove', 'not_found'],
    [{ status: 'GENERAL_ERROR', message: 'User not found' }, 'list', 'unauthenticated'],
    [{ status: 'GENERAL_ERROR', message: 'User not found' }, 'registerComplete', 'forbidden'],
    [{ status: 'GENERAL_ERROR', message: 'Email mismatch' }, 'registerComplete', 'forbidden'],
    [{ status: 'GENERAL_ERROR' }, 'registerComplete', 'unknown'],
    [{ status: 'SOMETHING_NEW' }, 'registerComplete', 'unknown'],
  ] as const) {
    it(`${JSON.stringify(body)} to ${operation} is ${code ?? 'a success'}`, () => {
      assert.equal(verdict(supertokens, 200, body, operation), code);
    });
  }

  it('says what was wrong with an address, and what an app has to say', () => {
    const bad = { status: 'INVALID_EMAIL_ERROR', err: 'Email is not valid' };
    assert.deepEqual(verdict(supertokens, 200, bad, 'signupBegin'), {
      code: 'validation',
      field: 'username',
      detail: bad.err,
    });
    const own = { status: 'GENERAL_ERROR', message: 'Not on Sundays.' };
    assert.deepEqual(verdict(supertokens, 200, own, 'signupBegin'), {
      code: 'validation',
      detail: own.message,
    });
  });

  it('is about a factor, or about another claim', () => {
    const claims = (id: string) => ({ message: 'invalid claim', claimValidationErrors: [{ id }] });
    assert.equal(verdict(supertokens, 403, claims('st-mfa'), 'remove'), 'reauth_required');
    assert.equal(verdict(supertokens, 403, claims('st-ev'), 'remove'), undefined);
    assert.equal(verdict(supertokens, 401, { message: 'try refresh token' }, 'list'), undefined);
  });
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
