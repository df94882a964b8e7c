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

/**
 * What a suite cannot run without, each with the Debian package that brings it.
 * @type {Readonly<Record<'firefox' | 'webkit', readonly (readonly [string, ...string[]])[]>>}
 */
const needs = {
  firefox: [['firefox-esr', 'firefox-esr', 'firefox']],
  webkit: [
    ['webkit2gtk-driver', 'WebKitWebDriver'],
    ['xvfb', 'Xvfb'],
  ],
};

/**
 * Why a suite is skipped here, and what to do about that; nothing where it can run.
 * @param {'firefox' | 'webkit'} engine
 */
export function reasonToSkip(engine) {
  const missing = needs[engine].filter(([, ...programs]) => !findProgram(...programs)).map(([name]) => name);
  if (missing.length === 0) return undefined;
  return `${missing.join(' and ')} not found, so these tests are skipped; on Debian: apt-get install ${missing.join(' ')}`;
}
