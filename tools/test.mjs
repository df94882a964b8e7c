/*
 * npm test: the checks, the node tests, the browser tests, the presets against real servers, and what other engines
 * and a screen show where they are here; at the end a summary, and alone on the last line `N passed, N failed, N skipped`.
 * `node tools/test.mjs node test/model` runs one suite, or some files of it.
 */
import { browserSuite } from './suites/browser.mjs';
import { checksSuite } from './suites/checks.mjs';
import { firefoxSuite, popupSuite, webkitSuite } from './suites/engines.mjs';
import { interopSuite } from './suites/interop.mjs';
import { nodeSuite } from './suites/node.mjs';

/** @typedef {import('./suites/counts.mjs').Result} Result */

/** @type {Readonly<Record<string, (args: string[]) => Promise<Result | Result[]>>>} */
const suites = {
  checks: checksSuite,
  node: nodeSuite,
  browser: browserSuite,
  interop: interopSuite,
  firefox: firefoxSuite,
  webkit: webkitSuite,
  popup: popupSuite,
};

/** @param {import('./suites/counts.mjs').Counts} counts */
const sentence = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** @param {Result[]} results */
function total(results) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of results) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/** @param {Result[]} results */
function summarize(results) {
  console.log('\nSummary');
  for (const result of results) {
    console.log(`  ${result.name}: ${sentence(result)}`);
    for (const note of result.notes ?? []) console.log(`    ${note}`);
    for (const problem of result.problems) console.log(`    ✖ ${problem}`);
  }
  const sum = total(results);
  console.log(`\n${sentence(sum)}`);
  return sum.failed === 0;
}

const [first, ...rest] = process.argv.slice(2);
const chosen = first === undefined ? Object.keys(suites) : [first];
/** @type {Result[]} */
const results = [];
for (const name of chosen) {
  const suite = suites[name];
  if (!suite) throw new Error(`There is no suite called ${name}: ${Object.keys(suites).join(', ')}`);
  console.log(`\n== ${name} ==`);
  results.push(...[await suite(rest)].flat());
}
process.exitCode = summarize(results) ? 0 : 1;
