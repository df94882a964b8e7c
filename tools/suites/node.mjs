import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from '../build.mjs';
import { filesBelow } from '../lib/fresh.mjs';
import { root } from '../lib/root.mjs';
import { nodeRun } from './node-run.mjs';

/**
 * node:test over every `*.test.ts`, or over the files that are named. Node 20 takes no globs, so they are listed.
 * @param {string[]} args Files and further flags of `node --test`.
 */
export async function nodeSuite(args) {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const named = args.filter((arg) => !arg.startsWith('-'));
  const files = filesBelow('test').filter((file) => file.endsWith('.test.ts') && isNamed(file, named));
  // With no file, Node would look for tests of its own, and find tools/test.mjs.
  if (files.length === 0) throw new Error(`No *.test.ts below test/ has ${named.join(' or ')} in its path.`);
  // Once and before: two files that build at the same time take each other's files away.
  if (files.some((file) => looksAtBuild(file))) await build(undefined, { ifStale: true });
  return nodeRun('node tests', files, flags);
}

/**
 * @param {string} file
 * @param {string[]} named
 */
const isNamed = (file, named) => named.length === 0 || named.some((name) => file.includes(name));

/**
 * Whether a test looks at what is built: all of `test/package/` do, and who builds it where it is stale, be it by a
 * module of its support.
 * @param {string} file
 * @param {Set<string>} [seen]
 * @returns {boolean}
 */
function looksAtBuild(file, seen = new Set()) {
  if (seen.has(file)) return false;
  seen.add(file);
  if (file.startsWith('test/package/')) return true;
  const imported = importsOf(file);
  if (imported.includes('tools/build.mjs')) return true;
  return imported.some((one) => one.startsWith('test/') && looksAtBuild(one, seen));
}

/** What a file imports by a relative path, with the extension of the source. @param {string} file */
function importsOf(file) {
  const code = readFileSync(path.join(root, file), 'utf8');
  return [...code.matchAll(/(?:from|import) '(\.[^']+)'/g)].map(([, to = '']) =>
    path.posix.join(path.posix.dirname(file), to).replace(/\.js$/, '.ts'),
  );
}
