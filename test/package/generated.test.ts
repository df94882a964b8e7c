/* What is made by a tool is what the tool makes now, twice the same. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { filesBelow } from '../../tools/lib/fresh.mjs';
import { decoratorsOf } from './support/decorators.js';
import { root } from '../../tools/lib/root.mjs';

const run = (cwd: string, ...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A name for each file's content. */
function fingerprints(at: string): Record<string, string> {
  const files = [...filesBelow('dist'), ...filesBelow('cdn')];
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(path.join(at, file)))
        .digest('hex'),
    ]),
  );
}

describe('generated files', () => {
  it('are fresh: the manifest and what is made from it', () => {
    run(root, 'tools/analyze.mjs', '--check');
  });

  it('are fresh: the names of providers', () => {
    run(root, 'tools/generate-providers.mjs', '--check');
  });
});

describe('the build', () => {
  it('is the same, byte for byte, in another folder', { timeout: 120_000 }, () => {
    const copy = mkdtempSync(path.join(tmpdir(), 'passkey-elements-build-'));
    try {
      const needed = [
        'src',
        'tools',
        'package.json',
        'tsconfig.json',
        'tsconfig.build.json',
        'vite.config.ts',
        'LICENSE',
      ];
      for (const name of needed) cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
      symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
      run(copy, 'tools/build.mjs');
      assert.deepEqual(fingerprints(copy), fingerprints(root));
    } finally {
      rmSync(copy, { recursive: true });
    }
  });

  it('leaves no decorator, no development code and no folder of this machine in cdn', () => {
    const scripts = filesBelow('cdn').filter((file) => file.endsWith('.js'));
    assert.ok(scripts.length > 0);
    for (const file of scripts) {
      const code = readFileSync(path.join(root, file), 'utf8');
      assert.deepEqual(decoratorsOf(code), [], `${file} has a decorator left`);
      assert.doesNotMatch(code, /Lit is in dev mode/, `${file} holds Lit's development build`);
      assert.ok(!code.includes(root), `${file} names a folder of this machine`);
    }
  });
});
