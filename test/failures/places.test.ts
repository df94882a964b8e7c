/* Pages where passkeys cannot work, whatever anybody does: each says which, and what to do next. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Frame, type Page } from 'playwright';
import { launchOptions } from '../../tools/browser.mjs';
import { pageWith, startSite, type Site } from '../browser/support/site.js';

const login = pageWith(`<passkey-login base="/api/passkeys" no-autofill>
  <a slot="fallback" href="/password">Sign in with a password</a>
</passkey-login>`);
const DEVICE = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
} as const;
const SIGN_IN = 'Sign in with a passkey';
/** Known to nobody but this browser, and no secure context. */
const INSECURE = 'plain.example';

const MESSENGER =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 300.0';

describe('a page where passkeys cannot work', { timeout: 120_000 }, () => {
  let browser: Browser;
  let site: Site;
  let page: Page;

  before(async () => {
    site = await startSite({
      '/login': login,
      // Where the frame may call nothing, since the page around it does not say that it may.
      '/frame': `<!doctype html><html lang="en"><body><iframe id="inner"></iframe></body></html>`,
    });
    const { args, ...options } = launchOptions();
    browser = await chromium.launch({
      ...options,
      args: [...args, `--host-resolver-rules=MAP ${INSECURE} 127.0.0.1`],
    });
  });
  after(async () => {
    await browser.close();
    site.stop();
  });
  afterEach(() => page.context().close());

  const port = () => new URL(site.origin).port;

  async function open(url: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-US', ...options });
    context.setDefaultTimeout(8000);
    page = await context.newPage();
    await page.addInitScript(`
      globalThis.codes = [];
      addEventListener('passkey-failure', ({ detail }) => codes.push(detail.failure.code), true);
    `);
    await page.goto(url);
    return page;
  }
  const codes = (on: Page | Frame = page): Promise<string[]> => on.evaluate('globalThis.codes');

  /** What is said, and that there is still another way in. */
  async function tells(words: RegExp, on: Page | Frame = page): Promise<void> {
    await on.getByText(words).first().waitFor();
    await on.getByRole('link', { name: 'Sign in with a password' }).waitFor();
  }

  it('is insecure: it says so before anybody clicks, and has no button that could not work', async () => {
    await open(`http://${INSECURE}:${port()}/login`);
    await tells(
      /Passkeys need a secure connection\. +Open this page with an address that begins with https\./,
    );
    assert.equal(await page.getByRole('button').count(), 0);
  });

  it('is in a browser without the interface: likewise', async () => {
    await open('about:blank');
    await page.addInitScript('delete globalThis.PublicKeyCredential');
    await page.goto(`${site.origin}/login`);
    await tells(/This browser cannot use passkeys\. +Open this page in a current browser app/);
    assert.equal(await page.getByRole('button').count(), 0);
  });

  it('has an address that is no name of the site', async () => {
    await open(`http://127.0.0.1:${port()}/login`);
    // The server answers its own origin alone; what is asked for here is what the browser says to foreign options.
    await page.route('**/login/begin', async (route) => {
      const options = { challenge: 'AAAAAAAAAAAAAAAAAAAAAA', rpId: 'localhost' };
      await route.fulfill({ json: { options } });
    });
    await page.getByRole('button', { name: SIGN_IN }).click();
    await tells(/Passkeys do not work at this web address\./);
    assert.deepEqual(await codes(), ['rp_mismatch']);
  });

  it('is in a frame of another site that was not allowed to', async () => {
    await open(`http://127.0.0.1:${port()}/frame`);
    await page.evaluate((url) => (document.querySelector('iframe')!.src = url), `${site.origin}/login`);
    await page.frameLocator('iframe').getByRole('button', { name: SIGN_IN }).waitFor();
    const frame = page.frames().find((one) => one.url().startsWith(site.origin)) ?? page.mainFrame();
    await frame.getByRole('button', { name: SIGN_IN }).click();
    await tells(/This browser cannot use passkeys\./, frame);
    assert.deepEqual(await codes(frame), ['not_supported']);
  });

  it('is shown by an app that refuses every call', async () => {
    await open('about:blank', { userAgent: MESSENGER });
    await page.addInitScript(`
      navigator.credentials.get = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
    `);
    await page.goto(`${site.origin}/login`);
    await page.getByRole('button', { name: SIGN_IN }).click();
    await tells(/This browser cannot use passkeys\. +Open this page in a current browser app/);
    assert.deepEqual(await codes(), ['not_supported']);
  });

  it('is no reason to say so of a browser whose visitor closed the dialog quickly', async () => {
    await open('about:blank');
    await page.addInitScript(`
      navigator.credentials.get = () => Promise.reject(new DOMException('No.', 'NotAllowedError'));
    `);
    await page.goto(`${site.origin}/login`);
    const cancelled = page.evaluate(
      `new Promise((resolve) => addEventListener('passkey-cancel', () => resolve(true), true))`,
    );
    await page.getByRole('button', { name: SIGN_IN }).click();
    assert.equal(await cancelled, true);
    assert.deepEqual(await codes(), []);
  });

  it('is offline for a while: it says so, and works when the connection is back', async () => {
    await open('about:blank');
    // Options that came ahead are used for a ceremony, which without an authenticator would wait for a visitor.
    const client = await page.context().newCDPSession(page);
    await client.send('WebAuthn.enable');
    await client.send('WebAuthn.addVirtualAuthenticator', { options: DEVICE });
    await page.goto(`${site.origin}/login`);
    const button = page.getByRole('button', { name: SIGN_IN });
    // What a sign-in needs is there before the connection goes.
    const ahead = page.waitForResponse('**/login/begin');
    await button.hover();
    await ahead;
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    assert.equal(await page.evaluate('navigator.onLine'), false);
    const cancelled = page.evaluate(
      `new Promise((resolve) => addEventListener('passkey-cancel', () => resolve(true), true))`,
    );
    // It has no passkey, so that the one that was begun ahead ends as any that is refused.
    await button.click();
    assert.equal(await cancelled, true);
    await button.click();
    // The words for each failure come with the first one, so that here they are those for any.
    await tells(/Check your internet connection, then try again\./);
    assert.deepEqual(await codes(), ['network']);
    await page.context().setOffline(false);
    const asked = page.waitForResponse('**/login/begin');
    await button.click();
    assert.equal((await asked).status(), 200);
  });
});
