/* Second factors and recovery codes of Zitadel by both of its APIs, with real codes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { prysmid } from '../../src/backend/presets/prysmid.js';
import { zitadel } from '../../src/backend/presets/zitadel.js';
import { inProcess } from './servers/support/in-process.js';
import { factorsOf } from './servers/support/zitadel-factors.js';
import { serve as serveV1 } from './servers/prysmid.js';
import { serve as serveV2 } from './servers/zitadel.js';

const codeFor = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
/** One that is right in none of the steps that are looked at. */
const wrongFor = (secret: string): string => {
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  const codes = ['000000', '111111', '222222', '333333'];
  return codes.find((token) => app.validate({ token, window: 2 }) === null) ?? '';
};

function startV2() {
  const { as, ...rest } = inProcess(zitadel, serveV2);
  const user = rest.world.addUser(['Laptop']);
  const parameters = { userId: user.id, domain: 'localhost' };
  const parts = { begin: 'u2f', body: { domain: 'localhost' }, uv: 'required' };
  return {
    ...rest,
    as,
    user,
    parameters,
    backend: as(user, parameters),
    prefix: `/v2/users/${user.id}`,
    parts,
  };
}

function startV1() {
  const { as, ...rest } = inProcess(prysmid, serveV1, '/auth/v1');
  const user = rest.world.addUser(['Laptop']);
  const parts = { begin: 'u2f', body: {}, uv: 'discouraged' };
  const prefix = '/auth/v1/users/me/auth_factors';
  return { ...rest, as, user, parameters: {}, backend: as(user), prefix, parts };
}

