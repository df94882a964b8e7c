/*
 * Finds a Chromium, or brings one. `CHROME_PATH` wins, then what is installed, then Playwright's own.
 * Run as a program (`pretest` does) it installs one when there is none.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { installDebian } from './lib/apt.mjs';
import { binOf } from './lib/run.mjs';

const COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chrome',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const WINDOWS_PROGRAMS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

const isRoot = process.getuid?.() === 0;

/** Flags for tests: no first-run pages, no network of its own, and no sandbox only where root forbids one. */
export const browserFlags = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return MAC_APPS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => process.env[name] ?? [],
    );
    return folders.flatMap((folder) => WINDOWS_PROGRAMS.map((parts) => path.join(folder, ...parts)));
  }
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return COMMANDS.flatMap((command) => folders.map((folder) => path.join(folder, command)));
}

/**
 * The path of a Chromium that is here already.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH names ${chosen}, and there is no such file.`);
    return chosen;
  }
  return [...usualPlaces(), chromium.executablePath()].find(isProgram);
}

/** The path of a Chromium, or one clear sentence. */
export function requireBrowser() {
  const found = findBrowser();
  if (found) return found;
  throw new Error('No Chrome, Chromium or Edge found: install one, or set CHROME_PATH to its program.');
}

/** Launch options for Playwright, the same for tests, the benchmark and screenshots. */
export function launchOptions() {
  return { executablePath: requireBrowser(), args: [...browserFlags] };
}

/** Debian's own package where we may install one, else the browser that Playwright downloads. */
function install() {
  installDebian(['chromium']);
  if (findBrowser()) return;
  spawnSync(process.execPath, [binOf('playwright'), 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Makes sure that there is a browser. */
export function bringBrowser() {
  if (!findBrowser()) {
    console.log('No Chrome, Chromium or Edge here; installing one for the browser tests.');
    install();
  }
  return requireBrowser();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(`browser: ${bringBrowser()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
