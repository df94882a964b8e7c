import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {import('./mutations.mjs').Mutation} Mutation */

/**
 * The text of a file with the mutation in it.
 * @param {Mutation} mutation
 * @param {string} folder Where the file is looked for.
 * @throws where the text to take out is not there exactly once: the table is older than the source
 */
export function mutated({ file, take, put }, folder) {
  const source = readFileSync(path.join(folder, file), 'utf8');
  const times = source.split(take).length - 1;
  if (times !== 1) throw new Error(`${file} has ${times} times, not once: ${take}`);
  return source.replace(take, () => put);
}
