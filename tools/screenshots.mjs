/*
 * node tools/screenshots.mjs FOLDER: every page and every state of the demo site as PNG files, in light and dark,
 * wide and narrow, right to left, in German, in large text and with forced colours. Ends with an error if a page
 * complained. With words of a name behind it (`codes totp`), only the states that have an address of their own and one
 * of these words in it.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { scenes } from '../demo/public/scenes/index.js';
import { build } from './build.mjs';
import { launchOptions } from './browser.mjs';
import { addAuthenticator, listenForComplaints, startDemo, withoutAutofill } from './lib/demo-visit.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('playwright').BrowserContextOptions} Look */

const WIDE = { width: 1100, height: 800 };
const NARROW = { width: 312, height: 800 };

/** How the gallery is looked at. @type {{ name: string, query?: string, look?: Look }[]} */
const GALLERY = [
  { name: 'light' },
  { name: 'dark', look: { colorScheme: 'dark' } },
  { name: 'narrow', look: { viewport: NARROW } },
  { name: '280', query: 'width=280' },
  { name: 'rtl', query: 'dir=rtl' },
  { name: 'de', query: 'lang=de' },
  { name: 'de-280', query: 'lang=de&width=280' },
  { name: 'forced', look: { forcedColors: 'active' } },
  { name: 'forced-dark', look: { forcedColors: 'active', colorScheme: 'dark' } },
  { name: 'without-passkeys', query: 'passkeys=off' },
];

/** How a single state is looked at. @type {{ name: string, query?: string, look?: Look }[]} */
const SINGLE = [
  { name: 'light' },
  { name: 'dark', look: { colorScheme: 'dark' } },
  { name: '280', look: { viewport: { width: 280, height: 760 } } },
  { name: 'rtl', query: 'dir=rtl' },
  { name: 'de-280', query: 'lang=de', look: { viewport: { width: 280, height: 760 } } },
  { name: 'text-200', query: 'text=200' },
  { name: 'short', look: { viewport: { width: 560, height: 360 } } },
  { name: 'forced', look: { forcedColors: 'active' } },
];

/** A window for a single state: what is in it is what a visitor sees of a dialog. */
const WINDOW = { width: 560, height: 760 };

/** The gallery shows elements that no page has set up, and they say so. */
const MEANT = /it is missing, and without it .* nothing to do/;

/** Milliseconds. */
const SETTLE = 200;

const PAGES = ['index', 'signup', 'login', 'manage', 'embed', 'theme'];

/** @type {Record<string, Look>} */
const LOOKS = {
  light: { viewport: WIDE },
  dark: { viewport: WIDE, colorScheme: 'dark' },
  narrow: { viewport: NARROW },
};

const [folder, ...words] = process.argv.slice(2);
if (!folder) throw new Error('Say where to: node tools/screenshots.mjs FOLDER');
mkdirSync(folder, { recursive: true });
if (!(await build(['cdn'], { ifStale: true }))) throw new Error('The build failed.');

const demo = await startDemo();
const browser = await chromium.launch(launchOptions());
/** @type {string[]} */
const complaints = [];
try {
  if (words.length === 0) {
    await showGallery();
    await showPages();
    await walk('light', LOOKS['light']);
    await walk('narrow-dark', { viewport: NARROW, colorScheme: 'dark' });
  }
  for (const how of SINGLE) await showStates(how);
} finally {
  await browser.close();
  await demo.stop();
}
for (const complaint of complaints) console.error(`✖ ${complaint}`);
process.exitCode = complaints.length > 0 ? 1 : 0;

/**
 * @param {Look | undefined} look
 * @param {(page: Page) => Promise<void>} visit
 */
async function withPage(look, visit) {
  const context = await browser.newContext({
    baseURL: demo.origin,
    viewport: WIDE,
    locale: 'en-GB',
    ...look,
  });
  const page = await context.newPage();
  const heard = await listenForComplaints(page);
  await visit(page);
  complaints.push(...heard.filter((complaint) => !MEANT.test(complaint)));
  await context.close();
}

/**
 * @param {Page} page
 * @param {string} name
 * @param {string} [part] A selector; the whole page without.
 */
