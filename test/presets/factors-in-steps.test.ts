/* Second factors of vendors that raise the session by a code, limit the tries, or take more than one request. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { cognito } from '../../src/backend/presets/cognito.js';
import { keycloak } from '../../src/backend/presets/keycloak.js';
import { laravel } from '../../src/backend/presets/laravel.js';
import { supabase } from '../../src/backend/presets/supabase.js';
import type { PasskeyFailure } from '../../src/model/failure.js';
import { codeOf, wrongCode } from '../support/authenticator-app.js';
import { added, fails, start, vendors } from './factors-support.js';
import { serve as serveCognito } from './servers/cognito.js';
import { serve as serveKeycloak } from './servers/keycloak.js';
import { serve as serveLaravel } from './servers/laravel.js';
import { inProcess } from './servers/support/in-process.js';

describe('second factors of SuperTokens', () => {
  const vendor = vendors.supertokens;

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

describe('second factors of Supabase', () => {
  const vendor = vendors.supabase;
  const { parameters } = vendor;
  const base = 'http://localhost:8000/auth/v1';

  it('raise the session, whose tokens go to the page', async () => {
    const { as, user } = start(vendor);
    const answers: unknown[] = [];
    const backend = as(user, parameters, { base, signedIn: (answer) => void answers.push(answer) });
    await added(backend, vendor);
    assert.deepEqual(
      answers.map((answer) => (answer as { refresh_token: string }).refresh_token),
      ['r2'],
    );
  });

  it('are what confirms who is there', async () => {
    const { backend, world, user } = start(vendor);
    await assert.rejects(backend.stepUpBegin({}), fails('unsupported'));
    const secret = await added(backend, vendor);
    for (const session of world.sessions.values()) if (session.user === user) session.fresh = false;
    const [factor] = await backend.factors();
    await assert.rejects(backend.factorRemove(factor!.id), fails('reauth_required'));
    await assert.rejects(backend.totpBegin({}), fails('reauth_required'));
    const { methods, state } = await backend.stepUpBegin({});
    assert.deepEqual(methods, ['code']);
    const wrong = { code: wrongCode(secret), state };
    await assert.rejects(backend.stepUpComplete(wrong), fails('code_invalid'));
    await backend.stepUpComplete({ code: codeOf(secret), state });
    await backend.factorRemove(factor!.id);
  });

  it('can be begun again at once, and by our own names are not called', async () => {
    const { backend } = start(vendor);
    await backend.totpBegin({});
    await new Promise((resolve) => setTimeout(resolve, 2));
    await added(backend, vendor);
    assert.deepEqual(Object.keys((await backend.factors())[0]!).sort(), ['createdAt', 'id', 'kind']);
  });

  it('are those that were confirmed, each by its name', async () => {
    const row = { created_at: '2026-01-01T00:00:00Z', status: 'verified' };
    const factors = [
      { ...row, id: '1', factor_type: 'phone', phone: '4912', friendly_name: '' },
      { ...row, id: '2', factor_type: 'totp', friendly_name: 'Mine' },
      { ...row, id: '3', factor_type: 'totp', status: 'unverified' },
      { ...row, id: '4', factor_type: 'recovery_code' },
    ];
    const backend = presetBackend(supabase, {
      base,
      parameters,
      fetch: async () => Response.json({ factors }),
    });
    assert.deepEqual(
      (await backend.factors?.())?.map(({ id, kind, name, fixed }) => [id, kind, name, fixed]),
      [
        ['1', 'sms', '4912', undefined],
        ['2', 'totp', 'Mine', undefined],
        ['4', 'recovery-codes', undefined, true],
      ],
    );
  });

  it('are gone, or not switched on', async () => {
    const { backend } = start(vendor);
    await assert.rejects(backend.factorRemove('404'), fails('not_found'));
    const off = presetBackend(supabase, {
      base,
      parameters,
      fetch: async () => Response.json({ code: 'mfa_totp_enroll_not_enabled' }, { status: 422 }),
    });
    await assert.rejects(off.totpBegin?.({}) ?? assert.fail(), fails('unsupported'));
  });
});

describe('second factors of Cognito', () => {
  /** Its token is a parameter. */
  const open = () => {
    const { world, as, sent } = inProcess(cognito, serveCognito);
    const user = world.addUser();
    const { token } = world.openSession(user);
    const parameters = { accessToken: token, issuer: 'Acme & Co', account: 'ada@example.com' };
    return { backend: as(user, parameters), user, as, parameters, sent };
  };

  it('an app is added by a code of its own, switched on, listed, and switched off', async () => {
    const { backend } = open();
    assert.deepEqual(await backend.factors(), []);
    const { secret, uri } = await backend.totpBegin({});
    assert.equal(
      uri,
      `otpauth://totp/Acme%20%26%20Co:ada%40example.com?secret=${secret}&issuer=Acme%20%26%20Co`,
    );
    await assert.rejects(backend.totpComplete({ code: wrongCode(secret) }), fails('code_invalid'));
    assert.deepEqual(await backend.factors(), []);
    await backend.totpComplete({ code: codeOf(secret) });
    assert.deepEqual(await backend.factors(), [{ id: 'SOFTWARE_TOKEN_MFA', kind: 'totp' }]);
    await backend.factorRemove('SOFTWARE_TOKEN_MFA');
    assert.deepEqual(await backend.factors(), []);
  });

  it('are for who is signed in', async () => {
    const { as, user, parameters } = open();
    const out = as(user, { ...parameters, accessToken: 'ended' });
    for (const asked of [out.factors(), out.totpBegin({}), out.factorRemove('SMS_MFA')])
      await assert.rejects(asked, fails('unauthenticated'));
  });

  it('say what is missing', async () => {
    const { backend, parameters } = open();
    await assert.rejects(backend.totpComplete({ code: '123456' }), fails('challenge_expired'));
    const answering = (body: object, status: number) =>
      presetBackend(cognito, { base: '', parameters, fetch: async () => Response.json(body, { status }) });
    const none = answering({ __type: 'SoftwareTokenMFANotFoundException', message: 'x' }, 400);
    await assert.rejects(none.totpBegin?.({}) ?? assert.fail(), fails('unsupported'));
    const error = answering({ Status: 'ERROR' }, 200);
    await assert.rejects(error.totpComplete?.({ code: '123456' }) ?? assert.fail(), fails('code_invalid'));
    const some = answering({ UserMFASettingList: ['EMAIL_OTP', 'NEW_MFA'] }, 200);
    assert.deepEqual(await some.factors?.(), [
      { id: 'EMAIL_OTP', kind: 'email' },
      { id: 'NEW_MFA', kind: 'other', fixed: true },
    ]);
  });
});

