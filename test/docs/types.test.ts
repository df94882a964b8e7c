/* The TypeScript of the pages compiles against the built types of the package, as in the project of a reader. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import ts from 'typescript';
import { build } from '../../tools/build.mjs';
import { complaintsAbout } from '../support/compiler.js';
import { snippets, type Snippet } from './support/snippets.js';

const STAND_INS = 'test/docs/support/stand-ins.d.ts';

/** Where the tags of a snippet come from; by default where React has them. */
const jsxSource = ({ kind }: Snippet): string => (kind === 'tsx solid' ? 'solid-js' : 'react');

/** A test for the browser names its neighbours by relative paths. */
const folderOf = ({ kind }: Snippet): string =>
  kind === 'ts browser-test' ? 'test/elements/passkey-login' : 'test/docs';

/** A file that seems to lie where the tests of the pages do. */
const fileOf = (snippet: Snippet, index: number): string =>
  `${folderOf(snippet)}/snippet-${String(index)}.${snippet.kind.startsWith('tsx') ? 'tsx' : 'ts'}`;

const textOf = ({ code, kind }: Snippet): string =>
  `${kind.startsWith('tsx') ? "import type {} from 'passkey-elements/jsx';\n" : ''}${code}\nexport {};\n`;

/** What the compiler says of each snippet. */
function complaintsAboutAll(all: readonly Snippet[], jsxImportSource = 'react'): string[][] {
  const files = Object.fromEntries(all.map((snippet, index) => [fileOf(snippet, index), textOf(snippet)]));
  const jsx = ts.JsxEmit.ReactJSX;
  const options = { types: ['mocha'], experimentalDecorators: true, jsx, jsxImportSource };
  return complaintsAbout(files, { options, besides: [STAND_INS] });
}

before(async () => {
  assert.ok(await build(['dist'], { ifStale: true }));
});

describe('the types of snippets', () => {
  for (const source of ['react', 'solid-js']) {
    const all = snippets.filter((snippet) => /^tsx?\b/.test(snippet.kind) && jsxSource(snippet) === source);

    it(`are right, with the tags of ${source}`, () => {
      assert.ok(all.length > 0);
      const complaints = complaintsAboutAll(all, source).map((found, index) => [all[index]?.where, ...found]);
      assert.deepEqual(
        complaints.filter(({ length }) => length > 1),
        [],
      );
    });
  }

  it('are really looked at', () => {
    const wrong = [
      ['ts', "import 'passkey-elements/define'; document.createElement('passkey-login').mode = 'password';"],
      ['tsx react', 'export const a = <passkey-logout />;'],
      ['tsx react', 'export const a = <passkey-manager max="many" />;'],
      ['ts angular', "import { Component } from '@angular/core'; Component({});"],
    ].map(([kind = '', code = '']) => ({ where: '', kind, code }));
    assert.deepEqual(
      complaintsAboutAll(wrong).map(({ length }) => length),
      [1, 1, 1, 1],
    );
  });
});
