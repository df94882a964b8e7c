/* What Authaz leaves to guess: every operation can be sent elsewhere, and what an answer has goes on to the next. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PasskeyBackend } from '../../src/backend/backend.js';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import type { PresetOperationName } from '../../src/backend/preset.js';
import { authaz } from '../../src/backend/presets/authaz.js';
import { PasskeyFailure } from '../../src/model/failure.js';
import { json, recordingFetch } from '../backend/recording.js';

const credential = { id: 'AAAA' } as never;

/** Each operation, asked for as an element does. */
const deeds: Partial<Record<PresetOperationName, (backend: Required<PasskeyBackend>) => Promise<unknown>>> = {
  list: (backend) => backend.list(),
  registerBegin: (backend) => backend.registerBegin({}),
  registerComplete: (backend) => backend.registerComplete({ credential }),
  loginBegin: (backend) => backend.loginBegin({}),
  loginComplete: (backend) => backend.loginComplete({ credential }),
  signupBegin: (backend) => backend.signupBegin({ username: 'ada@example.com' }),
  signupComplete: (backend) => backend.signupComplete({ credential }),
  emailBegin: (backend) => backend.emailBegin({ email: 'ada@example.com' }),
  emailComplete: (backend) => backend.emailComplete({ code: '123456' }),
  remove: (backend) => backend.remove('7'),
};

describe('the guessed routes of Authaz', () => {
  it('are all tried here', () => {
    assert.deepEqual(Object.keys(deeds).sort(), Object.keys(authaz.operations).sort());
  });

  for (const [name, deed] of Object.entries(deeds)) {
    it(`${name} is sent where the page says`, async () => {
      const { fetch, sent } = recordingFetch(json({ passkeys: [], challenge: 'c' }));
      const endpoints = { [name]: `PUT https://other.example/universal/${name}` };
      const backend = presetBackend(authaz, { base: 'https://app.authaz.io', endpoints, fetch });
      await deed(backend as Required<PasskeyBackend>);
      assert.deepEqual(
        sent.map(({ method, url }) => `${method} ${url}`),
        [`PUT https://other.example/universal/${name}`],
      );
    });

    it(`${name} is not there where the page says so`, () => {
      const backend = presetBackend(authaz, { base: '/a', endpoints: { [name]: 'none' } });
      assert.ok(!(name in backend));
    });
  }
});

describe('an address that is verified for Authaz', () => {
  const start = (...answers: Response[]) => {
    const { fetch, sent } = recordingFetch(...answers);
    const backend = presetBackend(authaz, { base: 'https://app.authaz.io', fetch });
    return { backend: backend as Required<PasskeyBackend>, sent };
  };

  it('goes along with its code and with what the answer said, and the proof with the sign-up', async () => {
    const { backend, sent } = start(
      json({ data: { flowId: 'f', expiresIn: 600, more: { a: 1 } } }),
      json({ token: 't', verified: true }),
      json({ options: { challenge: 'c' } }),
    );
    const { state } = await backend.emailBegin({ email: 'ada@example.com' });
    const { proof } = await backend.emailComplete({ code: '123456', state });
    await backend.signupBegin({ username: 'ada@example.com', proof });
    assert.deepEqual(
      sent.map(({ body }) => body),
      [
        { email: 'ada@example.com' },
        { email: 'ada@example.com', flowId: 'f', expiresIn: 600, code: '123456' },
        { token: 't', verified: true, email: 'ada@example.com' },
      ],
    );
  });

  it('may be proved by the session alone, where the answers are empty', async () => {
    const { backend, sent } = start(
      new Response(null, { status: 204 }),
      new Response(null, { status: 204 }),
      json({ challenge: 'c' }),
    );
    const { state } = await backend.emailBegin({ email: 'ada@example.com' });
    const { proof } = await backend.emailComplete({ code: '123456', state });
    await backend.signupBegin({ username: 'ada@example.com', proof });
    assert.deepEqual(sent[2]?.body, { email: 'ada@example.com' });
  });

  for (const [status, error, code] of [
    [422, 'validation_failed', 'code_invalid'],
    [400, 'invalid_code', 'code_invalid'],
    [404, 'not_found', 'challenge_expired'],
    [410, 'gone', 'challenge_expired'],
    [429, 'too_many', 'rate_limited'],
    [500, 'x', 'server'],
  ] as const) {
    it(`is told of ${String(status)} "${error}" as ${code}`, async () => {
      const { backend } = start(json({ error }, status));
      await assert.rejects(
        backend.emailComplete({ code: '1' }),
        (failure: unknown) => failure instanceof PasskeyFailure && failure.code === code,
      );
    });
  }
});
