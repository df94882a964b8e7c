/* The elements against real servers, one for each run: tools/suites/interop.mjs says which. */
import chromium from '../../web-test-runner.config.mjs';
import { realServer } from './support/interop-plugin.mjs';

const name = process.env['INTEROP'] ?? '';
const real = realServer(name);

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  ...chromium,
  files: `test/interop/${name}/*.interop.ts`,
  // First, because the demo's relying party takes whatever is below /api.
  middleware: [real.middleware, ...(chromium.middleware ?? [])],
  plugins: [real.plugin, ...(chromium.plugins ?? [])],
};
