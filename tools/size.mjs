/*
 * npm run check:size [-- --why]: what a visitor downloads, minified and brotli, Lit included. 1 kB is 1000 bytes.
 * `--why` says which modules take the room, before minifying: after it nobody can tell them apart.
 */
import { brotliSize, bundleCdn, bundleConsumer } from './size/bundle.mjs';

/** @typedef {import('./size/bundle.mjs').Bundle} Bundle */

/** @type {{ what: string, budget?: number, bundle: () => Promise<Bundle> }[]} */
const measured = [
  { what: 'cdn/passkey-elements.js', budget: 22_000, bundle: bundleCdn },
  {
    what: 'login alone',
    budget: 14_000,
    bundle: () => bundleConsumer("import 'passkey-elements/login/define';"),
  },
  { what: 'signup alone', bundle: () => bundleConsumer("import 'passkey-elements/signup/define';") },
  { what: 'manager alone', bundle: () => bundleConsumer("import 'passkey-elements/manager/define';") },
  { what: 'flows alone', bundle: () => bundleConsumer("export * from 'passkey-elements/flows';") },
  {
    what: 'one event class',
    budget: 1000,
    bundle: () => bundleConsumer("export { PasskeyLoginEvent } from 'passkey-elements';"),
  },
];

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(2)} kB`;

/**
 * @param {string} what
 * @param {number} size
 * @param {number} [budget]
 */
function line(what, size, budget) {
  const verdict =
    budget === undefined ? '' : `  (budget ${kilobytes(budget)}${size > budget ? ', OVER' : ''})`;
  return `${what.padEnd(44)} ${kilobytes(size).padStart(9)}${verdict}`;
}

/** The folder of src or the package that a module is of. @param {string} id */
function origin(id) {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
  if (inPackage) return inPackage;
  return /(?:src|dist)\/(.+)$/.exec(id)?.[1] ?? 'bundler';
}

/** @param {Bundle} bundle */
function why({ eager }) {
  /** @type {Map<string, number>} */
  const lengths = new Map();
  for (const [id, { renderedLength }] of eager.flatMap((chunk) => Object.entries(chunk.modules))) {
    lengths.set(origin(id), (lengths.get(origin(id)) ?? 0) + renderedLength);
  }
  const rows = [...lengths].filter(([, length]) => length > 0).sort((a, b) => b[1] - a[1]);
  for (const [name, length] of rows) console.log(`    ${String(length).padStart(7)}  ${name}`);
}

let over = false;
for (const { what, budget, bundle } of measured) {
  const result = await bundle();
  const size = brotliSize(result.eager);
  over ||= budget !== undefined && size > budget;
  console.log(line(what, size, budget));
  if (what.startsWith('cdn/')) {
    for (const chunk of result.lazy) console.log(line(`  on demand: ${chunk.fileName}`, brotliSize([chunk])));
  }
  if (process.argv.includes('--why')) why(result);
}
if (over) {
  console.error('Over budget. `npm run check:size -- --why` says what takes the room.');
  process.exitCode = 1;
}
