/* The pages on which the elements are tested, in every engine. */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import path from 'node:path';
import { countsReporter } from '../../../tools/reporters/browser-counts.mjs';
import { root } from '../../../tools/lib/root.mjs';
import { relyingParty } from './relying-party-plugin.mjs';

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
      tsconfig: path.join(root, 'tsconfig.json'),
      target: 'auto',
    }),
    party.plugin,
  ],
  reporters: [defaultReporter(), countsReporter()],
  // What hangs ends; a machine that is busy with something else may stand still for many seconds.
  testFramework: { config: { timeout: '60000' } },
  testRunnerHtml: page,
  testsFinishTimeout: 600_000,
};
