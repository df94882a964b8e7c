import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { addAuthenticator, listenForComplaints, withoutAutofill } from '../../tools/lib/demo-visit.mjs';
import { useSite } from './support/site.js';

const folder = fileURLToPath(new URL('../../demo/public', import.meta.url));
const pages = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => `/${file}`);

const site = useSite();
let page: Page;
let complaints: string[];

beforeEach(async () => {
  const context = await site.open();
  page = await context.newPage();
  complaints = await listenForComplaints(page);
});

afterEach(() => page.context().close());

for (const path of pages) {
  test(`${path}: nothing complains under the strict policy; landmarks, links, and room enough in 280 pixels`, async () => {
    await page.goto(path);
    await page.waitForFunction(() => customElements.get('passkey-manager') !== undefined);
    assert.match(await page.title(), /passkey-elements/);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.getByRole('main').count(), 1);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    const current = page.getByRole('navigation', { name: 'Pages' }).locator('[aria-current="page"]');
    assert.equal(await current.getAttribute('href'), path === '/index.html' ? '/' : path);

    await assertLinks();
    await page.setViewportSize({ width: 280, height: 700 });
    await page.waitForTimeout(200);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 280, `${width} pixels wide`);
    // The gallery shows elements that nobody has set up, and they say so in the console.
    const meant = path === '/states.html' ? /nothing to do/ : /^$/;
    assert.deepEqual(
      complaints.filter((complaint) => !meant.test(complaint)),
      [],
    );
  });
}

async function assertLinks() {
  const links = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  for (const link of new Set(links)) {
    const { origin, hash } = new URL(link);
    assert.equal(origin, site.origin(), `${link} leaves the demo`);
    assert.equal((await page.request.get(link)).status(), 200, link);
    if (hash) assert.equal(await page.locator(hash).count(), 1, link);
  }
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { name, exact: true });
const hasFocus = (name: string) => heading(name).evaluate((element) => element === document.activeElement);

async function signUp(username: string) {
  await withoutAutofill(page);
  const device = await addAuthenticator(page);
  await page.goto('/');
  await page.locator('passkey-signup').getByRole('textbox', { name: 'User name' }).fill(username);
  await button('Create account with a passkey').click();
  await page.getByRole('textbox', { name: 'Name of this passkey' }).fill('Laptop');
  await button('Save name').click();
  await button('Sign out').waitFor();
  return device;
}

test('sign up, see, add, rename, remove, sign out and sign in, without one reload', async () => {
  let loads = 0;
  page.on('load', () => loads++);
  const laptop = await signUp('ada');
  assert.ok(await hasFocus('Hello, ada'), 'The greeting has the focus');
  const rows = page.locator('passkey-manager').getByRole('listitem');
  assert.equal(await rows.count(), 1);
  assert.equal(await button('Remove Laptop').getAttribute('aria-disabled'), 'true');

  // An authenticator that holds a passkey of this account already says so; this one is another.
  await laptop.remove();
  await addAuthenticator(page, { transport: 'usb' });
  await button('Add a passkey').click();
  await page.getByRole('textbox', { name: 'Name of this passkey' }).fill('Key');
  await page.keyboard.press('Enter');
  await button('Rename Key').waitFor();
  await button('Rename Key').click();
  await page.getByRole('textbox', { name: 'Name of this passkey' }).fill('Key on my ring');
  await button('Save name').click();
  await button('Remove Laptop').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove passkey' }).click();
  await button('Remove Laptop').waitFor({ state: 'detached' });
  assert.equal(await rows.count(), 1);

  await button('Sign out').click();
  await heading('Sign in').waitFor();
  assert.ok(await hasFocus('Sign in'), 'The heading of what is next has the focus');
  await button('Sign in with a passkey').click();
  await button('Sign out').waitFor();
  assert.ok(await hasFocus('Hello, ada'), 'The greeting has the focus');
  assert.equal(loads, 1);
  assert.deepEqual(complaints, []);
});

test('the events are listed, without anything secret', async () => {
  await signUp('grace');
  await page.getByText('Events').click();
  const entries = await page.locator('#events li').allInnerTexts();
  assert.match(
    entries.join('\n'),
    /passkey-list 1 passkeys[^]*passkey-signup Laptop[^]*passkey-before-signup/,
  );
  assert.doesNotMatch(entries.join('\n'), /grace|challenge|clientData/);
});

test('the page of passkeys sends who is not signed in to the sign-in', async () => {
  await page.goto('/manage.html');
  await heading('You are signed out').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await page.waitForURL('**/login.html');
});

test('sign-in on a page of its own leads to the passkeys', async () => {
  await signUp('mary');
  await button('Sign out').click();
  await page.goto('/login.html');
  await page.getByRole('radio', { name: 'User name first' }).check();
  await page.getByRole('textbox', { name: 'User name' }).fill('mary');
  await button('Sign in with a passkey').click();
  await page.waitForURL('**/manage.html');
  await button('Remove Laptop').waitFor();
});

test('the gallery takes language, direction and colours from the address', async () => {
  await page.goto('/states.html?lang=de&dir=rtl&theme=dark');
  await page.getByRole('button', { name: 'Passkey hinzufügen' }).first().waitFor();
  const look = await page.evaluate(() => {
    const { direction, colorScheme } = getComputedStyle(document.documentElement);
    return { direction, colorScheme };
  });
  assert.deepEqual(look, { direction: 'rtl', colorScheme: 'dark' });
});