describe('second factors of Keycloak', () => {
  const base = 'http://localhost:8000/realms/wire/account';
  const JSON_ONLY = { Accept: 'application/json' };

  it('are those of its own category, and removed elsewhere', async () => {
    const { as, world } = inProcess(keycloak, serveKeycloak, base);
    const user = world.addUser(['A passkey']);
    const headers = { ...JSON_ONLY, Authorization: `Bearer ${world.openSession(user).token}` };
    assert.deepEqual(await as(user, {}, { headers }).factors(), [
      {
        id: 'o1',
        kind: 'totp',
        name: 'Phone',
        createdAt: new Date(1_700_000_000_000).toISOString(),
        fixed: true,
      },
      {
        id: 'recovery-authn-codes-id',
        kind: 'recovery-codes',
        fixed: true,
      },
    ]);
  });
});

describe('second factors of Laravel', () => {
  const open = () => {
    const { world, as } = inProcess(laravel, serveLaravel, 'http://localhost:8000');
    const user = world.addUser();
    const token = { Authorization: `Bearer ${world.openSession(user).token}` };
    return { world, backend: as(user, {}, { headers: { 'X-CSRF-TOKEN': 'csrf', ...token } }) };
  };

  it('an app is added by a code of its own, listed, and removed, with codes that stand for it', async () => {
    const { backend } = open();
    assert.deepEqual(await backend.factors(), []);
    await assert.rejects(backend.recoveryCodes(), fails('unsupported'));
    const { secret } = await backend.totpBegin({});
    assert.equal((await backend.totpBegin({})).secret, secret, 'the same, until it is removed');
    await assert.rejects(backend.totpComplete({ code: wrongCode(secret) }), fails('code_invalid'));
    await backend.totpComplete({ code: codeOf(secret) });
    assert.deepEqual(
      (await backend.factors()).map(({ kind }) => kind),
      ['totp'],
    );
    assert.equal(await backend.recoveryCodes(), undefined);
    const codes = await backend.recoveryCodesCreate({});
    assert.equal(codes.length, 8);
    assert.notDeepEqual(await backend.recoveryCodesCreate({}), codes);
    await backend.factorRemove('two-factor');
    assert.deepEqual(await backend.factors(), []);
  });

  it('take a confirmation, and are told without one', async () => {
    const { backend, world } = open();
    for (const session of world.sessions.values()) session.fresh = false;
    assert.deepEqual(await backend.factors(), []);
    for (const asked of [
      backend.totpBegin({}),
      backend.totpComplete({ code: '1' }),
      backend.factorRemove('x'),
      backend.recoveryCodesCreate({}),
    ])
      await assert.rejects(asked, fails('reauth_required'));
  });

  it('are not there without the route', async () => {
    const none = presetBackend(laravel, { fetch: async () => new Response('', { status: 404 }) });
    await assert.rejects(none.factors?.() ?? assert.fail(), fails('unsupported'));
    await assert.rejects(none.recoveryCodes?.() ?? assert.fail(), fails('unsupported'));
  });
});
