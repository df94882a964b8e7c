/*
 * npm run bench [-- --rounds 40] [-- --only login,list1000] [-- --against old/passkey-elements.js] [-- --json]
 *
 * How long the elements take from start to painted, against a hand-written twin without a library (twin/). Both are
 * measured in one browser, a fresh page each, in rounds whose order turns; the twin runs twice per round, so that
 * the noise can be seen. Milliseconds belong to the machine, ratios of medians are what counts. `--against` measures
 * another build beside, to see what a change brought.
 *
 * A benchmark and no test: it fails only if it cannot measure.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { launchOptions } from '../tools/browser.mjs';
import { build } from '../tools/build.mjs';
import { root } from '../tools/lib/root.mjs';
import { pages } from './measures.mjs';
import { summarize, table } from './report.mjs';
import { serve } from './server.mjs';
import { measure, wordsOf } from './side.mjs';

/** @typedef {import('./side.mjs').Side} Side */

/** Memory differs little from round to round, and its pages take long. */
const MEMORY_ROUNDS = 4;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '16' },
    only: { type: 'string' },
    against: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Math.max(1, Number(options.rounds) || 16);
const chosen = pages.filter((page) => options.only?.split(',').includes(page) ?? true);

/** Frames as fast as they can be made: with 60 a second, everything short would take one or two frames. */
const UNCAPPED = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

// Standard output is the JSON's alone; what the build says goes beside.
if (options.json) console.log = console.error;

/** @type {Side[]} */
const sides = [
  { name: 'twin', kind: 'twin', url: '/twin/index.js' },
  { name: 'element', kind: 'element', url: '/builds/element/passkey-elements.js' },
  { name: 'again', kind: 'twin', url: '/twin/index.js' },
  ...(options.against
    ? [
        {
          name: 'against',
          kind: /** @type {const} */ ('element'),
          url: `/builds/against/${path.basename(options.against)}`,
        },
      ]
    : []),
];

/**
 * Every side begins equally often.
 * @param {number} round
 */
function orderOf(round) {
  const turned = sides.map((_, index) => sides[(index + Math.floor(round / 2)) % sides.length] ?? _);
  return round % 2 ? turned.reverse() : turned;
}

/**
 * @param {import('playwright').BrowserContext} context
 * @param {string} origin
 */
async function measureAll(context, origin) {
  const found = new Map(sides.map(({ name }) => [name, /** @type {import('./side.mjs').Values[]} */ ([])]));
  // The first round warms the caches of browser and server, and is thrown away.
  for (let round = -1; round < rounds; round++) {
    const started = performance.now();
    const values = new Map(sides.map(({ name }) => [name, /** @type {import('./side.mjs').Values} */ ({})]));
    for (const page of chosen) {
      if (page === 'memory' && round >= MEMORY_ROUNDS) continue;
      for (const side of orderOf(Math.max(0, round))) {
        Object.assign(values.get(side.name) ?? {}, await measure(context, origin, side, page));
      }
    }
    if (round >= 0) for (const [name, of] of values) found.get(name)?.push(of);
    else
      console.log(
        `${rounds} rounds, about ${Math.ceil(((performance.now() - started) * rounds) / 60_000)} min`,
      );
  }
  return found;
}

/**
 * Where the two sides read differently: then the ratios compare two different screens.
 * @param {import('playwright').BrowserContext} context
 * @param {string} origin
 */
async function differencesOf(context, origin) {
  const twin = /** @type {string[]} */ ([]);
  const element = /** @type {string[]} */ ([]);
  for (const side of sides.slice(0, 2)) {
    (side.kind === 'twin' ? twin : element).push(...(await wordsOf(context, origin, side)));
  }
  const longer = twin.length > element.length ? twin : element;
  return longer
    .map((_, index) => ({ twin: twin[index] ?? '', element: element[index] ?? '' }))
    .filter((pair) => pair.twin !== pair.element);
}

/**
 * @param {ReturnType<typeof summarize>} result
 * @param {{ twin: string, element: string }[]} differences
 */
function print(result, differences) {
  console.log(`\n${table('from start to painted', result.measures)}`);
  console.log(`\n${table('besides', result.extras)}`);
  for (const { twin, element } of differences.slice(0, 3)) {
    console.log(`\nThe twin is no twin any more: it says "${twin}", the element says "${element}".`);
  }
}

async function main() {
  if (!(await build(['cdn'], { ifStale: true }))) throw new Error('The elements could not be built.');
  const server = await serve({
    element: path.join(root, 'cdn'),
    ...(options.against ? { against: path.resolve(path.dirname(options.against)) } : {}),
  });
  const { args, ...launch } = launchOptions();
  const browser = await chromium.launch({ ...launch, args: [...args, ...UNCAPPED] });
  try {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'en' });
    const differences = await differencesOf(context, server.origin);
    const result = summarize(await measureAll(context, server.origin));
    const about = { browser: browser.version(), rounds, differences };
    if (options.json) process.stdout.write(`${JSON.stringify({ ...about, ...result }, undefined, 2)}\n`);
    else print(result, differences);
  } finally {
    await browser.close();
    server.close();
  }
}

await main();
