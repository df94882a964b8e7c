/*
 * npm run analyze: writes custom-elements.json and what editors and JSX read, from the JSDoc of the elements.
 * With --check it writes to a scratch folder and compares.
 */
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/root.mjs';

const FILES = ['custom-elements.json', 'vscode.html-custom-data.json', 'web-types.json', 'jsx.d.ts'];

/** A folder of its own for each run, so that two at once do not meet. */
const SCRATCH = `node_modules/.cache/manifest-${process.pid}`;

/**
 * @param {string} outdir Relative to the repository: the generators do not take another.
 */
async function generate(outdir) {
  process.chdir(root);
  const manifest = await cli({ argv: ['analyze'], cwd: root, noWrite: true });
  if (!manifest) throw new Error('The analyzer made no manifest.');
  mkdirSync(path.join(root, outdir), { recursive: true });
  writeFileSync(path.join(root, outdir, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  generateVsCodeCustomElementData(manifest, { outdir, cssFileName: null, hideLogs: true });
  generateJetBrainsWebTypes(manifest, { outdir, packageJson: false, hideLogs: true });
  generateJsxTypes(manifest, {
    outdir,
    fileName: 'jsx.d.ts',
    stronglyTypedEvents: true,
    componentTypePath: (_name, tag) => `passkey-elements/${tag?.replace(/^passkey-/, '') ?? ''}`,
  });
  importEvents(path.join(root, outdir, 'jsx.d.ts'), manifest);
}

/**
 * The generator names the event classes without importing them.
 * @param {string} file
 * @param {import('@custom-elements-manifest/analyzer/cli.js').Manifest} manifest
 */
function importEvents(file, manifest) {
  const events = manifest.modules
    .flatMap((module) => module.declarations ?? [])
    .flatMap((declaration) => declaration.events ?? []);
  const types = events.map((event) => event.type?.text ?? '');
  const names = [...new Set(types)].filter((name) => /^Passkey\w+Event$/.test(name)).sort();
  if (names.length === 0) return;
  const line = `import type { ${names.join(', ')} } from "passkey-elements/events";`;
  writeFileSync(file, `${line}\n${readFileSync(file, 'utf8')}`);
}

/** @param {string} file */
const read = (file) => (existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '');

async function check() {
  await generate(SCRATCH);
  const stale = FILES.filter((file) => read(file) !== read(`${SCRATCH}/${file}`));
  rmSync(path.join(root, SCRATCH), { recursive: true });
  if (stale.length === 0) {
    console.log('The generated files are fresh.');
    return;
  }
  console.error(`Not fresh: ${stale.join(', ')}. Run \`npm run analyze\` and commit what it writes.`);
  process.exitCode = 1;
}

await (process.argv.includes('--check') ? check() : generate('.'));
