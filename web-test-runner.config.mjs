import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { fileURLToPath } from 'node:url';
import { ariaPlugin } from './test/support/server/aria-plugin.mjs';
import { relyingParty } from './test/support/server/relying-party-plugin.mjs';
import { webauthnPlugin } from './test/support/server/webauthn-plugin.mjs';
import { launchOptions } from './tools/browser.mjs';
import { countsReporter } from './tools/reporters/browser-counts.mjs';

const party = relyingParty();

/** A page in English, so that what a test reads does not depend on the machine. @param {string} framework */
const page = (framework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Test</title></head>
  <body><script type="module" src="${framework}"></script></body>
</html>`;

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: 'test/**/*.browser.ts',
  concurrency: 2,
  // The published code's condition; `development` would print Lit's warnings on every page.
  nodeResolve: { exportConditions: ['production'] },
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: launchOptions(),
      // A visitor of its own for each file: no cookie or virtual authenticator of another.
      createBrowserContext: ({ browser }) => browser.newContext({ locale: 'en-US', timezoneId: 'UTC' }),
    }),
  ],
  middleware: [party.middleware],
  plugins: [
    esbuildPlugin({
      ts: true,
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
      target: 'auto',
    }),
    webauthnPlugin(),
    ariaPlugin(),
    party.plugin,
  ],
  reporters: [defaultReporter(), countsReporter()],
  testFramework: { config: { timeout: '10000' } },
  testRunnerHtml: page,
  testsFinishTimeout: 180_000,
};
