/* What git tracks is fit for everybody: no folder of one machine, no registry that only one network has. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../tools/lib/root.mjs';

const isRepository = existsSync(path.join(root, '.git'));
const tracked = isRepository
  ? execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
  : [];

/** Text files only, and not those that somebody has just deleted. */
function* texts(): Generator<[file: string, text: string]> {
  for (const file of tracked) {
    const absolute = path.join(root, file);
    if (!existsSync(absolute) || !statSync(absolute).isFile()) continue;
    const text = readFileSync(absolute, 'utf8');
    if (!text.includes('\0')) yield [file, text];
  }
}

const filesWith = (pattern: RegExp): string[] =>
  [...texts()].filter(([, text]) => pattern.test(text)).map(([file]) => file);

describe('what git tracks', { skip: !isRepository && 'not a git repository' }, () => {
  it('names no folder of one machine', () => {
    // Put together here, so that this file does not name them itself.
    const homes = ['Users', 'home', 'work', 'root'].map((name) => `/${name}/[A-Za-z.]`);
    const absolute = new RegExp(`(?:^|["'\`\\s(=])(?:${homes.join('|')})`, 'm');
    assert.deepEqual(filesWith(absolute), []);
  });

  it('names no package registry', () => {
    const registries = ['registry.npmjs', 'registry.yarnpkg', 'npm.pkg.github', 'artifactory', '/_proxy/'];
    assert.deepEqual(
      filesWith(new RegExp(registries.map((name) => name.replaceAll('.', '\\.')).join('|'))).filter(
        (file) => file !== 'test/package/tracked.test.ts',
      ),
      [],
    );
  });

  it('includes no build', () => {
    assert.deepEqual(
      tracked.filter((file) => /^(?:dist|cdn|node_modules|coverage)\//.test(file)),
      [],
    );
  });
});
