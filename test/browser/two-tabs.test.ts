/* Two tabs of one site and one account: what one of them knows must not destroy what the other has just made. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright';
import { launchOptions } from '../../tools/browser.mjs';
import { pageWith, startSite, type Site } from './support/site.js';
import { visitorWithPasskey, type Visitor } from './support/visitor.js';

interface Told {
  readonly allAcceptedCredentialIds: readonly string[];
}

/** Writes down what the password managers of this page are told from now on. */
const watchSignals = (page: Page) =>
  // As text: what compiles this file would add helpers that the page does not have.
  page.addInitScript(`
    globalThis.told = [];
    PublicKeyCredential.signalAllAcceptedCredentials = async (options) => void told.push(options);
  `);

const toldOn = (page: Page): Promise<Told[]> =>
  page.evaluate(() => (globalThis as unknown as { told: Told[] }).told);

const rowsOf = (page: Page) => page.locator('passkey-manager li[data-id]');

const LIST = /\/api\/passkeys$/;
const COMPLETE = /\/register\/complete$/;

/** Lets what answers a request be held back after the server has answered, or before it is asked. */
async function gateAt(page: Page, url: RegExp, when: 'before' | 'after') {
  let open: () => void = () => undefined;
  let met: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const reached = new Promise<void>((resolve) => (met = resolve));
  await page.route(
    url,
    async (route) => {
      if (when === 'before') {
        met();
        await opened;
        return route.continue();
      }
      const response = await route.fetch();
      met();
      await opened;
      return route.fulfill({ response });
    },
    { times: 1 },
  );
  return { open, reached };
}

describe('two tabs of one account', { timeout: 90_000 }, () => {
  let site: Site;
  let browser: Browser;
  let visitor: Visitor;
  let here: Page;
  let there: Page;

  before(async () => {
    site = await startSite({
      '/empty': '<!doctype html><html lang="en"><title>Empty</title><link rel="icon" href="data:," /></html>',
      '/login': pageWith('<passkey-login base="/api/passkeys" no-autofill></passkey-login>'),
      '/manager': pageWith('<passkey-manager base="/api/passkeys"></passkey-manager>'),
    });
    browser = await chromium.launch(launchOptions());
  });

  after(async () => {
    await browser?.close();
    site?.stop();
  });

  afterEach(() => visitor?.leave());

  /** Signed in, with an authenticator that does not have the account's first passkey any more. */
  async function signedIn(): Promise<void> {
    visitor = await visitorWithPasskey(browser, site);
    here = visitor.page;
    await watchSignals(here);
    await here.goto('/login');
    await visitor.consent(true);
    await here.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await here.locator('passkey-login:state(succeeded)').waitFor();
    await visitor.forget();
    await here.goto('/manager');
    await rowsOf(here).first().waitFor();
    there = await here.context().newPage();
    await watchSignals(there);
  }

  /** A browser makes passkeys only for the tab that is seen. */
  async function add(page: Page): Promise<void> {
    await page.bringToFront();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
  }

  /** Resolves once the page has asked for the list and told what it may tell. */
  async function readThere(): Promise<void> {
    await there.goto('/manager');
    await rowsOf(there).first().waitFor();
    await there.waitForTimeout(300);
  }

  it('tell the password managers of the list while nobody makes a passkey', { timeout: 25_000 }, async () => {
    await signedIn();
    await readThere();
    await there.waitForFunction(() => (globalThis as unknown as { told: Told[] }).told.length === 1);
    assert.equal((await toldOn(there))[0]?.allAcceptedCredentialIds.length, 1);
  });

  it(
    'tell nothing of a list that is read while a passkey is on its way in the other',
    { timeout: 25_000 },
    async () => {
      await signedIn();
      const complete = await gateAt(here, COMPLETE, 'before');
      await add(here);
      await complete.reached;
      await readThere();
      assert.deepEqual(await toldOn(there), []);
      complete.open();
      // The other tab hears of it, and its list is true.
      await there.waitForFunction(
        () =>
          document.querySelector('passkey-manager')!.shadowRoot!.querySelectorAll('li[data-id]').length === 2,
      );
      for (const { allAcceptedCredentialIds } of await toldOn(there))
        assert.equal(allAcceptedCredentialIds.length, 2);
    },
  );

  it('tell nothing of a list that was asked for before, and comes after', { timeout: 25_000 }, async () => {
    await signedIn();
    const list = await gateAt(there, LIST, 'after');
    await there.goto('/manager');
    await list.reached;
    await add(here);
    await rowsOf(here).nth(1).waitFor();
    list.open();
    await rowsOf(there).nth(1).waitFor();
    await there.waitForTimeout(300);
    for (const { allAcceptedCredentialIds } of await toldOn(there))
      assert.equal(allAcceptedCredentialIds.length, 2);
  });

  it('tell of the whole list again, once the passkey is there', { timeout: 25_000 }, async () => {
    await signedIn();
    await add(here);
    await rowsOf(here).nth(1).waitFor();
    while (await here.evaluate(async () => (await navigator.locks.query()).held?.length))
      await here.waitForTimeout(100);
    await readThere();
    await there.waitForFunction(() => (globalThis as unknown as { told: Told[] }).told.length > 0);
    assert.equal((await toldOn(there))[0]?.allAcceptedCredentialIds.length, 2);
  });

  it('go on without locks', { timeout: 25_000 }, async () => {
    await signedIn();
    await there.addInitScript(() =>
      Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true }),
    );
    await readThere();
    await there.waitForFunction(() => (globalThis as unknown as { told: Told[] }).told.length === 1);
    assert.deepEqual(visitor.complaints, []);
  });

  it(
    'say nothing false after a page was closed between a passkey and its way to the server',
    { timeout: 25_000 },
    async () => {
      await signedIn();
      await here.route(COMPLETE, () => new Promise(() => undefined));
      const sent = here.waitForRequest(COMPLETE);
      await add(here);
      await sent;
      const [orphan] = await visitor.passkeys();
      assert.ok(orphan, 'the authenticator has it');
      // The same tab, because a virtual authenticator belongs to one; what ran in it is gone.
      await here.goto('/empty');
      await here.unroute(COMPLETE);
      await here.goto('/manager');
      await rowsOf(here).first().waitFor();
      assert.equal(await rowsOf(here).count(), 1);
      assert.equal(await here.locator('passkey-manager').getByText('Passkey added').count(), 0);

      await visitor.signOut();
      await here.goto('/login');
      await here.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await here.getByText('This site does not know that passkey any more.').waitFor();
      for (let tries = 0; (await visitor.passkeys()).length > 0 && tries < 50; tries += 1)
        await here.waitForTimeout(100);
      assert.deepEqual(await visitor.passkeys(), [], 'the password manager was told');
    },
  );
});
