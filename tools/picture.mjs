/*
 * node tools/picture.mjs: the picture of the README, the manager with three passkeys, in light and in dark.
 * The real element on a bare page of the demo, with a backend that answers from here.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { build } from './build.mjs';
import { launchOptions } from './browser.mjs';
import { startDemo } from './lib/demo-visit.mjs';
import { root } from './lib/root.mjs';

const FOLDER = path.join(root, 'docs/images');
/** In CSS pixels; the picture has twice as many. */
const WIDTH = 600;

const PAPER = { light: ['#fff', '#1f2328'], dark: ['#0d1117', '#e6edf3'] };

/** Shows the manager alone on the page. Runs in the browser. @param {readonly string[]} colours */
async function show([background = '', color = '']) {
  const ago = (/** @type {number} */ days) => new Date(Date.now() - days * 86_400_000).toISOString();
  const passkeys = [
    {
      id: '1',
      name: 'Phone',
      aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
      createdAt: ago(40),
      lastUsedAt: ago(0.1),
      backupEligible: true,
      backedUp: true,
      current: true,
    },
    {
      id: '2',
      name: 'Work laptop',
      aaguid: '08987058-cadc-4b81-b6e1-30de50dcbe96',
      createdAt: ago(12),
      lastUsedAt: ago(3),
      transports: ['internal'],
      backupEligible: false,
    },
    {
      id: '3',
      name: 'Key on my ring',
      aaguid: 'fa2b99dc-9e39-4257-8f92-4a30d23c4118',
      createdAt: ago(200),
      lastUsedAt: null,
      transports: ['usb', 'nfc'],
      backupEligible: false,
    },
  ];
  const { style } = document.body;
  Object.assign(style, { background, color, margin: '0', padding: '24px', maxWidth: 'none' });
  style.fontFamily = 'Inter, "Helvetica Neue", Arial, sans-serif';
  const manager = document.createElement('passkey-manager');
  const never = () => new Promise(() => undefined);
  Object.assign(manager, {
    backend: {
      list: () => Promise.resolve({ passkeys, policy: { min: 1 } }),
      registerBegin: never,
      rename: never,
      remove: never,
    },
  });
  const listed = new Promise((resolve) => manager.addEventListener('passkey-list', resolve));
  document.body.replaceChildren(manager);
  await listed;
}

if (!(await build(['cdn'], { ifStale: true }))) throw new Error('The build failed.');
mkdirSync(FOLDER, { recursive: true });
const demo = await startDemo();
const browser = await chromium.launch(launchOptions());
try {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const context = await browser.newContext({
      baseURL: demo.origin,
      colorScheme,
      deviceScaleFactor: 2,
      locale: 'en-GB',
      viewport: { width: WIDTH, height: 600 },
    });
    const page = await context.newPage();
    await page.goto('/embed.html');
    await page.evaluate(show, PAPER[colorScheme]);
    // The names of providers come a moment after the list.
    await page.getByText('iCloud Keychain').or(page.getByText('Apple Passwords')).first().waitFor();
    await page
      .locator('body')
      .screenshot({ path: path.join(FOLDER, `manager-${colorScheme}.png`), animations: 'disabled' });
    await context.close();
  }
} finally {
  await browser.close();
  await demo.stop();
}
