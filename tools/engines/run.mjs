/*
 * npm run test:firefox, npm run test:webkit: the elements in an engine other than Chromium. Alone on the last line:
 * `N passed, N failed, N skipped`; where the engine is not there, a line before it says how to get it.
 */
import { fileURLToPath } from 'node:url';
import { countedRun } from '../suites/counted-run.mjs';
import { reasonToSkip } from './programs.mjs';

const suites = {
  firefox: new URL('../../test/engines/firefox.engine.ts', import.meta.url),
  webkit: new URL('../../test/engines/webkit.engine.ts', import.meta.url),
};

/** @param {string | undefined} name @returns {name is keyof typeof suites} */
const isEngine = (name) => name !== undefined && Object.hasOwn(suites, name);

const name = process.argv[2];
if (!isEngine(name)) throw new Error(`Name one of these engines: ${Object.keys(suites).join(', ')}`);

const reason = reasonToSkip(name);
if (reason) console.log(reason);
const { passed, failed, skipped, problems } = await countedRun(name, [
  '--import',
  'tsx',
  '--test',
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  '--test-reporter=./tools/reporters/node-counts.mjs',
  '--test-reporter-destination=stderr',
  fileURLToPath(suites[name]),
]);
for (const problem of problems) console.log(`✖ ${problem}`);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 ? 0 : 1;
