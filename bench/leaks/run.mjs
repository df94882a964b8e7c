/*
 * npm run bench:leaks [-- --rounds 50] [-- --only manager]
 *
 * Mounts and removes the elements again and again, in each situation they can be in, collects the garbage, and prints
 * what is left: elements, nodes, listeners, timers, requests, channels, bytes. A benchmark and no test: it fails only
 * if it cannot measure, or if elements stay alive.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { launchOptions } from '../../tools/browser.mjs';
import { build } from '../../tools/build.mjs';
import { measure, situationsOf } from './measure.mjs';
import { serve } from './server.mjs';
import { leaksOf } from './verdict.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, only: { type: 'string', default: '' } },
});
const rounds = Math.max(1, Number(options.rounds) || 50);

const HEADING = [
  'element, removed while',
  'alive',
  'in heap',
  'nodes',
  'listeners',
  'timers',
  'requests',
  'timeouts',
  'channels',
  'locks',
  'heap kB',
  'verdict',
];
const WIDTHS = [32, 5, 7, 5, 9, 6, 8, 8, 8, 5, 15, 0];

/** @param {readonly unknown[]} cells */
const line = (cells) =>
  cells
    .map((cell, column) => {
      const width = WIDTHS[column] ?? 0;
      return column === 0 ? String(cell).padEnd(width) : String(cell).padStart(width);
    })
    .join('  ');

/** @param {number} bytes */
const kB = (bytes) => (bytes / 1024).toFixed(0);

/** @param {import('./measure.mjs').Figures} of */
const cells = (of) => [
  `${of.tag}: ${of.name}`,
  of.alive,
  of.found,
  of.nodes,
  of.listeners,
  of.timers.length,
  Math.max(of.requests, of.open),
  of.patiences,
  of.channels,
  of.locks,
  `${kB(of.heapBefore)} → ${kB(of.heapBefore + of.heap)}`,
  leaksOf(of).length > 0 ? `leaks ${leaksOf(of).join(', ')}` : 'none',
];

if (!(await build(['cdn'], { ifStale: true }))) throw new Error('The elements could not be built.');
const server = await serve();
const browser = await chromium.launch(launchOptions());
try {
  console.log(`${rounds} rounds each, ${browser.version()}\n\n${line(HEADING)}`);
  const situations = await situationsOf(browser, server);
  for (const [index, situation] of situations.entries()) {
    if (!`${situation.tag}: ${situation.name}`.includes(options.only)) continue;
    const figures = await measure(browser, server, situation, index, rounds);
    console.log(line(cells(figures)));
    if (figures.alive + figures.found > 0) process.exitCode = 1;
  }
} finally {
  await browser.close();
  server.close();
}
