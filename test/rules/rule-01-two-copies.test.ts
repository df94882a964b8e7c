/* Two copies of the package on one page, the script tag's and a bundle's, share the document's one ceremony. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright';
import { launchOptions } from '../../tools/browser.mjs';
import { autofillArmed, watchAutofill } from '../browser/support/autofill-calls.js';
import { bundleInto } from '../browser/support/second-copy.js';
import { pageWith, startSite, type Files, type Site } from '../browser/support/site.js';
import { visitorWithPasskey, type Visitor } from '../browser/support/visitor.js';

const SHARED_PLACE = 'passkey-elements.ceremony.1';

const pageWithTwo = (folder: string, attributes: string): string =>
  pageWith(`
  <passkey-login base="/api/passkeys" ${attributes}></passkey-login>
  <other-login base="/api/passkeys" no-autofill></other-login>
  <script type="module">
    import { PasskeyLogin } from '${folder}/index.js';
    globalThis.happened = [];
    for (const event of ['login', 'cancel', 'failure'])
      document.addEventListener('passkey-' + event, ({ target }) => happened.push(target.localName + ' ' + event));
    // As pages do: the sign-in goes away when somebody is signed in.
    document.addEventListener('passkey-login', () => document.querySelector('[leaves]')?.remove());
    PasskeyLogin.define('other-login');
  </script>`);

/** The bundle, were it to keep a place of its own. */
const apart = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, code]) => [
      path.replace('/copy/', '/apart/'),
      code.replace(SHARED_PLACE, 'a place of its own'),
    ]),
  );

describe('rule 1: one ceremony per document, across two copies of the package', { timeout: 60_000 }, () => {
  let site: Site;
  let browser: Browser;
  let visitor: Visitor;
  let page: Page;

  before(async () => {
    const copy = await bundleInto('/copy');
    assert.equal(Object.values(copy).filter((code) => code.includes(SHARED_PLACE)).length, 1);
    site = await startSite({
      ...copy,
      ...apart(copy),
      '/empty': '<!doctype html><html lang="en"><title>Empty</title><link rel="icon" href="data:," /></html>',
      '/autofill': pageWithTwo('/copy', 'leaves'),
      '/buttons': pageWithTwo('/copy', 'no-autofill'),
      '/apart': pageWithTwo('/apart', ''),
      '/apart-buttons': pageWithTwo('/apart', 'no-autofill'),
    });
    browser = await chromium.launch(launchOptions());
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
    await page.goto(path);
    for (const tag of ['passkey-login', 'other-login']) await buttonOf(tag).waitFor();
  }

  const buttonOf = (tag: string) => page.locator(tag).getByRole('button', { name: 'Sign in with a passkey' });

  const happened = () => page.evaluate(() => (globalThis as unknown as { happened: string[] }).happened);

  /** What happened, once it was so much, and a moment later. */
  async function afterEvents(count: number): Promise<string[]> {
    await page.waitForFunction(
      (enough) => (globalThis as unknown as { happened: string[] }).happened.length >= enough,
      count,
    );
    await page.waitForTimeout(200);
    return happened();
  }

  const prompting = (tag: string) => page.locator(`${tag}:state(prompting)`);

  it('are two: neither knows the class of the other', async () => {
    await visit('/buttons');
    const related = await page.evaluate(
      () => document.querySelector('other-login') instanceof customElements.get('passkey-login')!,
    );
    assert.equal(related, false);
  });

  it('a click in one ends the autofill of the other, and signs in', async () => {
    await visit('/autofill');
    await autofillArmed(page, 1);
    const before = site.signIns();
    await visitor.consent(true);
    await buttonOf('other-login').click();
    assert.deepEqual(await afterEvents(1), ['other-login login']);
    assert.equal(site.signIns(), before + 1);
    assert.deepEqual(visitor.complaints, []);
  });

  it('that click would fail, if each copy had a place of its own', async () => {
    await visit('/apart');
    await autofillArmed(page, 1);
    const before = site.signIns();
    await visitor.consent(true);
    await buttonOf('other-login').click();
    assert.deepEqual(await afterEvents(1), ['other-login failure']);
    assert.equal(site.signIns(), before);
  });

  it('of two clicks the second ends the first, and one signs in', async () => {
    await visit('/buttons');
    const before = site.signIns();
    await buttonOf('passkey-login').click();
    await prompting('passkey-login').waitFor();
    await visitor.consent(true);
    await buttonOf('other-login').click();
    assert.deepEqual(await afterEvents(2), ['passkey-login cancel', 'other-login login']);
    assert.equal(site.signIns(), before + 1);
    assert.deepEqual(visitor.complaints, []);
  });

  it('that second click would fail, if each copy had a place of its own', async () => {
    await visit('/apart-buttons');
    await buttonOf('passkey-login').click();
    await prompting('passkey-login').waitFor();
    await visitor.consent(true);
    await buttonOf('other-login').click();
    assert.deepEqual(await afterEvents(1), ['other-login failure']);
    assert.equal(await prompting('passkey-login').count(), 1);
  });

  it('of two clicks in one tick one goes on, the other is cancelled, and neither is refused', async () => {
    await visit('/buttons');
    await page.evaluate(() => {
      for (const tag of ['passkey-login', 'other-login'])
        document.querySelector(tag)!.shadowRoot!.querySelector('button')!.click();
    });
    const [cancelled, ...others] = await afterEvents(1);
    assert.match(cancelled!, / cancel$/);
    assert.deepEqual(others, []);
    assert.equal(await page.locator(':state(prompting)').count(), 1);
    assert.deepEqual(visitor.complaints, []);
  });
});
