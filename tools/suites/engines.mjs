/* What needs a program that not every machine has: it is skipped where that is not here, with a word. */
import { reasonToSkip } from '../engines/programs.mjs';
import { nodeRun } from './node-run.mjs';
import { pageRun } from './page-run.mjs';

/** @typedef {import('./counts.mjs').Result} Result */

/**
 * @param {string} name
 * @param {string} note
 * @returns {Result}
 */
const skipped = (name, note) => ({ name, passed: 0, failed: 0, skipped: 1, problems: [], notes: [note] });

/**
 * The elements in Firefox: its real ceremonies on the demo's pages, then the tests of the elements. Files that are
 * named are some of the latter.
 * @param {string[]} args
 * @returns {Promise<Result[]>}
 */
export async function firefoxSuite(args) {
  const reason = reasonToSkip('firefox');
  if (reason) return [skipped('Firefox', reason)];
  const pages = () => pageRun('browser tests (Firefox)', 'web-test-runner.firefox.config.mjs', args);
  if (args.length > 0) return [await pages()];
  const site = await nodeRun('demo in Firefox', ['test/engines/firefox.engine.ts']);
  const tests = await pages();
  const lack =
    'It has no Signal API, no immediate mode or conditional creation, no authenticator of this device and no readable accessibility tree: those tests run in Chromium alone.';
  return [site, { ...tests, notes: tests.skipped > 0 ? [lack] : [] }];
}

/** @param {string[]} flags @returns {Promise<Result>} */
export async function webkitSuite(flags) {
  const reason = reasonToSkip('webkit');
  return reason
    ? skipped('demo in WebKitGTK', reason)
    : nodeRun('demo in WebKitGTK', ['test/engines/webkit.engine.ts'], flags);
}

/**
 * The browser's own list of passkeys under a field, on a screen.
 * @param {string[]} flags
 * @returns {Promise<Result>}
 */
export async function popupSuite(flags) {
  const reason = reasonToSkip('popup');
  return reason
    ? skipped('autofill list (Chromium)', reason)
    : nodeRun('autofill list (Chromium)', ['test/browser/autofill-popup.ts'], flags);
}
