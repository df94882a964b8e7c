/* A waiting autofill keeps a page out of the back/forward cache, so the element ends it when the page is left. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright';
import { launchOptions } from '../../tools/browser.mjs';
import { autofillArmed, watchAutofill } from '../browser/support/autofill-calls.js';
import { pageWith, startSite, type Site } from '../browser/support/site.js';
import { visitorWithPasskey, type Visitor } from '../browser/support/visitor.js';

const byHand = `<!doctype html><html lang="en"><title>By hand</title><link rel="icon" href="data:," />
<input autocomplete="username webauthn" aria-label="User name" />
<script>
  const challenge = new Uint8Array(32);
  navigator.credentials.get({ mediation: 'conditional', publicKey: { challenge } }).catch(() => {});
</script></html>`;

const files = {
  '/empty': '<!doctype html><html lang="en"><title>Empty</title><link rel="icon" href="data:," /></html>',
  '/element': pageWith('<passkey-login base="/api/passkeys"></passkey-login>'),
  '/by-hand': byHand,
};

/** Why the page was not restored; `null` where it was. */
const notRestored = (page: Page): Promise<string[] | null> =>
  page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as (PerformanceEntry & {
      notRestoredReasons?: { reasons: { reason: string }[] } | null;
    })[];
    return entry?.notRestoredReasons?.reasons.map(({ reason }) => reason) ?? null;
  });

describe('rule 3: pagehide aborts, for the back/forward cache', { timeout: 60_000 }, () => {
  let site: Site;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  before(async () => {
    site = await startSite(files);
    // Playwright turns the cache off.
    browser = await chromium.launch({
      ...launchOptions(),
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
  });

  after(async () => {
    await browser?.close();
    site?.stop();
  });

  afterEach(() => visitor?.leave());

  async function visit(path: string): Promise<void> {
    visitor = await visitorWithPasskey(browser, site);
    ({ page } = visitor);
    await watchAutofill(page);
    await page.addInitScript(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }));
    });
    await page.goto(path);
    await autofillArmed(page, 1);
  }

  async function leaveAndComeBack(): Promise<void> {
    await page.goto('/empty');
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForFunction(() => 'persisted' in globalThis);
  }

  const persisted = () => page.evaluate(() => (globalThis as { persisted?: boolean }).persisted);

  it('restores a page whose autofill was waiting, and arms it again with a fresh challenge', async () => {
    const asked = site.challenges.length;
    await visit('/element');
    assert.equal(site.challenges.length, asked + 1);

    await leaveAndComeBack();
    assert.equal(await persisted(), true);
    assert.equal(await notRestored(page), null);
    await autofillArmed(page, 2);
    const [first, ...later] = site.challenges.slice(asked);
    assert.equal(later.length, 1);
    assert.ok(first && !later.includes(first), 'It is a fresh one');
    assert.deepEqual(visitor.complaints, []);
  });

  it('would not restore a page that lets its call wait', async () => {
    await visit('/by-hand');
    await leaveAndComeBack();
    assert.equal(await persisted(), false);
    assert.deepEqual(await notRestored(page), ['webauthn']);
  });
});
