import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { loadProviderNames, nameLoader } from '../../src/providers/provider-name.js';

const tsv = readFileSync(new URL('../../tools/data/aaguid-names.tsv', import.meta.url), 'utf8');
const rows = tsv
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [string, string, string]);

const A = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa';
const B = 'bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb';
const C = 'cccccccc-cccc-cccc-cccc-cccccccccccc';
const table = {
  providerNames: 'Ann\n\nCat',
  providerIds: [A, B, C].join('').replaceAll('-', ''),
};

describe('the built-in names', () => {
  it('have every row of the data, in either letter case', async () => {
    const nameOf = await loadProviderNames();
    assert.ok(rows.length > 300);
    for (const [aaguid, name] of rows) {
      assert.equal(nameOf(aaguid), name.trim());
      assert.equal(nameOf(aaguid.toUpperCase()), name.trim());
    }
  });

  it('have nothing for the all-zero AAGUID, strangers and junk', async () => {
    const nameOf = await loadProviderNames();
    const strangers = ['00000000-0000-0000-0000-000000000000', A, '', 'd548826e', '__proto__', 'toString'];
    for (const aaguid of strangers) assert.equal(nameOf(aaguid), undefined);
    assert.equal(nameOf(undefined as unknown as string), undefined);
  });

  it('do not match across two neighbouring ids', async () => {
    const nameOf = await nameLoader(() => Promise.resolve(table))();
    assert.equal(nameOf(`${'a'.repeat(16)}${'b'.repeat(16)}`), undefined);
  });
});

describe('nameLoader', () => {
  it('takes an empty line for the name above again', async () => {
    const nameOf = await nameLoader(() => Promise.resolve(table))();
    assert.deepEqual([A, B, C].map(nameOf), ['Ann', 'Ann', 'Cat']);
  });

  it('loads once, for callers at the same time and later ones', async () => {
    let loads = 0;
    const load = nameLoader(() => Promise.resolve(table).finally(() => loads++));
    const [first, second] = await Promise.all([load(), load()]);
    assert.equal(first, second);
    assert.equal(await load(), first);
    assert.equal(loads, 1);
  });

  it('knows nothing after a failed load, and tries again next time', async () => {
    let loads = 0;
    const load = nameLoader(() => (loads++ ? Promise.resolve(table) : Promise.reject(new Error('offline'))));
    assert.equal((await load())(A), undefined);
    assert.equal((await load())(A), 'Ann');
    assert.equal(loads, 2);
  });

  it('takes a loader that throws, or gives junk, for a failed load', async () => {
    const throwing = nameLoader(() => {
      throw new Error('no such chunk');
    });
    assert.equal((await throwing())(A), undefined);
    const junk = nameLoader(() => Promise.resolve({} as typeof table));
    assert.equal((await junk())(A), undefined);
  });
});