for (const [name, start, paths] of [
  ['zitadel', startV2, { totp: 'totp', verify: 'totp/verify' }],
  ['prysmid', startV1, { totp: 'otp', verify: 'otp/_verify' }],
] as const)
  describe(`second factors of ${name}`, () => {
    const { totp, verify } = paths;

    it('are none, all kinds, and other kinds that nobody knows yet', async () => {
      const { as, backend, user, parameters } = start();
      assert.deepEqual(await backend.factors(), []);
      const ready = { state: 'AUTH_FACTOR_STATE_READY' };
      const result = [
        { ...ready, otp: {} },
        { ...ready, u2f: { id: '42', name: 'Yellow key' } },
        { ...ready, u2f: { id: '43' } },
        { ...ready, otpSms: {} },
        { ...ready, otpEmail: {} },
        { state: 'AUTH_FACTOR_STATE_NOT_READY', u2f: { id: '44', name: '' } },
        { ...ready, carrierPigeon: {} },
      ];
      const told = as(user, parameters, { fetch: () => Promise.resolve(Response.json({ result })) });
      assert.deepEqual(await told.factors(), [
        { id: totp, kind: 'totp' },
        { id: 'u2f/42', kind: 'security-key', name: 'Yellow key' },
        { id: 'u2f/43', kind: 'security-key' },
        { id: 'otp_sms', kind: 'sms' },
        { id: 'otp_email', kind: 'email' },
        { id: 'carrierPigeon', kind: 'other', fixed: true },
      ]);
      const broken = as(user, parameters, { fetch: () => Promise.resolve(new Response('busy')) });
      await assert.rejects(broken.factors(), { code: 'server' });
    });

    it('gain an app by a code of it, and not by another', async () => {
      const { backend, sent, prefix } = start();
      const { secret, uri } = await backend.totpBegin({});
      assert.match(uri, /^otpauth:\/\/totp\//);
      assert.deepEqual(await backend.factors(), []);
      const code = wrongFor(secret);
      await assert.rejects(backend.totpComplete({ code }), { code: 'code_invalid' });
      assert.equal(await backend.totpComplete({ code: codeFor(secret) }), undefined);
      assert.deepEqual(await backend.factors(), [{ id: totp, kind: 'totp' }]);
      const asked = sent.filter(({ path }) => path.startsWith(`${prefix}/${totp}`));
      assert.deepEqual(asked.map(({ path, body }) => [path.replace(`${prefix}/`, ''), body]).slice(0, 2), [
        [totp, {}],
        [verify, { code }],
      ]);
    });

    it('have one app: what is there already, or was never begun, is told', async () => {
      const { backend } = start();
      await assert.rejects(backend.totpComplete({ code: '123456' }), { code: 'not_found' });
      const { secret } = await backend.totpBegin({});
      await backend.totpComplete({ code: codeFor(secret) });
      await assert.rejects(backend.totpComplete({ code: codeFor(secret) }), { code: 'conflict' });
      await assert.rejects(backend.totpBegin({}), { code: 'conflict' });
    });

    it('gain a security key, under its name, and none twice', async () => {
      const { backend, sent, prefix, parts, authenticator, user } = start();
      const { options, state } = await backend.securityKeyBegin({});
      assert.deepEqual(options.excludeCredentials, []);
      assert.deepEqual(options.authenticatorSelection, { userVerification: parts.uv });
      const credential = authenticator.create(options);
      await backend.securityKeyComplete({ credential, name: 'Yellow key 🔑', state });
      const [key, ...others] = await backend.factors();
      assert.deepEqual([key?.kind, key?.name, others], ['security-key', 'Yellow key 🔑', []]);
      assert.equal(user.passkeys.length, 1, 'it is no passkey');
      assert.deepEqual(sent[0], { path: `${prefix}/${parts.begin}`, body: parts.body });
      assert.equal(
        sent[1]?.path,
        `${prefix}/${state === undefined ? 'u2f/_verify' : `u2f/${String(state)}`}`,
      );
      // The answer got lost, and the same comes again.
      await assert.rejects(backend.securityKeyComplete({ credential, name: 'x', state }), {
        code: 'challenge_expired',
      });
      const again = await backend.securityKeyBegin({});
      assert.deepEqual(
        again.options.excludeCredentials?.map(({ id }) => id),
        [credential.id],
      );
      await backend.factorRemove(key?.id ?? '');
      assert.deepEqual(await backend.factors(), []);
    });

    it('have a name for every key, and take no key that was made for something else', async () => {
      const { backend, authenticator, sent } = start();
      const { options, state } = await backend.securityKeyBegin({});
      const forged = authenticator.create({ ...options, challenge: 'AAAA' });
      await assert.rejects(backend.securityKeyComplete({ credential: forged, state }), {
        code: 'verification_failed',
      });
      await backend.securityKeyComplete({ credential: authenticator.create(options), state });
      assert.match(JSON.stringify(sent.at(-1)?.body), /"tokenName":"Security key"/);
    });

    it('are codes by message, where they can go', async () => {
      const { backend, sent, prefix, user } = start();
      assert.equal(await backend.codesEnable({ kind: 'sms' }), undefined);
      await backend.codesEnable({ kind: 'email' });
      assert.deepEqual(sent, [
        { path: `${prefix}/otp_sms`, body: {} },
        { path: `${prefix}/otp_email`, body: {} },
      ]);
      assert.deepEqual(
        (await backend.factors()).map(({ kind }) => kind),
        ['sms', 'email'],
      );
      for (const kind of ['sms', 'email'] as const)
        await assert.rejects(backend.codesEnable({ kind }), { code: 'conflict' });
      for (const id of ['otp_sms', 'otp_email']) await backend.factorRemove(id);
      factorsOf(user).confirmed = [];
      await assert.rejects(backend.codesEnable({ kind: 'sms' }), { code: 'validation', field: 'phone' });
      await assert.rejects(backend.codesEnable({ kind: 'email' }), { code: 'validation', field: 'email' });
    });

    it('are removed, each where it is', async () => {
      const { backend, user, sent, prefix } = start();
      const factors = factorsOf(user);
      const { secret } = await backend.totpBegin({});
      await backend.totpComplete({ code: codeFor(secret) });
      factors.add('otpSms');
      factors.add('otpEmail');
      factors.u2f = [{ id: '42', name: 'Yellow key' }];
      const all = await backend.factors();
      assert.equal(all.length, 4);
      sent.length = 0;
      for (const { id } of all) await backend.factorRemove(id);
      assert.deepEqual(
        sent.map(({ path }) => path),
        [totp, 'u2f/42', 'otp_sms', 'otp_email'].map((path) => `${prefix}/${path}`),
      );
      assert.deepEqual(await backend.factors(), []);
      for (const { id } of all) await assert.rejects(backend.factorRemove(id), { code: 'not_found' });
    });

    it('are for who is signed in', async () => {
      const { as, user, parameters } = start();
      const stranger = as(user, parameters, { headers: { Authorization: 'Bearer old' } });
      for (const asked of [
        stranger.factors(),
        stranger.factorRemove(totp),
        stranger.totpBegin({}),
        stranger.totpComplete({ code: '123456' }),
        stranger.securityKeyBegin({}),
        stranger.codesEnable({ kind: 'sms' }),
      ])
        await assert.rejects(asked, { code: 'unauthenticated' });
    });
  });

describe('security keys of Prysm:ID', () => {
  it('are not offered where they cannot be added', () => {
    const { as, user } = startV1();
    const other = ['factors', 'totp', 'sms-codes', 'email-codes'];
    assert.deepEqual(as(user).capabilities.offers, [...other.toSpliced(2, 0, 'security-key')]);
    const endpoints = { securityKeyBegin: 'none' };
    assert.deepEqual(as(user, {}, { endpoints }).capabilities.offers, other);
  });
});

describe('recovery codes of Zitadel', () => {
  it('are made, and the old ones end', async () => {
    const { backend, user, sent, prefix } = startV2();
    const first = await backend.recoveryCodesCreate({});
    assert.equal(first.length, 10);
    assert.deepEqual(sent, [
      { path: `${prefix}/recovery_codes`, body: {} },
      { path: `${prefix}/recovery_codes`, body: { count: 10 } },
    ]);
    const second = await backend.recoveryCodesCreate({});
    assert.deepEqual(factorsOf(user).codes, second);
    assert.ok(!second.includes(first[0] ?? ''));
  });

  it('are as many as the page says, if Zitadel makes so many', async () => {
    const { as, user, parameters } = startV2();
    assert.equal((await as(user, { ...parameters, recoveryCodes: '3' }).recoveryCodesCreate({})).length, 3);
    const greedy = as(user, { ...parameters, recoveryCodes: '11' });
    await assert.rejects(greedy.recoveryCodesCreate({}), { code: 'validation' });
  });

  it('are among the factors, where they are removed', async () => {
    const { backend, user } = startV2();
    await backend.recoveryCodesCreate({});
    assert.deepEqual(await backend.factors(), [{ id: 'recovery_codes', kind: 'recovery-codes' }]);
    await backend.factorRemove('recovery_codes');
    assert.deepEqual(factorsOf(user).codes, []);
    assert.deepEqual(await backend.factors(), []);
  });

  it('are not made where the old ones could not be removed', async () => {
    const { as, user, parameters } = startV2();
    const asked: string[] = [];
    const details = [{ '@type': 'x', id: 'COMMAND-d9u8q' }];
    const locked = as(user, parameters, {
      fetch: (_, init) => {
        asked.push(init?.method ?? 'GET');
        return Promise.resolve(Response.json({ code: 5, details }, { status: 404 }));
      },
    });
    await assert.rejects(locked.recoveryCodesCreate({}), { code: 'forbidden' });
    assert.deepEqual(asked, ['DELETE']);
  });
});
