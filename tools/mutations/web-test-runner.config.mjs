/* The repository's own configuration, for files of copies, and with a reporter that tells the verdict on each. */
import { writeFileSync } from 'node:fs';
import { root } from '../lib/root.mjs';
import base from '../../web-test-runner.config.mjs';

/** @typedef {import('@web/test-runner').TestSuiteResult} Suite */

/** @param {Suite | undefined} suite @param {string} [within] @returns {string[]} */
const redIn = (suite, within = '') =>
  suite
    ? [
        ...suite.tests
          .filter(({ passed, skipped }) => !passed && !skipped)
          .map(({ name }) => `${within}${name}`),
        ...suite.suites.flatMap((inner) => redIn(inner, `${within}${inner.name} > `)),
      ]
    : [];

/** @type {import('@web/test-runner').Reporter} */
const verdicts = {
  onTestRunFinished({ sessions }) {
    const told = sessions.map(({ testFile, passed, testResults, errors }) => {
      const because = redIn(testResults)[0] ?? errors[0]?.message ?? 'the page as a whole failed';
      return [testFile, { passed: passed ?? false, because: passed ? '' : because }];
    });
    writeFileSync(process.env['MUTATION_RESULTS'] ?? '', JSON.stringify(Object.fromEntries(told)));
  },
};

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  ...base,
  rootDir: root,
  files: JSON.parse(process.env['MUTATION_FILES'] ?? '[]'),
  reporters: [verdicts],
  testFramework: { config: { timeout: '10000', bail: true } },
};
