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

interface Lock {
  packages: Record<string, Locked>;
}

const read = (file: string): Lock => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Lock;
const lock = read('package-lock.json');
const names = new Set(Object.keys(lock.packages).map((at) => at.replace(/^.*node_modules\//, '')));

describe('package-lock.json', () => {
  it('has the binaries of every platform, without which `npm ci` refuses it', () => {
    const missing = Object.values(lock.packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !names.has(name));
    assert.deepEqual(missing, []);
  });

  it('records no address of a registry, so that everybody uses their own', () => {
    const locks = [lock, read('test/interop/better-auth/package-lock.json')];
    const addresses = locks.flatMap(({ packages }) =>
      Object.values(packages).flatMap(({ resolved }) => resolved ?? []),
    );
    assert.deepEqual(addresses, []);
  });
});
