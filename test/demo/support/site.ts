/* The demo site and a browser, for the tests of a file. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright';
import { launchOptions } from '../../../tools/browser.mjs';
import { build } from '../../../tools/build.mjs';
import { startDemo } from '../../../tools/lib/demo-visit.mjs';

/** Milliseconds, for a machine that does much else. */
const PATIENCE = 30_000;

/** @param env what the server's environment has, asked when it starts */
export function useSite(env: () => Record<string, string> = () => ({})) {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  let browser: Browser;
  let started: Promise<void>;

  async function start(): Promise<void> {
    assert.ok(await build(['cdn'], { ifStale: true }));
    demo = await startDemo(env());
    browser = await chromium.launch(launchOptions());
  }

  // Hooks of a whole file do not wait for each other.
  before(() => (started = start()));
  after(async () => {
    await browser.close();
    await demo.stop();
  });

  return {
    /** Where the demo is now. */
    origin: (): string => demo.origin,
    /** A browser that knows nothing yet. */
    async open(options: BrowserContextOptions = {}): Promise<BrowserContext> {
      await started;
      const context = await browser.newContext({ baseURL: demo.origin, locale: 'en-GB', ...options });
      context.setDefaultTimeout(PATIENCE);
      return context;
    },
    /** Stops the server and starts it again, at another port. */
    async restart(more: Record<string, string>): Promise<void> {
      await demo.stop();
      demo = await startDemo({ ...env(), ...more });
    },
  };
}
