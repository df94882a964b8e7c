/*
 * The snippets on the pages of the presets: markup names what there is, TypeScript and JavaScript compile. What a
 * page leaves to the app, and vendors' packages, are stand-ins; other languages are tried by test/interop, if at all.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { loadPreset, presetNames } from '../../src/backend/preset-registry.js';
import { ConfigurationError } from '../../src/backend/configuration-error.js';
import { send } from '../../src/backend/http.js';
import { build } from '../../tools/build.mjs';
import { complaintsAbout } from '../support/compiler.js';
import { problemsOf } from './support/markup.js';
import { presetSnippets, type Snippet } from './support/snippets.js';

const STAND_INS = 'test/docs/support/preset-stand-ins.d.ts';

/** The rest has a test of its own: the files of routes. */
const UNTRIED = [
  'php',
  'csharp',
  'java',
  'text',
  'ts administrator-routes.ts',
  'ts passkey-routes.ts',
  'ts server.ts',
];

const ofKind = (kind: string): readonly Snippet[] =>
  presetSnippets.filter((snippet) => snippet.kind === kind);

before(async () => {
  assert.ok(await build(['dist'], { ifStale: true }));
});

describe('the snippets of presets', () => {
  it('are of a kind that is tried', () => {
    const kinds = new Set(presetSnippets.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ['html', 'js', 'ts', ...UNTRIED].sort());
  });

  for (const { where, code } of ofKind('html')) {
    it(`${where} names what the elements have, and parameters of the preset`, async () => {
      const page = path.basename(where.replace(/:\d+$/, ''), '.md');
      const isPreset = (presetNames as readonly string[]).includes(page);
      const preset = isPreset ? await loadPreset(page, { send, ConfigurationError }) : undefined;
      const parameters = Object.keys(preset?.parameters ?? {});
      const data = parameters.map(
        (name) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      );
      assert.deepEqual(problemsOf(code, data), []);
      for (const [, name = ''] of code.matchAll(/preset="([^"]*)"/g))
        assert.equal(name, isPreset ? page : name);
    });
  }

  it('are looked at', () => {
    assert.deepEqual(problemsOf('<passkey-login presets="x" data-y="z"></passkey-login>', ['data-y']), [
      'passkey-login: no attribute presets',
    ]);
  });

  it('in TypeScript compile', () => {
    assert.deepEqual(complaints('ts'), []);
  });

  it('in JavaScript are free of mistakes in writing', () => {
    assert.deepEqual(complaints('js'), []);
  });
});

const CONFIGURE = "import { configurePasskeys } from 'passkey-elements';\n";

/** Every page begins with the same import, and does not say it each time. */
const imported = (code: string): string => (code.includes(CONFIGURE) ? code : `${CONFIGURE}${code}`);

/** What there is to say of those of one language, by page and line. */
function complaints(kind: 'ts' | 'js'): string[][] {
  const all = ofKind(kind);
  const files = Object.fromEntries(
    all.map(({ code }, index) => [
      `test/docs/preset-${String(index)}.${kind}`,
      `${imported(code)}\nexport {};\n`,
    ]),
  );
  const options = { types: ['node'], allowJs: true };
  const said = complaintsAbout(files, { options, besides: [STAND_INS] });
  return said.map((found, index) => [all[index]?.where ?? '', ...found]).filter(({ length }) => length > 1);
}
