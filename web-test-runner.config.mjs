import { playwrightLauncher } from '@web/test-runner-playwright';
import { ariaPlugin } from './test/support/server/aria-plugin.mjs';
import { shared } from './test/support/server/pages.mjs';
import { webauthnPlugin } from './test/support/server/webauthn-plugin.mjs';
import { launchOptions } from './tools/browser.mjs';

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  ...shared,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: launchOptions(),
      // A visitor of its own for each file: no cookie or virtual authenticator of another.
      createBrowserContext: ({ browser }) => browser.newContext({ locale: 'en-US', timezoneId: 'UTC' }),
    }),
  ],
  plugins: [...shared.plugins, webauthnPlugin(), ariaPlugin()],
};
