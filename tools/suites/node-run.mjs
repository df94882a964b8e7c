import { countedRun } from './counted-run.mjs';

/**
 * Files of node:test, each in a process of its own, two at a time.
 * @param {string} name
 * @param {readonly string[]} files
 * @param {readonly string[]} [flags] Of `node --test`.
 */
export function nodeRun(name, files, flags = []) {
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./tools/reporters/node-counts.mjs',
    '--test-reporter-destination=stderr',
  ];
  const runner = ['--import', 'tsx', '--test', '--test-concurrency=2'];
  return countedRun(name, [...runner, ...reporters, ...flags, ...files]);
}
