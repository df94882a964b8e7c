import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/root.mjs';
import { runScript } from '../lib/run.mjs';

/** Checks whose words are worth reading when they pass. */
const TALKATIVE = ['check:size'];

/** Every `check:*` of package.json. @returns {string[]} */
function checkNames() {
  /** @type {{ scripts: Record<string, string> }} */
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return Object.keys(scripts).filter((name) => name.startsWith('check:'));
}

/** @param {string} name */
async function runCheck(name) {
  const started = performance.now();
  const { code, output } = await runScript(name, { quiet: true });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✔' : '✖'} ${name} (${seconds} s)`);
  if (code !== 0 || TALKATIVE.includes(name)) console.log(output.trimEnd().replace(/^/gm, '    '));
  return { name, passed: code === 0 };
}

/**
 * Runs what is in the queue, so many at a time.
 * @param {string[]} names
 * @param {number} lanes
 */
async function runAll(names, lanes) {
  const queue = [...names];
  /** @type {{ name: string, passed: boolean }[]} */
  const done = [];
  const lane = async () => {
    for (let name = queue.shift(); name; name = queue.shift()) done.push(await runCheck(name));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}

/**
 * The build, then every check, two at a time. Each counts as one.
 * @returns {Promise<import('./counts.mjs').Result>}
 */
export async function checksSuite() {
  const results = [await runCheck('build'), ...(await runAll(checkNames(), 2))];
  const failed = results.filter((result) => !result.passed);
  return {
    name: 'checks',
    passed: results.length - failed.length,
    failed: failed.length,
    skipped: 0,
    problems: failed.map((result) => result.name),
  };
}
