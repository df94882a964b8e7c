/*
 * npm run test:mutations [-- 7 8]: whether the tests of the rules of a ceremony notice when what keeps a rule is gone;
 * of all rules, or of those that are named. Each mutation is made in a copy of its own, never in place. All copies that
 * a browser tries are tried in one run of the runner, beside one that nothing was done to.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/root.mjs';
import { run } from '../lib/run.mjs';
import { mutated } from './apply.mjs';
import { runBrowserTests } from './browser-tests.mjs';
import { mutations } from './mutations.mjs';

/** @typedef {import('./mutations.mjs').Mutation} Mutation */
/** @typedef {{ folder: string, test: string, mutation?: Mutation }} Trial */
/** @typedef {{ passed: boolean, because: string }} Verdict */

const FOR_BROWSER = ['src', 'test'];
const FOR_NODE = [
  ...FOR_BROWSER,
  'demo',
  'tools',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vite.config.ts',
  'LICENSE',
];

const isBrowserTest = (/** @type {string} */ test) => test.endsWith('.browser.ts');

/**
 * A copy of what a test needs, with the mutation in it.
 * @param {string} folder
 * @param {string} test
 * @param {Mutation} [mutation]
 * @returns {Trial}
 */
function copy(folder, test, mutation) {
  for (const name of isBrowserTest(test) ? FOR_BROWSER : FOR_NODE)
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  // The builder asks for its tools beside itself.
  if (!isBrowserTest(test)) symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  if (mutation) writeFileSync(path.join(folder, mutation.file), mutated(mutation, root));
  return { folder, test, ...(mutation ? { mutation } : {}) };
}

/** @param {Trial} trial @returns {Promise<Verdict>} */
async function nodeVerdict({ folder, test }) {
  const args = ['--import', 'tsx', '--test', '--test-reporter=spec', test];
  const { code, output } = await run(process.execPath, args, { cwd: folder, quiet: true });
  return { passed: code === 0, because: /✖ (.*?)(?: \([\d.]+ms\))?$/m.exec(output)?.[1] ?? '' };
}

/** @param {Trial[]} trials @returns {Promise<Map<Trial, Verdict>>} */
async function judge(trials) {
  const verdicts = await runBrowserTests(trials.filter(({ test }) => isBrowserTest(test)));
  for (const trial of trials) if (!isBrowserTest(trial.test)) verdicts.set(trial, await nodeVerdict(trial));
  return verdicts;
}

/** @param {Trial} trial @param {Verdict | undefined} verdict @returns {boolean} Whether all is well. */
function tell({ mutation, test }, verdict) {
  const passed = verdict?.passed ?? false;
  const because = verdict?.because ?? 'it never ran';
  if (!mutation) {
    if (!passed) console.log(`✖ RED WITHOUT ANY MUTATION: ${test}: ${because}`);
    return passed;
  }
  const { rule, what, file } = mutation;
  if (!verdict || passed) console.log(`✖ rule ${rule}, ${what} (${file}): SURVIVED ${test}`);
  else console.log(`✔ rule ${rule}, ${what}: killed by "${because}"`);
  return Boolean(verdict) && !passed;
}

const rules = process.argv.slice(2).map(Number);
const chosen = mutations.filter(({ rule }) => rules.length === 0 || rules.includes(rule));
mkdirSync(path.join(root, '.tmp'), { recursive: true });
const home = mkdtempSync(path.join(root, '.tmp', 'mutations-'));
try {
  const tests = [...new Set(chosen.map(({ test }) => test))];
  const trials = [
    ...tests.map((test, index) => copy(path.join(home, `as-it-is-${index}`), test)),
    ...chosen.map((mutation, index) => copy(path.join(home, `mutant-${index}`), mutation.test, mutation)),
  ];
  const started = performance.now();
  const verdicts = await judge(trials);
  const bad = trials.filter((trial) => !tell(trial, verdicts.get(trial)));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`\n${chosen.length} mutations of ${mutations.length}, ${bad.length} to look at (${seconds} s)`);
  process.exitCode = bad.length === 0 && chosen.length > 0 ? 0 : 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}
