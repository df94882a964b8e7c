import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { binOf, run } from '../lib/run.mjs';

/** @typedef {import('./run.mjs').Trial} Trial */
/** @typedef {import('./run.mjs').Verdict} Verdict */

/**
 * Runs the test of each copy, all in one browser. A file stops at its first red test.
 * @param {Trial[]} trials
 * @returns {Promise<Map<Trial, Verdict>>}
 */
export async function runBrowserTests(trials) {
  if (trials.length === 0) return new Map();
  const folder = mkdtempSync(path.join(tmpdir(), 'passkey-elements-'));
  const results = path.join(folder, 'results.json');
  const fileOf = (/** @type {Trial} */ { folder: at, test }) => path.join(at, test);
  const config = path.join(import.meta.dirname, 'web-test-runner.config.mjs');
  await run(process.execPath, ['--import', 'tsx', binOf('@web/test-runner', 'wtr'), '--config', config], {
    env: { MUTATION_FILES: JSON.stringify(trials.map(fileOf)), MUTATION_RESULTS: results },
  });
  /** @type {Record<string, Verdict>} */
  const verdicts = JSON.parse(readFileSync(results, 'utf8'));
  rmSync(folder, { recursive: true });
  return new Map(
    trials.flatMap((trial) => {
      const verdict = verdicts[fileOf(trial)];
      return verdict ? [[trial, verdict]] : [];
    }),
  );
}
