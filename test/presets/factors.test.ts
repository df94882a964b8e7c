/* Second factors of the vendors that have them: what is asked, and what their refusals mean. Codes are real ones. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PasskeyBackend } from '../../src/backend/backend.js';
import type { PresetValues } from '../../src/backend/preset-backend.js';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import type { Preset } from '../../src/backend/preset.js';
import { auth0 } from '../../src/backend/presets/auth0.js';
import { betterAuth } from '../../src/backend/presets/better-auth.js';
import { supertokens } from '../../src/backend/presets/supertokens.js';
import type { PasskeyFailure } from '../../src/model/failure.js';
import { codeOf, wrongCode } from '../support/authenticator-app.js';
import { PASSWORD } from './servers/support/authenticator-app.js';
import type { WireServer } from './servers/support/controls.js';
import { inProcess } from './servers/support/in-process.js';
import { serve as serveAuth0 } from './servers/auth0.js';
import { serve as serveBetterAuth } from './servers/better-auth.js';
import { serve as serveSuperTokens } from './servers/supertokens.js';

interface Vendor {
  readonly preset: Preset;
  readonly serve: WireServer;
  readonly path?: string;
  readonly parameters?: PresetValues;
  /** It goes with every change. */
  readonly password?: string;
}

const vendors: readonly Vendor[] = [
  { preset: betterAuth, serve: serveBetterAuth, path: '/api/auth', password: PASSWORD },
  { preset: auth0, serve: serveAuth0, path: '/me' },
  { preset: supertokens, serve: serveSuperTokens, path: '/auth' },
];

const fails = (code: string, field?: string) => (error: unknown) => {
  const failure = error as PasskeyFailure;
  assert.deepEqual([failure.code, failure.field], [code, field]);
  return true;
};

function start({ preset, serve, path = '', parameters = {} }: Vendor) {
  const { world, as } = inProcess(preset, serve, `http://localhost:8000${path}`);
  const user = world.addUser();
  const at = (other: string): Required<PasskeyBackend> =>
    as(user, parameters, { base: `http://localhost:8000${other}` });
  return { world, user, at, backend: as(user, parameters), as };
}

/** An app that is added. */
async function added(backend: Required<PasskeyBackend>, { password }: Vendor): Promise<string> {
  const call = password === undefined ? {} : { password };
  const { secret, state } = await backend.totpBegin({}, call);
  await backend.totpComplete({ code: codeOf(secret), state });
  return secret;
}

for (const vendor of vendors)
  describe(`second factors of ${vendor.preset.title}`, () => {
    const call = vendor.password === undefined ? {} : { password: vendor.password };

    it('an app is added by a code of its own, listed, and removed', async () => {
      const { backend } = start(vendor);
      assert.deepEqual(await backend.factors(), []);
      const { secret, uri, state } = await backend.totpBegin({}, call);
      assert.match(secret, /^[A-Z2-7]{16,}$/);
      assert.ok(new URL(uri).searchParams.get('secret')?.startsWith(secret));
      await assert.rejects(backend.totpComplete({ code: wrongCode(secret), state }), fails('code_invalid'));
      assert.deepEqual(
        (await backend.factors()).map(({ kind }) => kind),
        [],
        'one that waits for its code is none',
      );
      await backend.totpComplete({ code: codeOf(secret), state });
      const [factor, ...others] = await backend.factors();
      assert.equal(factor?.kind, 'totp');
      assert.deepEqual(others, []);
      await backend.factorRemove(factor.id, call);
      assert.deepEqual(await backend.factors(), []);
    });

    it('are for who is signed in', async () => {
      const { world, user, backend } = start(vendor);
      for (const [token, session] of world.sessions) if (session.user === user) world.sessions.delete(token);
      await assert.rejects(backend.factors(), fails('unauthenticated'));
      await assert.rejects(backend.totpBegin({}, call), fails('unauthenticated'));
      await assert.rejects(backend.factorRemove('1', call), fails('unauthenticated'));
    });
  });

