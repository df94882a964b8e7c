/* The same tests in Firefox. What it lacks is skipped where it shows: test/support/engine.ts. */
import { firefox } from './test/support/server/firefox/launcher.mjs';
import { shared } from './test/support/server/pages.mjs';
import { endAfter } from './tools/engines/background.mjs';

endAfter(900);

const { launcher, plugin } = firefox();

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  ...shared,
  browsers: [launcher],
  plugins: [...shared.plugins, plugin],
  browserStartTimeout: 90_000,
};
