import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const GENERATOR = 'tools/generate-providers.mjs';
const DATA = 'tools/data/aaguid-names.tsv';
const OUTPUT = 'src/providers/provider-names.generated.ts';

function run(directory: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(directory, GENERATOR), ...args], { encoding: 'utf8' });
}

describe('tools/generate-providers.mjs', () => {
  let copy: string;

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'generate-providers-'));
    mkdirSync(join(copy, 'src/providers'), { recursive: true });
    for (const path of [GENERATOR, DATA, OUTPUT]) cpSync(join(root, path), join(copy, path));
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  it('finds the committed file fresh', () => {
    const { status, stderr } = run(root, '--check');
    assert.equal(stderr, '');
    assert.equal(status, 0);
  });

  it('writes the same file whatever the order of the data', () => {
    const [header, ...rows] = readFileSync(join(copy, DATA), 'utf8').trimEnd().split('\n');
    writeFileSync(join(copy, DATA), [header, ...rows.reverse()].join('\n'));
    assert.equal(run(copy).status, 0);
    assert.equal(readFileSync(join(copy, OUTPUT), 'utf8'), readFileSync(join(root, OUTPUT), 'utf8'));
  });

  it('says what to do when the file is stale or missing, and changes nothing', () => {
    appendFileSync(join(copy, OUTPUT), '// edited by hand\n');
    const stale = run(copy, '--check');
    assert.equal(stale.status, 1);
    assert.match(stale.stderr, /does not match its data\. Run: node tools\/generate-providers\.mjs/);
    assert.match(readFileSync(join(copy, OUTPUT), 'utf8'), /edited by hand/);

    rmSync(join(copy, OUTPUT));
    assert.equal(run(copy, '--check').status, 1);
    assert.equal(run(copy).status, 0);
    assert.equal(run(copy, '--check').status, 0);
  });

  it('puts the mainstream first, each name once', () => {
    const [, names = ''] = /`([^`]*)`/.exec(readFileSync(join(copy, OUTPUT), 'utf8')) ?? [];
    const lines = names.split('\n').filter(Boolean);
    assert.deepEqual(lines.slice(0, 3), [
      'Google Password Manager',
      'Apple Passwords',
      'iCloud Keychain (Managed)',
    ]);
    assert.equal(new Set(lines).size, lines.length);
  });

  const id = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa';
  const BAD_ROWS: [string, string][] = [
    ['code in a name', `${id}\t\${process.exit()}\tprovider`],
    ['a backtick in a name', `${id}\t\`;alert(1)//\tprovider`],
    ['no name', `${id}\t \tprovider`],
    ['an unknown kind', `${id}\tAnn\tfriend`],
    ['a broken id', `aaaa\tAnn\tprovider`],
    ['a fourth column', `${id}\tAnn\tprovider\tx`],
    ['an id that stands there already', 'D548826E-79B4-DB40-A3D8-11116F7E8349\tAnn\tprovider'],
  ];
  for (const [what, row] of BAD_ROWS) {
    it(`refuses data with ${what}`, () => {
      appendFileSync(join(copy, DATA), `${row}\n`);
      const { status, stderr } = run(copy);
      assert.equal(status, 1);
      assert.match(stderr, /^Cannot make the provider names/);
      assert.equal(readFileSync(join(copy, OUTPUT), 'utf8'), readFileSync(join(root, OUTPUT), 'utf8'));
    });
  }

  it('refuses data that lost a mainstream provider', () => {
    const kept = readFileSync(join(copy, DATA), 'utf8').replace(/^.*\tBitwarden\t.*\n/m, '');
    writeFileSync(join(copy, DATA), kept);
    assert.match(run(copy).stderr, /mainstream providers are missing: Bitwarden/);
  });
});
