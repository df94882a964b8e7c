import { pageRun } from './page-run.mjs';

/** The elements in Chromium. @param {string[]} args Files and further flags of Web Test Runner. */
export const browserSuite = (args) => pageRun('browser tests (Chromium)', 'web-test-runner.config.mjs', args);
