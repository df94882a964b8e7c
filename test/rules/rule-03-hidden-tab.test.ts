/* A challenge grows old while nobody looks at the tab; it is renewed when the tab is looked at again. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright';
import { launchOptions } from '../../tools/browser.mjs';
import { autofillArmed, watchAutofill } from '../browser/support/autofill-calls.js';
import { pageWith, startSite, type Site } from '../browser/support/site.js';
import { visitorWithPasskey, type Visitor } from '../browser/support/visitor.js';

/** Longer than any challenge is used. */
const LONG = 10 * 60_000;
const SHORT = 5_000;

describe('rule 3: a challenge is refreshed; in a tab that nobody looks at', { timeout: 60_000 }, () => {
  let site: Site;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;
  let asked: number;

  before(async () => {
    site = await startSite({
      '/empty': '<!doctype html><html lang="en"><title>Empty</title><link rel="icon" href="data:," /></html>',
      '/element': pageWith('<passkey-login base="/api/passkeys"></passkey-login>'),
    });
    browser = await chromium.launch(launchOptions());
  });

  after(async () => {
    await browser?.close();
    site?.stop();
  });

  beforeEach(async () => {
    visitor = await visitorWithPasskey(browser, site);
    ({ page } = visitor);
    await watchAutofill(page);
    await page.clock.install();
    asked = site.challenges.length;
    await page.goto('/element');
    await autofillArmed(page, 1);
    assert.equal(challenges().length, 1);
  });

  afterEach(() => visitor?.leave());

  const challenges = () => site.challenges.slice(asked);

  /** A headless browser shows every tab, so the page is told. */
  async function turn(state: DocumentVisibilityState): Promise<void> {
    await page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
    // What it sets off reaches the server meanwhile.
    await page.waitForTimeout(300);
  }

  it('asks for nothing while it is hidden, and for one fresh challenge when it is seen again', async () => {
    await turn('hidden');
    await page.clock.fastForward(LONG);
    await page.waitForTimeout(300);
    assert.equal(challenges().length, 1);

    await turn('visible');
    await autofillArmed(page, 2);
    const [first, second, ...more] = challenges();
    assert.ok(second);
    assert.notEqual(second, first);
    assert.deepEqual(more, []);
    assert.deepEqual(visitor.complaints, []);
  });

  it('keeps a challenge that is still young', async () => {
    await turn('hidden');
    await page.clock.fastForward(SHORT);
    await turn('visible');
    assert.equal(challenges().length, 1);
    await autofillArmed(page, 1);
  });

  it('is renewed by itself where somebody looks at it', async () => {
    await page.clock.fastForward(LONG);
    await autofillArmed(page, 2);
    assert.equal(challenges().length, 2);
  });

  it('signs in with what was renewed', async () => {
    await turn('hidden');
    await page.clock.fastForward(LONG);
    await visitor.consent(true);
    await turn('visible');
    await page.locator('passkey-login:state(succeeded)').waitFor();
    assert.equal(challenges().length, 2);
  });
});
