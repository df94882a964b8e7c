/* One side of the comparison, on one fresh page. */
import { extras, measures } from './measures.mjs';

/**
 * @typedef {import('./measures.mjs').PageName} PageName
 *
 * @typedef {object} Side
 * @property {string} name
 * @property {'element' | 'twin'} kind
 * @property {string} url Of its script.
 *
 * @typedef {Record<string, number>} Values By the key of a measure.
 *
 * @typedef {object} Bench What page/harness.js leaves on the page.
 * @property {(kind: string, url: string) => Promise<void>} load
 * @property {(base: string) => Promise<Record<string, number>>} login
 * @property {(kind: string, url: string, base: string) => Promise<Record<string, number>>} cold
 * @property {(base: string, count: number) => Promise<Record<string, number>>} list
 * @property {(from: string, to: string) => Promise<Record<string, number>>} rename
 * @property {(name: string) => Promise<Record<string, number>>} remove
 * @property {() => Promise<void>} idle
 * @property {() => number} elements
 * @property {() => string[]} words
 */

const known = new Set([...measures, ...extras].map(({ key }) => key));
let accounts = 0;

/** @param {number} count */
const newBase = (count) => `/api/a${++accounts}/${count}`;

/** A row in the middle, with a name of its own: see fixtures.mjs. */
const MIDDLE = 'Desk 502';
const RENAMED = 'Renamed by the benchmark';

/**
 * A page with the script of the side loaded, unless it is to be loaded cold.
 * @template T
 * @param {import('playwright').BrowserContext} context
 * @param {string} origin
 * @param {Side | undefined} side
 * @param {(page: import('playwright').Page, client: import('playwright').CDPSession) => Promise<T>} use
 */
async function onFreshPage(context, origin, side, use) {
  const page = await context.newPage();
  const faults = /** @type {string[]} */ ([]);
  page.on('pageerror', (error) => faults.push(error.message));
  try {
    await page.goto(`${origin}/page/index.html`);
    await page.waitForFunction('globalThis.bench');
    if (side) await page.evaluate(`bench.load(${JSON.stringify(side.kind)}, ${JSON.stringify(side.url)})`);
    const client = await context.newCDPSession(page);
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    const result = await use(page, client);
    if (faults.length > 0) throw new Error(`${side?.name ?? 'page'}: ${faults.join('; ')}`);
    return result;
  } finally {
    await page.close();
  }
}

/** @param {import('playwright').CDPSession} client @param {string} name */
async function metric(client, name) {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find((one) => one.name === name)?.value ?? NaN;
}

/**
 * Runs one step and adds the processor time of the main thread until the step
 * was over (`work`), and until it had nothing left to do (`busy`): what else the
 * machine does takes no part in it.
 * @param {import('playwright').Page} page
 * @param {import('playwright').CDPSession} client
 * @param {keyof Bench} name
 * @param {...(string | number)} args
 */
async function step(page, client, name, ...args) {
  const before = await metric(client, 'TaskDuration');
  const call = `bench.${name}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
  const values = /** @type {Record<string, number>} */ (await page.evaluate(call));
  const shown = await metric(client, 'TaskDuration');
  await page.evaluate('bench.idle()');
  const done = await metric(client, 'TaskDuration');
  return { ...values, work: (shown - before) * 1000, busy: (done - before) * 1000 };
}

/** @type {Record<PageName, (side: Side, page: import('playwright').Page, client: import('playwright').CDPSession) => Promise<Record<string, Record<string, number>>>>} */
const runs = {
  login: async (_, page, client) => ({ start: await step(page, client, 'login', newBase(0)) }),
  cold: async ({ kind, url }, page, client) => ({
    start: await step(page, client, 'cold', kind, url, newBase(0)),
  }),
  list10: async (_, page, client) => ({ start: await step(page, client, 'list', newBase(10), 10) }),
  list100: async (_, page, client) => ({ start: await step(page, client, 'list', newBase(100), 100) }),
  list1000: async (_, page, client) => ({
    start: await step(page, client, 'list', newBase(1000), 1000),
    rename: await step(page, client, 'rename', MIDDLE, RENAMED),
    remove: await step(page, client, 'remove', RENAMED),
  }),
  memory: async (_, page, client) => {
    await page.evaluate(`bench.list('${newBase(1000)}', 1000)`);
    await page.evaluate('bench.idle()');
    await client.send('HeapProfiler.collectGarbage');
    const heap = (await metric(client, 'JSHeapUsedSize')) / 1_000_000;
    return { start: { heap, elements: /** @type {number} */ (await page.evaluate('bench.elements()')) } };
  },
};

/**
 * @param {import('playwright').BrowserContext} context
 * @param {string} origin
 * @param {Side} side
 * @param {PageName} name
 * @returns {Promise<Values>}
 */
export async function measure(context, origin, side, name) {
  const steps = await onFreshPage(context, origin, name === 'cold' ? undefined : side, (page, client) =>
    runs[name](side, page, client),
  );
  const flat = Object.entries(steps).flatMap(([part, values]) =>
    Object.entries(values).map(([value, number]) => [`${name}.${part}.${value}`, number]),
  );
  return Object.fromEntries(flat.filter(([key]) => known.has(String(key))));
}

/**
 * What a side shows on both screens, to be compared: a ratio of two different screens says nothing.
 * @param {import('playwright').BrowserContext} context
 * @param {string} origin
 * @param {Side} side
 */
export async function wordsOf(context, origin, side) {
  const words = /** @type {string[]} */ ([]);
  for (const call of [`bench.login('${newBase(0)}')`, `bench.list('${newBase(10)}', 10)`]) {
    words.push(
      ...(await onFreshPage(context, origin, side, async (page) => {
        await page.evaluate(call);
        return /** @type {string[]} */ (await page.evaluate('bench.words()'));
      })),
    );
  }
  return words;
}
