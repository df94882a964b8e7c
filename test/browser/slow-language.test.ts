/* A language on a slow way: nobody waits for it without end, and it is put in when it comes at last. */
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page, type Route } from 'playwright';
import de from '../../src/i18n/locales/de.js';
import { launchOptions } from '../../tools/browser.mjs';
import { pageWith, startSite, type Site } from './support/site.js';

const LANGUAGE = '**/cdn/chunks/de-*.js';

describe('a language that comes late', { timeout: 120_000 }, () => {
  let site: Site;
  let browser: Browser;

  before(async () => {
    site = await startSite({
      '/german': pageWith('<main lang="de"><passkey-login base="/api/passkeys"></passkey-login></main>'),
    });
    browser = await chromium.launch(launchOptions());
  });

  after(async () => {
    await browser?.close();
    site?.stop();
  });

  /** The page, and the request for the language that nobody has answered yet. */
  async function open(): Promise<{ page: Page; asked: Route }> {
    const page = await browser.newPage({ baseURL: site.origin });
    const asked = new Promise<Route>((resolve) => void page.route(LANGUAGE, resolve));
    await page.goto('/german');
    return { page, asked: await asked };
  }

  it('is awaited for a while, then English is shown, and German as soon as it is here', async () => {
    const { page, asked } = await open();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    await asked.continue();
    await page.getByRole('button', { name: de.loginButton }).waitFor();
    await page.close();
  });

  it('leaves English there, and works, where it never comes', async () => {
    const { page, asked } = await open();
    await asked.abort();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    await page.close();
  });
});
