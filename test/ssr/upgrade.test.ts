/*
 * What a server wrote comes to life in the browser, with Lit's hydration support and without: nothing moves, nothing
 * is there twice, nothing of the server's guesses stays, and it works.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { registerLocale } from '../../src/index.js';
import de from '../../src/i18n/locales/de.js';
import { launchOptions } from '../../tools/browser.mjs';
import { bundleInto } from '../browser/support/second-copy.js';
import { startSite, type Site } from '../browser/support/site.js';
import { visitorWithPasskey, type Visitor } from '../browser/support/visitor.js';
import { loginWithOwnInput, onServer } from './support/on-a-server.js';

const hydrating = fileURLToPath(new URL('support/hydrating.ts', import.meta.url));

const SCRIPTS = {
  'with hydration': '/hydrating/index.js',
  'with hydration support that comes after Lit': '/late/index.js',
  'without hydration': '/cdn/passkey-elements.js',
};
/** A machine may stand still for longer than elements wait for their language: here they wait on. */
const PATIENT = `{
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (work, ms, ...rest) => setTimeout(work, ms === 1000 ? 60000 : ms, ...rest);
}`;

const tags = ['login', 'signup', 'manager'] as const;

const page = (body: string, lang = 'en'): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8" /><title>Test</title><link rel="icon" href="data:," /></head>
<body>${body}<p id="below">Below</p></body></html>`;

const all = async (lang?: string): Promise<string> =>
  (await Promise.all(tags.map((tag) => onServer(tag, lang)))).join('');

const pages = async (): Promise<Record<string, string>> => ({
  '/empty': page(''),
  '/own': page(await loginWithOwnInput()),
  '/login': page(await onServer('login')),
  '/english': page(await all()),
  '/german': page(await all('de'), 'de'),
  // The server was not told in which language the page is.
  '/untold': page(await all(), 'de'),
});

/** Everything that can be read in the elements, in its order. */
const read = (): string[] =>
  [...document.querySelectorAll('passkey-login, passkey-signup, passkey-manager')].map(({ shadowRoot }) =>
    [...(shadowRoot?.querySelectorAll('*:not(style)') ?? [])]
      .filter((element) => element.checkVisibility())
      .flatMap((element) => [...element.childNodes])
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent?.trim())
      .filter(Boolean)
      .join(' | '),
  );

const boxes = (): number[][] =>
  [...document.body.children].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height];
  });

const ENGLISH = [
  'User name (optional) | Sign in with a passkey',
  'User name | No password needed: you will sign in with your fingerprint, face or screen lock. | Create account with a passkey',
  'Passkeys | Add a passkey | Loading your passkeys…',
];

const GERMAN = [
  `${de.usernameOptional} | ${de.loginButton}`,
  `${de.usernameLabel} | ${de.signupHint} | ${de.signupButton}`,
  `${de.managerTitle} | ${de.addButton} | ${de.loading}`,
];

describe('an element that a server rendered', { timeout: 120_000 }, () => {
  let site: Site;
  let browser: Browser;
  let visitor: Visitor;
  let tab: Page;

  before(async () => {
    registerLocale('de', de);
    site = await startSite({
      ...(await bundleInto('/hydrating', hydrating, false)),
      ...(await bundleInto('/late', hydrating)),
      ...(await pages()),
    });
    browser = await chromium.launch(launchOptions());
  });

  after(async () => {
    await browser?.close();
    site?.stop();
  });

  afterEach(() => visitor?.leave());

  /** The page as the server sent it, painted. The list of passkeys never comes: here it is about the first paint. */
  async function open(path: string): Promise<void> {
    visitor = await visitorWithPasskey(browser, site);
    tab = visitor.page;
    await tab.route('**/api/passkeys', () => undefined);
    await tab.addInitScript({ content: PATIENT });
    await tab.addInitScript(() => {
      Object.assign(globalThis, { shifts: [] });
      new PerformanceObserver((list) =>
        (globalThis as unknown as { shifts: unknown[] }).shifts.push(...list.getEntries()),
      ).observe({ type: 'layout-shift', buffered: true });
    });
    await tab.goto(path);
    await painted();
  }

  const painted = () =>
    tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

  async function upgrade(script: string): Promise<void> {
    await tab.addScriptTag({ type: 'module', url: script });
    await tab.waitForFunction(() =>
      [...document.querySelectorAll<Element & { hasUpdated?: boolean }>('body > :not(p, script)')].every(
        ({ hasUpdated }) => hasUpdated,
      ),
    );
    await painted();
    await painted();
  }

  const shifts = () => tab.evaluate(() => (globalThis as unknown as { shifts: unknown[] }).shifts.length);

  for (const [how, script] of Object.entries(SCRIPTS)) {
    for (const [path, words] of Object.entries({ '/english': ENGLISH, '/german': GERMAN })) {
      it(`stays as it is, and where it is, when it comes to life ${how} (${path})`, async () => {
        await open(path);
        const place = await tab.evaluate(boxes);
        assert.deepEqual(await tab.evaluate(read), words);
        await upgrade(script);
        assert.deepEqual(await tab.evaluate(read), words);
        assert.deepEqual(await tab.evaluate(boxes), place);
        assert.equal(await shifts(), 0);
        assert.deepEqual(visitor.complaints, []);
      });
    }

    it(`takes the language of the page, of which the server knew nothing, ${how}`, async () => {
      await open('/untold');
      await upgrade(script);
      assert.deepEqual(await tab.evaluate(read), GERMAN);
      assert.deepEqual(visitor.complaints, []);
    });

    it(`sees the input of the page that the server did not see, ${how}`, async () => {
      await open('/own');
      await upgrade(script);
      assert.deepEqual(await tab.evaluate(read), ['Sign in with a passkey']);
      assert.equal(await tab.locator('input').count(), 1);
      assert.deepEqual(visitor.complaints, []);
    });

    it(`says so where passkeys do not work, of which the server knew nothing, ${how}`, async () => {
      await open('/login');
      await tab.evaluate(() => Object.assign(globalThis, { PublicKeyCredential: undefined }));
      await upgrade(script);
      assert.equal(await tab.locator('passkey-login').getByRole('button').count(), 0);
      assert.deepEqual(visitor.complaints, []);
    });

    if (how === 'with hydration')
      it('is really asked to hydrate', async () => {
        await open('/login');
        await upgrade(script);
        const patched = await tab.evaluate(() =>
          (
            customElements.get('passkey-login') as unknown as { observedAttributes: string[] }
          ).observedAttributes.includes('defer-hydration'),
        );
        assert.equal(patched, true);
      });

    it(`signs in ${how}`, async () => {
      await open('/login');
      await upgrade(script);
      await visitor.consent(true);
      // Autofill that is armed only now finds the passkey by itself, and then there is no button any more.
      const clicked = tab.getByRole('button', { name: 'Sign in with a passkey' }).click();
      const signedIn = tab.getByText('You are signed in.').waitFor();
      await Promise.race([signedIn, clicked]);
      await Promise.all([signedIn, clicked.catch(() => undefined)]);
      assert.deepEqual(visitor.complaints, []);
    });
  }
});
