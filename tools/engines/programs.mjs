import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * The first of these programs that is in the search path.
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
export function findProgram(...names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @typedef {'firefox' | 'webkit' | 'popup'} Suite */

/**
 * What a suite cannot run without, each by the Debian package that brings it, and the names of the program.
 * @type {Readonly<Record<Suite, Readonly<Record<string, readonly string[]>>>>}
 */
const needs = {
  firefox: { 'firefox-esr': ['firefox-esr', 'firefox'] },
  webkit: { 'webkit2gtk-driver': ['WebKitWebDriver'], xvfb: ['Xvfb'] },
  popup: { xvfb: ['Xvfb'], openbox: ['openbox'], xdotool: ['xdotool'] },
};

export const suites = /** @type {Suite[]} */ (Object.keys(needs));

/**
 * The packages of Debian whose programs are not here.
 * @param {Suite} suite
 */
export function missingPackages(suite) {
  return Object.entries(needs[suite]).flatMap(([name, programs]) => (findProgram(...programs) ? [] : [name]));
}

/**
 * Why a suite is skipped here, and what to do about that; nothing where it can run.
 * @param {Suite} suite
 */
export function reasonToSkip(suite) {
  const missing = missingPackages(suite);
  if (missing.length === 0) return undefined;
  return `Skipped, for there is no ${missing.join(', no ')}. On Debian: apt-get install ${missing.join(' ')}`;
}
