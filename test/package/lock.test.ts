/* The lock file serves every machine, not only the one that wrote it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../tools/lib/root.mjs';

interface Locked {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const names = new Set(Object.keys(lock.packages).map((at) => at.replace(/^.*node_modules\//, '')));

describe('package-lock.json', () => {
  it('has the binaries of every platform, without which `npm ci` refuses it', () => {
    const missing = Object.values(lock.packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !names.has(name));
    assert.deepEqual(missing, []);
  });

  it('records no address of a registry, so that everybody uses their own', () => {
    const addresses = Object.values(lock.packages).flatMap(({ resolved }) => resolved ?? []);
    assert.deepEqual(addresses, []);
  });
});
