/* Every state of the gallery that has an address of its own: reached, accessible in light and dark, within 280 pixels. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import axe from 'axe-core';
import type { Page } from 'playwright';
import { scenes } from '../../demo/public/scenes/index.js';
import { listenForComplaints } from '../../tools/lib/demo-visit.mjs';
import { useSite } from './support/site.js';

const WIDE = { width: 560, height: 760 };
const NARROW = { width: 280, height: 760 };

const site = useSite();
let page: Page;
let complaints: string[];

before(async () => {
  const context = await site.open({ reducedMotion: 'reduce', viewport: WIDE });
  page = await context.newPage();
  complaints = await listenForComplaints(page);
});

/** What axe finds wrong in the element, with where. */
async function violations(): Promise<string[]> {
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run('.stage', { resultTypes: ['violations'] }),
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** What sticks out of the page or of the open dialog. */
const sticking = (): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('.stage > *')?.shadowRoot;
    const boxes = [document.documentElement, root?.querySelector('dialog[open]')].filter(
      (one) => one != null,
    );
    return boxes
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ localName, scrollWidth, clientWidth }) => `${localName}: ${scrollWidth} in ${clientWidth}`);
  });

/** Controls that a finger misses, and names that are squeezed into a column of letters. */
const tooSmall = (): Promise<string[]> =>
  page.evaluate(() => {
    // No function in here may have a name: the compiler would mark it by a helper that the page does not have.
    const root = document.querySelector('.stage > *')!.shadowRoot!;
    return [...root.querySelectorAll('button, a, input:not([type=checkbox]), .row > .words')]
      .filter((one) => one.checkVisibility())
      .map((one) => ({ one, box: one.getBoundingClientRect(), least: one.matches('.words') ? 90 : 24 }))
      .filter(({ box, least }) => box.width < least || (box.height < least && least === 24))
      .map(({ one, box }) => `${one.localName} ${one.textContent} ${box.width} × ${box.height}`);
  });

/** A modal dialog has a name, and the focus. */
const dialogAtFault = (): Promise<string | undefined> =>
  page.evaluate(() => {
    const root = document.querySelector('.stage > *')!.shadowRoot!;
    const open = [...root.querySelectorAll('dialog[open]')];
    if (open.length === 0) return undefined;
    if (!open.some((one) => one.querySelector(':focus'))) return 'The focus is outside.';
    const titles = open.map((one) => root.getElementById(one.getAttribute('aria-labelledby') ?? ''));
    return titles.every((title) => title?.textContent.trim()) ? undefined : 'It has no name.';
  });

for (const [section, all] of Object.entries(scenes)) {
  describe(section, () => {
    for (const { id, title } of all) {
      test(`${id}: ${title}`, async () => {
        complaints.length = 0;
        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize(WIDE);
        await page.goto(`/states.html?state=${id}`);
        await page.locator(`#${id}[data-played]`).waitFor({ state: 'attached' });
        assert.deepEqual(complaints, []);
        assert.equal(await dialogAtFault(), undefined);
        assert.deepEqual([...(await sticking()), ...(await tooSmall())], []);

        await page.evaluate(axe.source);
        assert.deepEqual(await violations(), [], 'light');
        await page.emulateMedia({ colorScheme: 'dark' });
        assert.deepEqual(await violations(), [], 'dark');

        await page.setViewportSize(NARROW);
        assert.deepEqual([...(await sticking()), ...(await tooSmall())], [], '280 pixels');
      });
    }
  });
}
