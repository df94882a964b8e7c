/* The TypeScript of the pages compiles against the built types of the package, as in the project of a reader. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import ts from 'typescript';
import { build } from '../../tools/build.mjs';
import { root } from '../../tools/lib/root.mjs';
import { snippets, type Snippet } from './support/snippets.js';

const STAND_INS = path.join(root, 'test/docs/support/stand-ins.d.ts');

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['mocha'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  noEmit: true,
  jsx: ts.JsxEmit.ReactJSX,
};

/** Where the tags of a snippet come from; by default where React has them. */
const jsxSource = ({ kind }: Snippet): string => (kind === 'tsx solid' ? 'solid-js' : 'react');

/** A test for the browser names its neighbours by relative paths. */
const folderOf = ({ kind }: Snippet): string =>
  kind === 'ts browser-test' ? 'test/elements/passkey-login' : 'test/docs';

/** A file that seems to lie where the tests of the pages do. */
const fileOf = (snippet: Snippet, index: number): string =>
  path.join(
    root,
    folderOf(snippet),
    `snippet-${String(index)}.${snippet.kind.startsWith('tsx') ? 'tsx' : 'ts'}`,
  );

const textOf = ({ code, kind }: Snippet): string =>
  `${kind.startsWith('tsx') ? "import type {} from 'passkey-elements/jsx';\n" : ''}${code}\nexport {};\n`;

/** What the compiler says of each snippet, in one go. */
function complaintsAbout(all: readonly Snippet[], jsxImportSource = 'react'): string[][] {
  const texts = new Map(all.map((snippet, index) => [fileOf(snippet, index), textOf(snippet)]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = texts.get(name);
    return text === undefined
      ? getSourceFile(name, language, ...rest)
      : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram([...texts.keys(), STAND_INS], { ...options, jsxImportSource }, host);
  return [...texts.keys()].map((name) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  );
}

before(async () => {
  assert.ok(await build(['dist'], { ifStale: true }));
});

describe('the types of snippets', () => {
  for (const source of ['react', 'solid-js']) {
    const all = snippets.filter((snippet) => /^tsx?\b/.test(snippet.kind) && jsxSource(snippet) === source);

    it(`are right, with the tags of ${source}`, () => {
      assert.ok(all.length > 0);
      const complaints = complaintsAbout(all, source).map((found, index) => [all[index]?.where, ...found]);
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
      complaintsAbout(wrong).map(({ length }) => length),
      [1, 1, 1, 1],
    );
  });
});
