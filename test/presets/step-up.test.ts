/* Which refusals of a backend ask for a fresh session, and how its own confirmation is asked for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PasskeyBackend } from '../../src/backend/backend.js';
import { presetBackend } from '../../src/backend/index.js';
import type { Preset } from '../../src/backend/preset.js';
import { betterAuth } from '../../src/backend/presets/better-auth.js';
import { djangoAllauth } from '../../src/backend/presets/django-allauth.js';
import { laravel } from '../../src/backend/presets/laravel.js';
import { secureauth } from '../../src/backend/presets/secureauth.js';
import { supabase } from '../../src/backend/presets/supabase.js';
import type { PasskeyFailure } from '../../src/model/failure.js';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** A backend that answers everything alike. */
function answering(preset: Preset, status: number, body: unknown): { backend: PasskeyBackend; sent: Sent[] } {
  const sent: Sent[] = [];
  const backend = presetBackend(preset, {
    base: 'https://app.example',
    parameters: { apiKey: 'key' },
    fetch: (url, init) => {
      const { pathname } = new URL(url as string);
      const asked = init?.body ? (JSON.parse(init.body as string) as unknown) : undefined;
      sent.push({ method: init?.method ?? 'GET', path: pathname, body: asked });
      return Promise.resolve(Response.json(body, { status }));
    },
  });
  return { backend, sent };
}

const refusals: readonly (readonly [Preset, number, unknown])[] = [
  [betterAuth, 403, { code: 'SESSION_NOT_FRESH', message: 'Session is not fresh' }],
  [laravel, 423, { message: 'Password confirmation required.' }],
  [supabase, 403, { code: 'insufficient_aal', message: 'AAL2 required' }],
  [
    djangoAllauth,
    401,
    { status: 401, data: { flows: [{ id: 'reauthenticate' }] }, meta: { is_authenticated: true } },
  ],
  [secureauth, 403, { error_code: 'x', error: 'requires recent authentication' }],
];

for (const [preset, status, body] of refusals)
  test(`${preset.name}: ${status} asks for a fresh session`, async () => {
    const { backend } = answering(preset, status, body);
    await assert.rejects(backend.registerBegin?.({}) ?? assert.fail(), { code: 'reauth_required' });
  });

test('django-allauth: whoever is not signed in at all is told so', async () => {
  const { backend } = answering(djangoAllauth, 401, { meta: { is_authenticated: false } });
  await assert.rejects(backend.registerBegin?.({}) ?? assert.fail(), { code: 'unauthenticated' });
});

const challenge = 'AAAAAAAAAAAAAAAAAAAAAA';
const some = { challenge, allowCredentials: [{ id: 'AAAA', type: 'public-key' }] };
const credential = { id: 'AAAA' } as never;

const confirmations = [
  {
    preset: djangoAllauth,
    begun: (options: unknown) => ({ data: { request_options: { publicKey: options } } }),
    paths: ['/auth/webauthn/reauthenticate', '/auth/webauthn/reauthenticate', '/auth/reauthenticate'],
  },
  {
    preset: laravel,
    begun: (options: unknown) => ({ options }),
    paths: ['/passkeys/confirm/options', '/passkeys/confirm', '/user/confirm-password'],
  },
];

for (const { preset, begun, paths } of confirmations)
  test(`${preset.name}: by a passkey or the password, in place`, async () => {
    const { backend, sent } = answering(preset, 200, begun(some));
    const ceremony = await backend.stepUpBegin?.({});
    assert.deepEqual(ceremony?.methods, ['passkey', 'password']);
    assert.equal(ceremony?.options?.challenge, challenge);
    await backend.stepUpComplete?.({ credential });
    await backend.stepUpComplete?.({ password: 'secret' });
    assert.deepEqual(
      sent.map(({ path }) => path),
      paths,
    );
    assert.deepEqual(
      sent.slice(1).map(({ body }) => body),
      [{ credential }, { password: 'secret' }],
    );
    const without = answering(preset, 200, begun({ challenge })).backend;
    assert.deepEqual((await without.stepUpBegin?.({}))?.methods, ['password']);
  });

test('a wrong password is a wrong password', async () => {
  const wrong = [
    [laravel, 422, { message: 'x', errors: { password: ['The provided password was incorrect.'] } }],
    [djangoAllauth, 400, { errors: [{ param: 'password', code: 'incorrect_password', message: 'x' }] }],
  ] as const;
  for (const [preset, status, body] of wrong)
    await assert.rejects(
      answering(preset, status, body).backend.stepUpComplete?.({ password: 'x' }) ?? assert.fail(),
      ({ code }: PasskeyFailure) => code === 'code_invalid',
    );
});

test('better-auth: only a passkey of this account will do, else nothing is asked', async () => {
  const { backend, sent } = answering(betterAuth, 200, some);
  assert.equal((await backend.stepUpBegin?.({}))?.options?.challenge, challenge);
  await backend.stepUpComplete?.({ credential });
  assert.equal(sent[1]?.path, '/passkey/verify-authentication');
  const open = answering(betterAuth, 200, { challenge }).backend;
  await assert.rejects(open.stepUpBegin?.({}) ?? assert.fail(), { code: 'unsupported' });
});

test('secureauth: says where the session is made fresh, if the page does', async () => {
  const fetch = () => Promise.resolve(Response.json({ error: 'recent authentication' }, { status: 403 }));
  for (const [reauthenticate, redirectTo] of [
    ['/again', '/again'],
    ['', undefined],
  ] as const) {
    const backend = presetBackend(secureauth, { base: '/a', parameters: { reauthenticate }, fetch });
    await assert.rejects(
      backend.remove?.('1') ?? assert.fail(),
      (failure: PasskeyFailure) => failure.code === 'reauth_required' && failure.redirectTo === redirectTo,
    );
  }
});
