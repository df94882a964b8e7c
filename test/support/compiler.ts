/* What the TypeScript compiler says of files that are nowhere but in the documentation. */
import path from 'node:path';
import ts from 'typescript';
import { root } from '../../tools/lib/root.mjs';

const STRICT: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};

export interface Compiled {
  /** On top of the strict ones, which every file is held to. */
  readonly options?: ts.CompilerOptions;
  /** Files that are really there and compiled besides, by their paths from the root. */
  readonly besides?: readonly string[];
}

/** The complaints about each of some files that seem to lie at those paths from the root, in one go. */
export function complaintsAbout(
  files: Readonly<Record<string, string>>,
  { options, besides = [] }: Compiled = {},
): string[][] {
  const inRoot = (name: string): string => path.join(root, name);
  const texts = new Map(Object.entries(files).map(([name, text]) => [inRoot(name), text]));
  const all = { ...STRICT, ...options };
  const host = ts.createCompilerHost(all);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = texts.get(name);
    return text === undefined
      ? getSourceFile(name, language, ...rest)
      : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram([...texts.keys(), ...besides.map(inRoot)], all, host);
  return [...texts.keys()].map((name) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  );
}
