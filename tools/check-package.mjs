/* npm run check:package: the tarball as npm would publish it, with what is built now. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './lib/root.mjs';
import { binOf, run } from './lib/run.mjs';

/** What the tarball may hold, besides what npm always takes along. */
const WELCOME = /^(?:dist\/|cdn\/|cli\/|docs\/(?:conformance\.md|openapi\.yaml)$|[\w.-]+$)/;
const UNWELCOME = /(?:^|\/)(?:test|tests|demo|tools|src|node_modules)\/|\.map$|\.tsbuildinfo$/;

/** @param {string} folder */
async function pack(folder) {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const npm = process.env['npm_execpath'];
  const [command, rest] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
  const { code, output } = await run(command, rest, { quiet: true });
  if (code !== 0) throw new Error(output);
  /** @type {[{ filename: string, files: { path: string }[] }]} */
  const [{ filename, files }] = JSON.parse(output.slice(output.search(/^\[/m)));
  return { tarball: path.join(folder, filename), files: files.map((file) => file.path) };
}

/** @param {unknown} target @returns {string[]} */
const pathsOf = (target) =>
  typeof target === 'string' ? [target] : Object.values(/** @type {object} */ (target)).flatMap(pathsOf);

/**
 * @param {string[]} files
 * @param {string} target A path of package.json, perhaps with a star.
 */
function isPacked(files, target) {
  const [start = '', end] = target.replace(/^\.\//, '').split('*');
  return files.some((file) =>
    end === undefined ? file === start : file.startsWith(start) && file.endsWith(end),
  );
}

/** @param {string[]} files */
function contentProblems(files) {
  const facts = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const named = [
    facts.bin,
    facts.exports,
    facts.customElements,
    facts['web-types'],
    facts.unpkg,
    facts.sideEffects,
  ].flatMap(pathsOf);
  return [
    ...named
      .filter((target) => !isPacked(files, target))
      .map((target) => `package.json names ${target}, which is not there`),
    ...files
      .filter((file) => !WELCOME.test(file) || UNWELCOME.test(file))
      .map((file) => `${file} should not be published`),
  ];
}

/**
 * @param {string} tool
 * @param {string[]} args
 */
async function passes(tool, args) {
  const { code, output } = await run(
    process.execPath,
    [binOf(tool, tool.startsWith('@') ? 'attw' : tool), ...args],
    { quiet: true },
  );
  if (code !== 0) console.error(output);
  return code === 0;
}

const folder = mkdtempSync(path.join(tmpdir(), 'passkey-elements-pack-'));
try {
  const { tarball, files } = await pack(folder);
  const problems = contentProblems(files);
  for (const problem of problems) console.error(problem);
  const published = await passes('publint', ['run', tarball, '--strict']);
  // JSON and the star are no modules with types of their own.
  const typed = await passes('@arethetypeswrong/cli', [
    tarball,
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    './custom-elements.json',
    './jsx',
    '--no-emoji',
  ]);
  console.log(`${files.length} files packed.`);
  if (problems.length > 0 || !published || !typed) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