async function shoot(page, name, part = 'html') {
  await stretch(page);
  const file = path.join(/** @type {string} */ (folder), `${name}.png`);
  await page.locator(part).screenshot({ path: file, animations: 'disabled' });
}

/**
 * Makes the window as high as the page: rows that are out of sight are not drawn. Only once they were does the page
 * know how high it is.
 * @param {Page} page
 */
async function stretch(page) {
  const { width } = page.viewportSize() ?? WIDE;
  for (let round = 0; round < 2; round++) {
    // Lists, languages and the names of providers come a request or two after the page itself.
    await page.waitForTimeout(SETTLE);
    await page.setViewportSize({ width, height: WIDE.height });
    const height = await page.evaluate(() => document.body.scrollHeight);
    await page.setViewportSize({ width, height });
  }
  await page.waitForTimeout(SETTLE);
}

async function showGallery() {
  for (const { name, query, look } of GALLERY) {
    await withPage(look, async (page) => {
      await page.goto(`/states.html?${query ?? ''}`);
      for (const part of ['managers', 'logins', 'signups', ...Object.keys(scenes)]) {
        await shoot(page, `states-${name}-${part}`, `section[aria-labelledby="${part}"]`);
      }
    });
  }
}

/** @param {typeof SINGLE[number]} how */
async function showStates({ name, query = '', look }) {
  const ids = Object.values(scenes)
    .flat()
    .map(({ id }) => id)
    .filter((id) => words.length === 0 || words.some((word) => id.includes(word)));
  await withPage({ viewport: WINDOW, ...look }, async (page) => {
    for (const id of ids) {
      await page.emulateMedia({ media: id.endsWith('print') ? 'print' : 'screen' });
      await page.goto(`/states.html?state=${id}&${query}`);
      await page.locator('[data-played]').waitFor({ state: 'attached' });
      await page.waitForTimeout(SETTLE);
      const inDialog = await page.locator('dialog[open]').count();
      const file = path.join(/** @type {string} */ (folder), `state-${id}-${name}.png`);
      await page.screenshot({ path: file, animations: 'disabled', fullPage: inDialog === 0 });
    }
  });
}

async function showPages() {
  for (const [look, options] of Object.entries(LOOKS)) {
    await withPage(options, async (page) => {
      for (const name of PAGES) {
        await page.goto(`/${name}.html`);
        await shoot(page, `${name}-${look}`);
      }
    });
  }
}

/**
 * Sign up, name, see, add, rename, remove, sign out, sign in: on the first page, as a visitor would.
 * @param {string} look
 * @param {Look | undefined} options
 */
async function walk(look, options) {
  await withPage(options, async (page) => {
    let step = 0;
    const next = (/** @type {string} */ name) => shoot(page, `walk-${look}-${++step}-${name}`);
    const press = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true }).click();
    await withoutAutofill(page);
    const device = await addAuthenticator(page, { synced: true });
    await device.consent(false);

    await page.goto('/');
    await page.locator('passkey-signup').getByRole('textbox').fill(`ada-${look}`);
    await press('Create account with a passkey');
    await page.getByText('Follow the steps').waitFor();
    await next('prompting');
    await press('Cancel');
    await device.consent(true);
    await press('Create account with a passkey');
    await page.getByLabel('Name of this passkey').waitFor();
    await next('naming');
    await press('Save name');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await next('signed-up');

    await device.remove();
    await addAuthenticator(page, { transport: 'usb' });
    await press('Add a passkey');
    await page.getByLabel('Name of this passkey').waitFor();
    await next('added');
    await page.getByLabel('Name of this passkey').fill('The one on my ring');
    await press('Save name');
    await page.getByText('Renamed to').waitFor();
    await next('renamed');
    await press('Rename The one on my ring');
    await next('renaming');
    await page.keyboard.press('Escape');
    await press('Remove The one on my ring');
    await next('remove-dialog');
    await press('Keep it');
    await page.locator('#events summary').click();
    await next('events');

    await press('Sign out');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await next('signed-out');
    await press('Sign in with a passkey');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await next('signed-in');
  });
}
