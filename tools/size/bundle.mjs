import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { root } from '../lib/root.mjs';

/**
 * @typedef {{ fileName: string, code: string, imports: string[], modules: Record<string, { renderedLength: number }> }} Chunk
 * @typedef {{ eager: Chunk[], lazy: Chunk[] }} Bundle
 */

/** Where the code of a consumer seems to lie, so that it resolves the package by its own name. */
const CONSUMER = path.join(root, 'consumer.js');

/**
 * @param {string} code
 * @returns {import('vite').Plugin}
 */
const consumer = (code) => ({
  name: 'consumer',
  enforce: 'pre',
  resolveId: (id) => (id === CONSUMER ? CONSUMER : undefined),
  load: (id) => (id === CONSUMER ? code : undefined),
});

/**
 * What loads with the entry, and what only on demand.
 * @param {readonly (Chunk & { isEntry: boolean })[]} chunks
 * @returns {Bundle}
 */
function split(chunks) {
  const eager = new Set(chunks.filter((chunk) => chunk.isEntry));
  for (const chunk of eager) {
    for (const other of chunks) if (chunk.imports.includes(other.fileName)) eager.add(other);
  }
  return { eager: [...eager], lazy: chunks.filter((chunk) => !eager.has(chunk)) };
}

/**
 * @param {import('vite').InlineConfig} config
 * @returns {Promise<Bundle>}
 */
async function bundle(config) {
  const result = await build({ root, logLevel: 'warn', ...config });
  const outputs = Array.isArray(result) ? result : [result];
  return split(
    outputs
      .flatMap((output) => ('output' in output ? output.output : []))
      .flatMap((item) => (item.type === 'chunk' ? [item] : [])),
  );
}

/**
 * Bundles what an app would, from the built package.
 * @param {string} code
 */
export function bundleConsumer(code) {
  return bundle({
    configFile: false,
    plugins: [consumer(code)],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: CONSUMER, formats: ['es'] },
      rolldownOptions: { output: { minify: true, comments: false } },
    },
  });
}

/** Bundles the CDN file again, in memory, as vite.config.ts says. */
export const bundleCdn = () => bundle({ build: { write: false } });

/** @param {readonly Chunk[]} chunks */
export const brotliSize = (chunks) =>
  chunks.reduce((sum, chunk) => sum + brotliCompressSync(chunk.code).byteLength, 0);
