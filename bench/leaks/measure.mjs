/* One situation on one fresh page: what is open and alive when the elements are gone and the garbage is collected. */
import { authenticator } from './authenticator.mjs';

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('playwright').CDPSession} CDPSession
 *
 * @typedef {object} Situation
 * @property {string} name
 * @property {string} tag
 * @property {boolean} consents
 *
 * @typedef {object} Left What the page itself knows.
 * @property {number} alive Elements.
 * @property {number[]} timers Milliseconds of each that has not rung.
 * @property {number} requests
 * @property {number} patiences Timeouts of requests that were answered long ago.
 * @property {number} autofill Waiting calls.
 * @property {number} channels
 * @property {number} locks
 *
 * @typedef {object} Growth What the browser counted more than before.
 * @property {number} nodes
 * @property {number} listeners
 * @property {number} documents
 * @property {number} heap Bytes.
 *
 * @typedef {Situation & Left & Growth & { rounds: number, found: number, open: number, heapBefore: number }} Figures
 */

/** Modules, words, formatters and caches come once; what they take is no leak. */
const WARM_UP = 4;
const COLLECTIONS = 5;
/** A passkey that was made keeps other tabs away for two seconds, by a lock and a timer. Milliseconds. */
const GRACE = 2200;

/** @param {Page} page @param {CDPSession} client */
async function collect(page, client) {
  for (let i = 0; i < COLLECTIONS; i++) {
    await client.send('HeapProfiler.collectGarbage');
    // What ended in this task is let go of in one of the next.
    await page.evaluate('leaks.task()');
  }
}

/** @param {CDPSession} client */
async function counted(client) {
  const { metrics } = await client.send('Performance.getMetrics');
  const of = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  return {
    nodes: of['Nodes'] ?? NaN,
    listeners: of['JSEventListeners'] ?? NaN,
    documents: of['Documents'] ?? NaN,
    heap: of['JSHeapUsedSize'] ?? NaN,
  };
}

/**
 * Elements that the heap still has, whoever made them.
 * @param {CDPSession} client
 * @param {string} tag
 */
async function foundInHeap(client, tag) {
  const objectGroup = 'leaks';
  const { result } = await client.send('Runtime.evaluate', {
    expression: `customElements.get('passkey-${tag}').prototype`,
    objectGroup,
  });
  const { objects } = await client.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
    objectGroup,
  });
  const { result: count } = await client.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
  });
  await client.send('Runtime.releaseObjectGroup', { objectGroup });
  return Number(count.value);
}

/**
 * @param {import('playwright').Browser} browser
 * @param {{ origin: string, open: () => number }} server
 * @param {(page: Page, client: CDPSession) => Promise<T>} use
 * @template T
 */
async function onPage(browser, server, use) {
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    const page = await context.newPage();
    await page.goto(`${server.origin}/index.html`);
    await page.waitForFunction('globalThis.leaks');
    return await use(page, await context.newCDPSession(page));
  } finally {
    await context.close();
  }
}

/**
 * @param {import('playwright').Browser} browser
 * @param {{ origin: string, open: () => number }} server
 * @returns {Promise<Situation[]>}
 */
export const situationsOf = (browser, server) =>
  onPage(browser, server, (page) => page.evaluate('leaks.situations'));

/**
 * @param {import('playwright').Browser} browser
 * @param {{ origin: string, open: () => number }} server
 * @param {Situation} situation
 * @param {number} index Of the situation.
 * @param {number} rounds
 * @returns {Promise<Figures>}
 */
export const measure = (browser, server, situation, index, rounds) =>
  onPage(browser, server, async (page, client) => {
    await authenticator(client, situation.consents);
    await client.send('Performance.enable');
    await page.evaluate(`leaks.run(${index}, ${WARM_UP})`);
    await collect(page, client);
    const before = await counted(client);
    await page.evaluate(`leaks.run(${index}, ${rounds})`);
    await page.waitForTimeout(GRACE);
    await collect(page, client);
    const now = await counted(client);
    const left = /** @type {Left} */ (await page.evaluate('leaks.left()'));
    return {
      ...situation,
      ...left,
      rounds,
      open: server.open(),
      found: await foundInHeap(client, situation.tag),
      nodes: now.nodes - before.nodes,
      listeners: now.listeners - before.listeners,
      documents: now.documents - before.documents,
      heap: now.heap - before.heap,
      heapBefore: before.heap,
    };
  });
