/*
 * npm run test:popup: the browser's real list of passkeys under a field, with real keys. It needs a screen, so
 * it is a suite of its own.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright';
import { launchOptions } from '../../tools/browser.mjs';
import { autofillArmed, autofillCalls, watchAutofill } from './support/autofill-calls.js';
import { startScreen, type Screen } from './support/screen.js';
import { pageWith, startSite, type Site } from './support/site.js';
import { visitorWithPasskey, type Visitor } from './support/visitor.js';

const login = (content: string): string =>
  pageWith(`<passkey-login base="/api/passkeys">${content}</passkey-login>`);

const files = {
  '/empty': '<!doctype html><html lang="en"><title>Empty</title><link rel="icon" href="data:," /></html>',
  '/own': login(''),
  '/slotted': login(
    '<input slot="identifier" name="name" aria-label="Name" autocomplete="username webauthn" />',
  ),
  '/labelled': login(
    '<label slot="identifier">E-mail <input type="email" name="email" autocomplete="username webauthn" /></label>',
  ),
  '/wrong': login(
    '<input slot="identifier" name="name" aria-label="Name" autocomplete="webauthn username" />',
  ),
};

describe("the browser's own list of passkeys", { timeout: 120_000 }, () => {
  let screen: Screen;
  let site: Site;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  before(async () => {
    screen = await startScreen();
    site = await startSite(files);
    const env = { ...(process.env as Record<string, string>), ...screen.env };
    const { args, ...options } = launchOptions();
    browser = await chromium.launch({
      ...options,
      args: [...args, '--ozone-platform=x11'],
      headless: false,
      env,
    });
  });

  after(async () => {
    await browser?.close();
    site?.stop();
    await screen?.stop();
  });

  afterEach(() => visitor?.leave());

  /** Clicks into the field, and says whether a list opened. */
  async function openList(path: string): Promise<boolean> {
    visitor = await visitorWithPasskey(browser, site);
    ({ page } = visitor);
    await visitor.useBrowserInterface();
    await watchAutofill(page);
    await page.goto(path);
    await autofillArmed(page, 1);
    const before = screen.windows();
    await page.getByRole('textbox').click();
    for (let tries = 0; tries < 20; tries++) {
      await page.waitForTimeout(100);
      if (screen.windows().some((window) => !before.includes(window))) return true;
    }
    return false;
  }

  for (const [path, what] of [
    ['/own', "the element's own field"],
    ['/slotted', "the site's field in the slot"],
    ['/labelled', "the site's field within a label in the slot"],
  ] as const) {
    it(`signs in with the passkey that was chosen from it: ${what}`, async () => {
      const before = site.signIns();
      assert.ok(await openList(path), 'The list opened');
      // The browser ignores keys that come in the first half second, in case they were meant for something else.
      await page.waitForTimeout(700);
      assert.equal(site.signIns(), before, 'Nothing is chosen by itself');
      screen.press('Down');
      await page.waitForTimeout(100);
      screen.press('Return');
      await page.locator('passkey-login:state(succeeded)').waitFor();
      assert.deepEqual(await autofillCalls(page), { armed: 1, waiting: 0, dialogs: 0 });
      assert.equal(site.signIns(), before + 1);
      assert.deepEqual(visitor.complaints, []);
    });
  }

  it('does not open where `webauthn` comes first', async () => {
    assert.equal(await openList('/wrong'), false);
    assert.equal((await autofillCalls(page)).waiting, 1);
  });
});
