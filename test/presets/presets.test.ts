/* What holds for every preset without a browser: it is registered, documented, tried, and in the table. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { loadPreset, presetNames } from '../../src/backend/preset-registry.js';
import { ConfigurationError } from '../../src/backend/configuration-error.js';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { send } from '../../src/backend/http.js';
import { freshPage } from '../../tools/presets-table.mjs';
import { root } from '../../tools/lib/root.mjs';

const loaded = { send, ConfigurationError };
const files = readdirSync(path.join(root, 'src/backend/presets')).map((file) => file.replace(/\.ts$/, ''));

describe('the presets', () => {
  it('are all registered, under the names of their files', () => {
    assert.deepEqual([...presetNames].sort(), files.sort());
  });

  it('say which there are where there is none of a name', async () => {
    await assert.rejects(loadPreset('beter-auth', loaded), (error) => {
      assert.ok(error instanceof ConfigurationError);
      assert.equal(error.setting, 'preset');
      for (const name of presetNames) assert.match(error.message, new RegExp(name));
      return true;
    });
  });

  it('are in the table', async () => {
    assert.equal(await freshPage(), readFileSync(path.join(root, 'docs/presets/README.md'), 'utf8'));
  });

  for (const name of presetNames) {
    it(`${name} has its name, a page, and makes the methods of its operations`, async () => {
      const preset = await loadPreset(name, loaded);
      assert.equal(preset.name, name);
      assert.ok(existsSync(path.join(root, `docs/presets/${name}.md`)));
      const parameters = Object.fromEntries(Object.keys(preset.parameters ?? {}).map((key) => [key, 'x']));
      const { capabilities, ...backend } = presetBackend(preset, { base: '/b', parameters });
      assert.equal(capabilities, preset.capabilities);
      assert.deepEqual(Object.keys(backend).sort(), Object.keys(preset.operations).sort());
      for (const needed of capabilities?.needs ?? []) assert.ok(needed in backend, needed);
    });
  }
});
