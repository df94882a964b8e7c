import { build } from '../build.mjs';
import { filesBelow } from '../lib/fresh.mjs';
import { countedRun } from './counted-run.mjs';

/**
 * node:test over every `*.test.ts`, or over the files that are named. Node 20 takes no globs, so they are listed.
 * @param {string[]} args Files and further flags of `node --test`.
 */
export async function nodeSuite(args = []) {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const named = args.filter((arg) => !arg.startsWith('-'));
  const files = filesBelow('test').filter((file) => file.endsWith('.test.ts') && isNamed(file, named));
  // Those look at what is built; nobody else should have to wait for it.
  if (files.some((file) => file.startsWith('test/package/'))) await build(undefined, { ifStale: true });
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tools/reporters/node-counts.mjs',
    '--test-reporter-destination=stderr',
  ];
  return countedRun('node tests', [
    '--import',
    'tsx',
    '--test',
    '--test-concurrency=2',
    ...reporters,
    ...flags,
    ...files,
  ]);
}

/**
 * @param {string} file
 * @param {string[]} named
 */
const isNamed = (file, named) => named.length === 0 || named.some((name) => file.includes(name));
