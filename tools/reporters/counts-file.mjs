import { writeFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Where `tools/test.mjs` wants to read how many tests there were, if it is what started the suite. */
const file = process.env['TEST_COUNTS_FILE'];

/** @param {Counts} counts */
export function reportCounts(counts) {
  if (file) writeFileSync(file, JSON.stringify(counts));
}