describe('second factors of Better Auth', () => {
  const [vendor] = vendors as [Vendor];
  const call = { password: PASSWORD };
  const missing = fails('reauth_required', 'password');

  it('take the password with each change', async () => {
    const { backend } = start(vendor);
    await assert.rejects(backend.totpBegin({}), missing);
    await assert.rejects(backend.totpBegin({}, { password: 'x' }), missing);
    await added(backend, vendor);
    await assert.rejects(backend.factorRemove('two-factor'), missing);
    await assert.rejects(backend.recoveryCodesCreate({}), missing);
  });

  it('take none where users have none', async () => {
    const { at } = start(vendor);
    const { secret } = await at('/api/passwordless').totpBegin({});
    await at('/api/passwordless').totpComplete({ code: codeOf(secret) });
    assert.equal((await at('/api/passwordless').factors()).length, 1);
  });

  it('are not there without the plugin', async () => {
    const { at } = start(vendor);
    await assert.rejects(at('/api/plain').factors(), fails('unsupported'));
    await assert.rejects(at('/api/plain').recoveryCodes(), fails('unsupported'));
  });

  it('end a secret that is on, or was never made', async () => {
    const { backend } = start(vendor);
    await assert.rejects(backend.totpComplete({ code: '123456' }), fails('challenge_expired'));
    await added(backend, vendor);
    await assert.rejects(backend.totpBegin({}, call), fails('conflict'));
  });

  it('come with codes, once one is on', async () => {
    const { backend } = start(vendor);
    await assert.rejects(backend.recoveryCodes(), fails('unsupported'));
    await assert.rejects(backend.recoveryCodesCreate({}, call), fails('conflict'));
    await added(backend, vendor);
    assert.equal(await backend.recoveryCodes(), undefined, 'nobody tells how many');
    assert.equal((await backend.recoveryCodesCreate({}, call)).length, 10);
  });

  it('are of the kind that the page says', async () => {
    const { as, user } = start(vendor);
    await added(as(user), vendor);
    assert.deepEqual(await as(user, { secondFactor: 'email' }).factors(), [
      { id: 'two-factor', kind: 'email' },
    ]);
  });
});

describe('second factors of Auth0', () => {
  const rows = [
    { id: 'passkey|1', type: 'passkey', usage: ['primary'] },
    { id: 'password|1', type: 'password', usage: ['primary'] },
    { id: 'totp|1', type: 'totp', confirmed: false },
    { id: 'totp|2', type: 'totp', confirmed: true, name: 'Work', last_auth_at: '2026-01-02T00:00:00.000Z' },
    { id: 'phone|1', type: 'phone', usage: ['secondary'], confirmed: true, phone_number: 'XXXX12' },
    { id: 'push|1', type: 'push-notification', usage: ['secondary'], confirmed: true },
    { id: 'recovery-code|1', type: 'recovery-code', usage: ['secondary'], confirmed: true },
  ];

  it('are what comes after something else, and is set up', async () => {
    const fetch = async () => Response.json({ authentication_methods: rows });
    assert.deepEqual(await presetBackend(auth0, { base: '/me', fetch }).factors?.(), [
      { id: 'totp|2', kind: 'totp', name: 'Work', lastUsedAt: '2026-01-02T00:00:00.000Z' },
      { id: 'phone|1', kind: 'sms', name: 'XXXX12' },
      { id: 'push|1', kind: 'other' },
      { id: 'recovery-code|1', kind: 'recovery-codes' },
    ]);
  });

  it('end with what was begun', async () => {
    const { backend } = start({ preset: auth0, serve: serveAuth0, path: '/me' });
    const { state } = await backend.totpBegin({});
    const other = { ...(state as object), session: 'another' };
    await assert.rejects(backend.totpComplete({ code: '123456', state: other }), fails('not_found'));
    await assert.rejects(backend.factorRemove('totp|404'), fails('not_found'));
  });
});

describe('second factors of SuperTokens', () => {
  const vendor = { preset: supertokens, serve: serveSuperTokens, path: '/auth' };

  it('are not there without the recipe', async () => {
    await assert.rejects(start(vendor).at('/plain').factors(), fails('unsupported'));
  });

  it('wait after too many wrong codes', async () => {
    const { backend } = start(vendor);
    const { secret, state } = await backend.totpBegin({});
    const tried = () => backend.totpComplete({ code: wrongCode(secret), state });
    for (let tries = 0; tries < 5; tries++) await assert.rejects(tried(), fails('code_invalid'));
    await assert.rejects(tried(), ({ code, retryAfter }: PasskeyFailure) => {
      assert.equal(code, 'rate_limited');
      assert.ok(retryAfter === 900, String(retryAfter));
      return true;
    });
  });

  it('take another secret where the one is gone, and a fresh session', async () => {
    const { backend, world, user } = start(vendor);
    await assert.rejects(backend.totpComplete({ code: '123456', state: 'x' }), fails('challenge_expired'));
    for (const session of world.sessions.values()) if (session.user === user) session.fresh = false;
    await assert.rejects(backend.totpBegin({}), fails('reauth_required'));
    await assert.rejects(backend.factorRemove('x'), fails('reauth_required'));
  });
});
