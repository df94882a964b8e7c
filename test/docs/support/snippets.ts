/* The fenced code of the documentation. Its first word says the language; what follows says how it is tried. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../tools/lib/root.mjs';

export interface Snippet {
  /** For a test's title: page and line. */
  readonly where: string;
  /** `ts run`, `html`, … */
  readonly kind: string;
  readonly code: string;
}

/** Every page for people. */
export const pages: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

export const readPage = (page: string): string => readFileSync(path.join(root, page), 'utf8');

/** The pages of the presets, whose snippets need more than a page of ours: presets.test.ts tries them. */
const presetPages = readdirSync(path.join(root, 'docs/presets')).map((name) => `docs/presets/${name}`);

function snippetsOf(page: string): Snippet[] {
  const text = readPage(page);
  return [...text.matchAll(/^```(\S.*)\n([^]*?)^```$/gm)].map(({ index, 1: kind = '', 2: code = '' }) => ({
    where: `${page}:${String(text.slice(0, index).split('\n').length)}`,
    kind: kind.trim(),
    code,
  }));
}

/** Everything between fences, on all pages but those of presets. */
export const snippets: readonly Snippet[] = pages.flatMap(snippetsOf);

export const presetSnippets: readonly Snippet[] = presetPages.flatMap(snippetsOf);

/** Which test tries which kind. A snippet of another kind is tried by nobody, and classified.test.ts says so. */
export const triedBy: Readonly<Record<string, string>> = {
  sh: 'classified.test.ts: each command exists',
  'json vscode': 'classified.test.ts: the file exists and ships',
  ts: 'types.test.ts',
  'ts run': 'types.test.ts and browser.test.ts',
  'ts vue-config': 'types.test.ts, against stand-ins for Vue and Vite',
  'ts angular': 'types.test.ts, against a stand-in for Angular; names.test.ts',
  'tsx react': 'types.test.ts',
  'tsx react-18': 'types.test.ts, against stand-ins for React and @lit/react',
  'tsx solid': 'types.test.ts',
  vue: 'names.test.ts',
  svelte: 'names.test.ts',
  'html angular': 'names.test.ts',
  html: 'names.test.ts and browser.test.ts',
  'html index.html': 'names.test.ts, browser.test.ts and smallest-server.test.ts',
  css: 'names.test.ts and browser.test.ts',
  http: 'browser.test.ts: the policy of its pages',
  'js server.mjs': 'smallest-server.test.ts',
  'ts browser-test': 'types.test.ts',
  text: 'nothing: it is no code',
};

export const ofKind = (...kinds: string[]): readonly Snippet[] =>
  snippets.filter(({ kind }) => kinds.includes(kind));

/** The one snippet of a kind. */
export function theOne(kind: string): Snippet {
  const [snippet, ...more] = ofKind(kind);
  if (!snippet || more.length > 0) throw new Error(`There must be one snippet "${kind}".`);
  return snippet;
}
