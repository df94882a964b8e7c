/* What the tests of the elements need in every engine. */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { fileURLToPath } from 'node:url';
import { relyingParty } from './test/support/server/relying-party-plugin.mjs';
import { countsReporter } from './tools/reporters/browser-counts.mjs';

const party = relyingParty();

/** A page in English, so that what a test reads does not depend on the machine. @param {string} framework */
const page = (framework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Test</title></head>
  <body><script type="module" src="${framework}"></script></body>
</html>`;

/** @satisfies {import('@web/test-runner').TestRunnerConfig} */
export const shared = {
  files: 'test/**/*.browser.ts',
  concurrency: 2,
  // The published code's condition; `development` would print Lit's warnings on every page.
  nodeResolve: { exportConditions: ['production'] },
  middleware: [party.middleware],
  plugins: [
    esbuildPlugin({
      ts: true,
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
      target: 'auto',
    }),
    party.plugin,
  ],
  reporters: [defaultReporter(), countsReporter()],
  testFramework: { config: { timeout: '10000' } },
  testRunnerHtml: page,
  testsFinishTimeout: 180_000,
};
