import { reportCounts } from './counts-file.mjs';

/**
 * @param {import('@web/test-runner').TestSuiteResult | undefined} suite
 * @returns {import('@web/test-runner').TestResult[]}
 */
const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/**
 * Counts each `it`, and each page that failed as a whole (a syntax error, say) as one failure.
 * @returns {import('@web/test-runner').Reporter}
 */
export function countsReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const tests = sessions.flatMap((session) => testsOf(session.testResults));
      const failedTests = tests.filter((test) => !test.skipped && !test.passed).length;
      const brokenPages = sessions.filter(
        (session) =>
          !session.passed && testsOf(session.testResults).every((test) => test.skipped || test.passed),
      ).length;
      reportCounts({
        passed: tests.filter((test) => !test.skipped && test.passed).length,
        failed: failedTests + brokenPages,
        skipped: tests.filter((test) => test.skipped).length,
      });
    },
  };
}
