/* The elements against real servers: test/interop. */
import { installed, isInstalled, recipes } from '../interop/install.mjs';
import { pageRun } from './page-run.mjs';

/** @typedef {import('./counts.mjs').Result} Result */

/**
 * Those that are named, installed where they are not there; without a name, those of every day and what somebody has
 * installed before.
 * @param {string[]} args Names, and flags of Web Test Runner.
 * @returns {Promise<Result[]>}
 */
export async function interopSuite(args) {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const named = args.filter((arg) => !arg.startsWith('-'));
  /** @type {Result[]} */
  const results = [];
  for (const name of named.length > 0 ? named.map(whole) : Object.keys(recipes)) {
    const wanted = named.length > 0 || recipes[name]?.everyday === true || isInstalled(name);
    results.push(
      wanted
        ? await against(name, flags)
        : skipped(name, `Skipped, for it is not installed: npm run test:interop -- ${name}`),
    );
  }
  return results;
}

/** `spring` is enough. @param {string} begun */
const whole = (begun) => Object.keys(recipes).find((name) => name.startsWith(begun)) ?? begun;

/**
 * @param {string} name
 * @param {string[]} flags
 */
async function against(name, flags) {
  const { skip, problem } = await installed(name);
  if (skip) return skipped(name, skip);
  if (problem) return { ...skipped(name), failed: 1, skipped: 0, problems: [problem] };
  const config = 'test/interop/web-test-runner.config.mjs';
  return pageRun(title(name), config, flags, { INTEROP: name });
}

/** @param {string} name */
const title = (name) => `against the real server (${name})`;

/**
 * @param {string} name
 * @param {string} [note]
 * @returns {Result}
 */
const skipped = (name, note) => ({
  name: title(name),
  passed: 0,
  failed: 0,
  skipped: 1,
  problems: [],
  notes: note ? [note] : [],
});
