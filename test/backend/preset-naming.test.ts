/* When a preset sends the name of a new passkey, and which. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import type { Capabilities } from '../../src/backend/capabilities.js';
import type { RegisterBeginInput } from '../../src/backend/backend.js';
import { definePreset } from '../../src/backend/preset.js';
import type { RegistrationResponseJSON } from '../../src/model/webauthn-json.js';

const credential = { id: 'AA', rawId: 'AA', type: 'public-key' } as RegistrationResponseJSON;

/** What begin and complete were sent with these capabilities. */
async function sent(
  capabilities: Partial<Capabilities>,
  suggestName?: RegisterBeginInput['suggestName'],
  name?: string,
): Promise<[begin: unknown, complete: unknown]> {
  const bodies: unknown[] = [];
  const preset = definePreset({
    name: 'mine',
    title: 'Mine',
    base: '/mine',
    capabilities: {
      naming: 'finish',
      lastPasskey: 'unknown',
      stepUp: 'none',
      fields: ['id'],
      ...capabilities,
    },
    operations: {
      registerBegin: { endpoint: 'POST {base}/begin' },
      registerComplete: { endpoint: 'POST {base}/complete' },
    },
  });
  const backend = presetBackend(preset, {
    fetch: async (_, init) => {
      bodies.push(JSON.parse(init?.body as string));
      return Response.json({ id: '1', options: { challenge: 'AA' } });
    },
  });
  await backend.registerBegin?.({ attachment: 'platform', ...(suggestName && { suggestName }) });
  await backend.registerComplete?.({ credential, ...(name !== undefined && { name }) });
  return bodies as [unknown, unknown];
}

const begun = { attachment: 'platform' };
const suggests = (name: string | undefined) => async () => name;

describe('a preset that names at begin', () => {
  it('asks for a name then, and sends none with the credential', async () => {
    assert.deepEqual(await sent({ naming: 'begin' }, suggests('Mac'), 'Other'), [
      { ...begun, name: 'Mac' },
      { credential },
    ]);
  });

  it('sends none where there is none', async () => {
    for (const suggest of [undefined, suggests(undefined), () => Promise.reject(new Error('no table'))])
      assert.deepEqual(await sent({ naming: 'begin' }, suggest), [begun, { credential }]);
  });

  it('sends one all the same where there must be one', async () => {
    const [begin] = await sent({ naming: 'begin', nameRequired: true }, suggests(undefined));
    assert.deepEqual(begin, { ...begun, name: 'Passkey' });
  });

  it('cuts one that is too long, and not through the middle of a character', async () => {
    const [begin] = await sent({ naming: 'begin', nameLongest: 4 }, suggests('Mac🔑'));
    assert.deepEqual(begin, { ...begun, name: 'Mac' });
  });
});

describe('a preset that names', () => {
  const asked = () => {
    throw new Error('It was asked for a name.');
  };

  it('at finish, sends the name with the credential', async () => {
    assert.deepEqual(await sent({ naming: 'finish' }, asked, 'Mac'), [begun, { credential, name: 'Mac' }]);
  });

  for (const naming of ['rename', 'server'] as const) {
    it(`by ${naming}, sends it with neither`, async () => {
      assert.deepEqual(await sent({ naming, nameRequired: true }, asked, 'Mac'), [begun, { credential }]);
    });
  }
});
