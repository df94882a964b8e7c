/* A server in Go that its makers publish as source alone: one commit of their repository, built here. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../lib/run.mjs';

/** @typedef {{ repository: string, commit: string, folder: string }} Source */

/**
 * Builds `target/server` of what `source.json` names, and leaves nothing else of it. `INTEROP_MIRROR` is a folder that
 * has the repositories by their names, for machines that do not reach them.
 * @param {string} folder
 */
export async function goBuildOfSource(folder) {
  /** @type {Source} */
  const source = JSON.parse(readFileSync(path.join(folder, 'source.json'), 'utf8'));
  const fetched = path.join(folder, 'target', 'source');
  rmSync(fetched, { recursive: true, force: true });
  mkdirSync(fetched, { recursive: true });
  try {
    return await fetchAndBuild(source, fetched, path.join(folder, 'target', 'server'));
  } finally {
    rmSync(fetched, { recursive: true, force: true });
  }
}

/**
 * @param {Source} source
 * @param {string} cwd
 * @param {string} program
 */
async function fetchAndBuild({ repository, commit, folder }, cwd, program) {
  const mirror = process.env['INTEROP_MIRROR'];
  const from = mirror ? path.join(mirror, path.basename(repository)) : repository;
  for (const args of [
    ['init', '--quiet'],
    ['fetch', '--quiet', '--depth', '1', from, commit],
    ['checkout', '--quiet', 'FETCH_HEAD'],
  ]) {
    const done = await run('git', args, { quiet: true, cwd });
    if (done.code !== 0) return done;
  }
  const sources = path.join(cwd, folder);
  // Its own build asks git for its version, by a tag that one commit alone does not have.
  writeFileSync(path.join(sources, 'build_info', 'version.txt'), commit);
  return run('go', ['build', '-o', program, '.'], { quiet: true, cwd: sources });
}
