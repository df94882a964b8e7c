/**
 * @typedef {import('../reporters/counts-file.mjs').Counts} Counts
 * @typedef {Counts & { name: string, problems: string[], notes?: string[] }} Result
 */

/**
 * The result of a runner that wrote its counts to a file. A runner that failed without a failed test (it crashed, or
 * found nothing to run) counts as one failure, so that silence is never success.
 * @param {string} name
 * @param {number} code
 * @param {Counts | undefined} counts
 * @returns {Result}
 */
export function judge(name, code, counts) {
  const result = {
    name,
    passed: 0,
    failed: 0,
    skipped: 0,
    problems: /** @type {string[]} */ ([]),
    ...counts,
  };
  if (result.passed + result.failed + result.skipped === 0) result.problems.push(`${name}: no test ran`);
  else if (code !== 0 && result.failed === 0)
    result.problems.push(`${name}: the runner ended with code ${code}`);
  if (result.failed === 0) result.failed = result.problems.length;
  return result;
}
