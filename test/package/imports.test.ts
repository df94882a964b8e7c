/* The house rules of the imports, read from the sources themselves: lint can be disabled by a comment, this cannot. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { elementFolders, layers, topModules } from '../../tools/layers.mjs';
import { filesBelow } from '../../tools/lib/fresh.mjs';
import { root } from '../../tools/lib/root.mjs';

const sources = filesBelow('src').filter((file) => file.endsWith('.ts'));

interface Import {
  from: string;
  to: string;
}

/** Every specifier of a file: static, re-exported, dynamic or only a type. */
function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, file), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => ({
    from: file,
    to: fileName.startsWith('.') ? path.posix.join(path.posix.dirname(file), fileName) : fileName,
  }));
}

const imports = sources.flatMap(importsOf);
const inside = imports.filter(({ to }) => to.startsWith('src/'));
const layerOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(file)?.[1];
const elementOf = (file: string): string | undefined => /^src\/elements\/(passkey-[^/]+)\//.exec(file)?.[1];
const show = ({ from, to }: Import): string => `${from} → ${to}`;

/** All that break a rule, so that one run shows them all. */
function assertNone(breaking: Import[]): void {
  assert.deepEqual(breaking.map(show), []);
}

describe('the direction of imports', () => {
  it('is about every source', () => {
    assert.ok(imports.length > 50, `only ${String(imports.length)} imports found`);
    const folders = new Set(sources.flatMap((file) => layerOf(file) ?? []));
    assert.deepEqual([...folders].sort(), Object.keys(layers).sort());
  });

  it('goes one way: define → elements → flows → { webauthn, backend } → model', () => {
    assertNone(
      inside.filter(({ from, to }) => {
        const [here, there] = [layerOf(from), layerOf(to)];
        if (here === undefined || there === undefined || here === there) return false;
        return !layers[here]?.uses.includes(there);
      }),
    );
  });

  it('never leads up to define.ts, index.ts or cdn.ts', () => {
    const top = new RegExp(`^src/(${topModules.join('|')})\\.js$`);
    const allowed = (from: string): boolean => from === 'src/cdn.ts';
    assertNone(inside.filter(({ from, to }) => top.test(to) && !allowed(from)));
  });

  it('registers elements only from define modules', () => {
    assertNone(
      inside.filter(({ from, to }) => /\/elements\/.*\/define\.js$/.test(to) && from !== 'src/define.ts'),
    );
  });

  it('keeps the elements apart', () => {
    assertNone(
      inside.filter(({ from, to }) => {
        const other = elementOf(to);
        return other !== undefined && layerOf(from) === 'elements' && elementOf(from) !== other;
      }),
    );
    assert.deepEqual(
      [...new Set(sources.flatMap((file) => elementOf(file) ?? []))].sort(),
      [...elementFolders].sort(),
    );
  });

  it('takes from packages only what the layer is for', () => {
    const outside = imports.filter(({ to }) => !to.startsWith('src/'));
    assertNone(
      outside.filter(({ from, to }) => {
        const allowed = layers[layerOf(from) ?? '']?.packages ?? [];
        return !allowed.some((name) => to === name || to.startsWith(`${name}/`));
      }),
    );
  });
});
