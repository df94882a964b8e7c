/*
 * npm run build [-- dist] [-- cdn] [-- --if-stale]
 * dist/: unbundled ES modules and types, by tsc. cdn/: one file for a script tag, by Vite.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isFresh } from './lib/fresh.mjs';
import { root } from './lib/root.mjs';
import { binOf, run } from './lib/run.mjs';
import { minifyLiterals } from './vite/minify-literals.mjs';

/**
 * The modules stay as readable as tsc leaves them; only the white space in templates and style sheets goes, because
 * no bundler of an app looks into those.
 * @param {string} folder
 */
function minifyTemplates(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue;
    const file = path.join(folder, name);
    writeFileSync(file, minifyLiterals(readFileSync(file, 'utf8')));
  }
}

/** @typedef {{ output: string, sources: string[], make: () => Promise<boolean> }} Target */

/** @type {Readonly<Record<'dist' | 'cdn', Target>>} */
const targets = {
  dist: {
    output: 'dist/index.js',
    sources: ['src', 'tsconfig.json', 'tsconfig.build.json', 'tools/build.mjs', 'tools/vite'],
    async make() {
      rmSync(path.join(root, 'dist'), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      const { code } = await run(process.execPath, [binOf('typescript', 'tsc'), '-p', 'tsconfig.build.json']);
      if (code === 0) minifyTemplates(path.join(root, 'dist'));
      return code === 0;
    },
  },
  cdn: {
    output: 'cdn/passkey-elements.js',
    sources: ['src', 'tsconfig.json', 'vite.config.ts', 'package.json', 'tools/vite'],
    async make() {
      return (await run(process.execPath, [binOf('vite'), 'build', '--logLevel', 'warn'])).code === 0;
    },
  },
};

/**
 * @param {('dist' | 'cdn')[]} [names]
 * @param {{ ifStale?: boolean }} [options]
 */
export async function build(names = ['dist', 'cdn'], { ifStale = false } = {}) {
  for (const name of names) {
    const { output, sources, make } = targets[name];
    if (ifStale && isFresh(output, sources)) continue;
    const started = performance.now();
    if (!(await make())) return false;
    console.log(`${name}/ built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  const names = /** @type {('dist' | 'cdn')[]} */ (args.filter((arg) => arg in targets));
  const done = await build(names.length > 0 ? names : undefined, { ifStale: args.includes('--if-stale') });
  process.exitCode = done ? 0 : 1;
}
