/* A vendor that asks for patience gets it, as a backend of the contract does. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { loadPreset } from '../../src/backend/preset-registry.js';
import { ConfigurationError } from '../../src/backend/configuration-error.js';
import { send } from '../../src/backend/http.js';

it('a 429 with Retry-After is not asked again before its time', async () => {
  let asked = 0;
  const busy = () => {
    asked += 1;
    return Promise.resolve(new Response('{}', { status: 429, headers: { 'Retry-After': '60' } }));
  };
  const preset = await loadPreset('better-auth', { send, ConfigurationError });
  const backend = presetBackend(preset, { base: 'https://busy.example/api/auth', fetch: busy });
  for (const _ of [1, 2])
    await assert.rejects(backend.list!(), ({ code, retryAfter }: { code: string; retryAfter: number }) => {
      assert.equal(code, 'rate_limited');
      assert.ok(retryAfter > 55 && retryAfter <= 60);
      return true;
    });
  assert.equal(asked, 1);
});
