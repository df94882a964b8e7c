/* What the real server and the wire server do not reach: how single answers of django-allauth are understood. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PasskeyBackend } from '../../src/backend/backend.js';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { djangoAllauth } from '../../src/backend/presets/django-allauth.js';
import type { PasskeyFailure } from '../../src/model/failure.js';
import { json, recordingFetch } from '../backend/recording.js';

const start = (...answers: Response[]) => {
  const { fetch, sent } = recordingFetch(...answers);
  const backend = presetBackend(djangoAllauth, {
    base: '/a',
    fetch,
    parameters: { stepUp: 'password code' },
  });
  return { backend: backend as Required<PasskeyBackend>, sent };
};

const error = (code: string, param = 'code', status = 400) =>
  json({ status, errors: [{ message: `About ${code}`, code, param }] }, status);

const pending = (id: string) =>
  json({ status: 401, data: { flows: [{ id: 'login' }, { id, is_pending: true }] }, meta: {} }, 401);

const credential = { id: 'AAAA' } as never;

const SECRET = { secret: 'JBSWY3DPEHPK3PXP', totp_url: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' };

describe('an app that is added to django-allauth', () => {
  it('gets its secret from a 404', async () => {
    const { backend, sent } = start(json({ status: 404, meta: SECRET }, 404));
    assert.deepEqual(await backend.totpBegin({}), { secret: SECRET.secret, uri: SECRET.totp_url });
    assert.deepEqual([sent[0]?.method, sent[0]?.url], ['GET', '/a/account/authenticators/totp']);
  });

  for (const [what, answer, code] of [
    ['one is there already', () => json({ status: 200, data: { type: 'totp' } }), 'conflict'],
    ['there are no apps at all', () => new Response('<h1>Not Found</h1>', { status: 404 }), 'not_found'],
    ['the address is not verified', () => error('unverified_email', '__all__', 409), 'forbidden'],
    ['nobody is signed in', () => json({ meta: { is_authenticated: false } }, 401), 'unauthenticated'],
  ] as const) {
    it(`gets none where ${what}`, async () => {
      const { backend } = start(answer());
      await assert.rejects(backend.totpBegin({}), ({ code: told }: PasskeyFailure) => told === code);
    });
  }

  it('is the only one, and goes without a body', async () => {
    const rows = [{ type: 'totp', created_at: 0, last_used_at: null }, { type: 'recovery_codes' }];
    const { backend, sent } = start(json({ data: rows }), json({ status: 200 }));
    const [app, ...others] = await backend.factors();
    assert.deepEqual(app, {
      id: 'totp',
      kind: 'totp',
      createdAt: '1970-01-01T00:00:00.000Z',
      lastUsedAt: null,
    });
    assert.deepEqual(others, []);
    await backend.factorRemove('totp');
    assert.deepEqual([sent[1]?.method, sent[1]?.body], ['DELETE', undefined]);
  });
});

describe('a step of django-allauth that is done', () => {
  it('says so by a 401 that awaits the next one, and by no other', async () => {
    const { backend } = start(
      pending('verify_email'),
      pending('mfa_signup_webauthn'),
      pending('login_by_code'),
    );
    assert.deepEqual(await backend.emailBegin({ email: 'a@b.c' }), { state: 'sent' });
    assert.deepEqual(await backend.emailComplete({ code: '1' }), { proof: 'session' });
    await assert.rejects(backend.emailComplete({ code: '1' }), { code: 'unauthenticated' });
  });

  it('is asked for again, and not begun again, where another code is wanted', async () => {
    const { backend, sent } = start(json({ status: 200 }));
    await backend.emailBegin({ email: 'a@b.c', state: 'sent' });
    assert.equal(sent[0]?.url, '/a/auth/email/verify/resend');
  });

  it('is needed before there is a sign-up, for which nobody is asked', async () => {
    const { backend, sent } = start();
    await assert.rejects(backend.signupBegin({ username: 'a@b.c' }), { code: 'unsupported' });
    assert.deepEqual(sent, []);
  });
});

describe('a refusal of django-allauth', () => {
  const bare = () => json({ status: 409 }, 409);
  for (const [operation, answer, code] of [
    ['totpComplete', () => error('incorrect_code'), 'code_invalid'],
    ['stepUpComplete', () => error('incorrect_code'), 'code_invalid'],
    ['stepUpComplete', () => error('too_many_login_attempts'), 'rate_limited'],
    ['recoveryCodesCreate', () => error('cannot_generate_recovery_codes', '__all__'), 'forbidden'],
    ['emailBegin', () => error('invalid', 'email'), 'validation'],
    ['emailBegin', bare, 'rate_limited'],
    ['emailComplete', () => error('incorrect_code', 'key'), 'code_invalid'],
    ['emailComplete', () => error('email_taken', 'key'), 'conflict'],
    ['emailComplete', bare, 'challenge_expired'],
    ['signupBegin', bare, 'code_invalid'],
    ['signupComplete', bare, 'conflict'],
    ['signupComplete', () => error('incorrect_code', 'credential'), 'challenge_expired'],
  ] as const) {
    it(`of ${operation} is ${code}`, async () => {
      const { backend } = start(answer());
      const deeds = {
        totpComplete: () => backend.totpComplete({ code: '1' }),
        stepUpComplete: () => backend.stepUpComplete({ code: '1' }),
        recoveryCodesCreate: () => backend.recoveryCodesCreate({}),
        emailBegin: () => backend.emailBegin({ email: 'a@b.c' }),
        emailComplete: () => backend.emailComplete({ code: '1' }),
        signupBegin: () => backend.signupBegin({ username: 'a@b.c', proof: 'session' }),
        signupComplete: () => backend.signupComplete({ credential }),
      };
      await assert.rejects(deeds[operation](), ({ code: told }: PasskeyFailure) => told === code);
    });
  }

  it('names the field and says why, in words for people', async () => {
    const { backend } = start(error('invalid', 'email'));
    await assert.rejects(
      backend.emailBegin({ email: 'x' }),
      ({ field, detail }: PasskeyFailure) => field === 'email' && detail === 'About invalid',
    );
  });
});

describe('a confirmation of django-allauth', () => {
  const options = (allowCredentials: unknown[]) =>
    json({ data: { request_options: { publicKey: { challenge: 'AAAA', allowCredentials } } } });

  it('is by what the page says, and by a passkey where there is one', async () => {
    const { backend, sent } = start(options([{ id: 'AAAA', type: 'public-key' }]), options([]));
    assert.deepEqual((await backend.stepUpBegin({})).methods, ['passkey', 'password', 'code']);
    assert.deepEqual((await backend.stepUpBegin({})).methods, ['password', 'code']);
    await backend.stepUpComplete({ code: '123456' });
    assert.deepEqual([sent[2]?.url, sent[2]?.body], ['/a/auth/2fa/reauthenticate', { code: '123456' }]);
  });
});
