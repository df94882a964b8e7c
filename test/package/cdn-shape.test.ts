import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const cdn = fileURLToPath(new URL('../../cdn/', import.meta.url));
const chunks = readdirSync(path.join(cdn, 'chunks')).map((name) => ({
  name,
  code: readFileSync(path.join(cdn, 'chunks', name), 'utf8'),
}));

describe('the files for a script tag', () => {
  it('never load the entry again, which may have a query or be a redirect', () => {
    const again = chunks.filter(({ code }) => code.includes('passkey-elements.js'));
    assert.deepEqual(
      again.map(({ name }) => name),
      [],
    );
  });

  it('need two files for the first paint, and no third', () => {
    const entry = readFileSync(path.join(cdn, 'passkey-elements.js'), 'utf8');
    const needs = (code: string) => [...code.matchAll(/\bfrom\s*"([^"]+)"/g)].map(([, from]) => from);
    assert.match(needs(entry).join(), /^\.\/chunks\/core-[\w-]+\.js$/);
    const core = chunks.find(({ name }) => name.startsWith('core-'));
    assert.deepEqual(needs(core?.code ?? 'from "nowhere"'), []);
  });
});
