import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** What is installed into a folder of ours is not ours. */
const FOREIGN = /[\\/](?:node_modules|\.venv|target)[\\/]/;

/**
 * Every file of ours below a folder, relative to the repository, in an order that does not depend on the machine.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  const absolute = path.join(root, folder);
  if (!isFolder(folder)) return [];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !FOREIGN.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** @param {string} file */
const isFolder = (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.isDirectory() ?? false;

/** @param {string} file */
const modified = (file) => statSync(path.join(root, file)).mtimeMs;

/**
 * A source and everything below it. Folders count too: theirs is the time at which a file was deleted.
 * @param {string} source
 */
function everythingIn(source) {
  if (!isFolder(source)) return [source];
  const below = readdirSync(path.join(root, source), { recursive: true, encoding: 'utf8' });
  return [source, ...below.map((name) => path.join(source, name))];
}

/**
 * Whether an output was written after everything that it is made of.
 * @param {string} output
 * @param {readonly string[]} sources Files and folders.
 */
export function isFresh(output, sources) {
  if (!existsSync(path.join(root, output))) return false;
  const made = modified(output);
  const inputs = sources.flatMap(everythingIn);
  return inputs.every((file) => !existsSync(path.join(root, file)) || modified(file) <= made);
}
