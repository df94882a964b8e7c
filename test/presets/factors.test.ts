/* Second factors of the vendors that have them: what is asked, and what their refusals mean. Codes are real ones. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { auth0 } from '../../src/backend/presets/auth0.js';
import { codeOf, wrongCode } from '../support/authenticator-app.js';
import { added, fails, start, vendors, type Vendor } from './factors-support.js';
import { PASSWORD } from './servers/support/authenticator-app.js';

for (const vendor of Object.values<Vendor>(vendors))
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
  const vendor = vendors['better-auth'];
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
    const { backend } = start(vendors.auth0);
    const { state } = await backend.totpBegin({});
    const other = { ...(state as object), session: 'another' };
    await assert.rejects(backend.totpComplete({ code: '123456', state: other }), fails('not_found'));
    await assert.rejects(backend.factorRemove('totp|404'), fails('not_found'));
  });
});
