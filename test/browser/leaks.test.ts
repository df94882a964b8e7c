/* Removed elements take everything with them: nothing of theirs is alive, rings, waits or listens afterwards. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser } from 'playwright';
import { measure, situationsOf, type Situation } from '../../bench/leaks/measure.mjs';
import { serve } from '../../bench/leaks/server.mjs';
import { leaksOf } from '../../bench/leaks/verdict.mjs';
import { launchOptions } from '../../tools/browser.mjs';
import { build } from '../../tools/build.mjs';

const ROUNDS = 20;

/** `npm run bench:leaks` knows more; these are the ones with most in flight. */
const CHOSEN = [
  'login: autofill waits',
  'login: autofill asks',
  'login: prompting',
  'login: signed in',
  'signup: verifying',
  'signup: naming',
  'manager: requesting',
  'manager: dialog open',
];

const nameOf = ({ tag, name }: Situation): string => `${tag}: ${name}`;

describe('an element that is removed', { timeout: 120_000 }, () => {
  let server: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;
  let situations: Situation[];

  before(async () => {
    if (!(await build(['cdn'], { ifStale: true }))) throw new Error('cdn/ could not be built.');
    server = await serve();
    browser = await chromium.launch(launchOptions());
    situations = await situationsOf(browser, server);
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  for (const name of CHOSEN) {
    it(`leaves nothing behind (${name})`, async () => {
      const index = situations.findIndex((situation) => nameOf(situation) === name);
      const figures = await measure(browser, server, situations[index]!, index, ROUNDS);
      assert.deepEqual(leaksOf(figures), []);
    });
  }
});
