import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './root.mjs';

/**
 * @typedef {object} RunOptions
 * @property {boolean} [quiet] Keep the output back instead of streaming it.
 * @property {Record<string, string>} [env] Added to the environment.
 * @property {string} [cwd]
 */

/**
 * Runs a command to its end. Never throws for an exit code: that is for the caller to judge.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { quiet = false, env = {}, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.stderr?.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a script of package.json, the way npm itself would.
 * @param {string} name
 * @param {RunOptions} [options]
 */
export const runScript = (name, options) => npm(['run', '--silent', name], options);

/**
 * Runs npm: the one that runs us, if one does.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options) {
  const ours = process.env['npm_execpath'];
  return ours
    ? run(process.execPath, [ours, ...args], options)
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

/**
 * The file behind a command of a dev dependency, so that it can run under this Node with flags of its own.
 * @param {string} packageName
 * @param {string} [command] Where the package has several.
 */
export function binOf(packageName, command) {
  const require = createRequire(path.join(root, 'package.json'));
  const folder = path.join(root, 'node_modules', packageName);
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = require(path.join(folder, 'package.json'));
  const file = typeof bin === 'string' ? bin : bin[command ?? packageName.split('/').pop() ?? ''];
  if (!file) throw new Error(`${packageName} has no command ${command ?? ''}`);
  return path.join(folder, file);
}
