/* What each folder of test/interop needs, installed into that folder by the lock file that lies there. */
import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from '../engines/programs.mjs';
import { filesBelow } from '../lib/fresh.mjs';
import { root } from '../lib/root.mjs';
import { npm, run } from '../lib/run.mjs';
import { postgresProgram } from './postgres.mjs';
import { goBuildOfSource } from './source-build.mjs';

/** What says that there is no way out, as npm, pip, Maven and Go name it. */
const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Unknown host|Could not transfer artifact|dial tcp|Could not resolve host|Failed to connect|unable to access/;

/** What a Go says that is older than the one which go.mod asks for, and may not fetch that. */
const OLD_GO = /go\.mod requires go|invalid go version|toolchain not available/;

/**
 * @typedef {object} Recipe
 * @property {string} lock What is installed, by version.
 * @property {string} stamp Is there, and newer than the lock file, when that was done.
 * @property {boolean} everyday Whether `npm test` installs it, too.
 * @property {string} [sources] A folder from which something is built; that it changed is a reason to build again.
 * @property {(readonly string[])[]} [programs] What it takes that not every machine has, each by its names.
 * @property {boolean} [postgres] Whether it needs a PostgreSQL.
 * @property {(folder: string) => Promise<{ code: number, output: string }>} install
 */

/** @param {string} folder */
const npmInstall = (folder) =>
  // By its flag, because npm tells its scripts that the prefix is that of the package which they belong to.
  npm(['ci', '--ignore-scripts', '--prefix', folder], { quiet: true, cwd: folder });

/** @param {string} folder */
async function pipInstall(folder) {
  const venv = path.join(folder, '.venv');
  rmSync(venv, { recursive: true, force: true });
  const made = await run(pythonName() ?? 'python3', ['-m', 'venv', venv], { quiet: true });
  if (made.code !== 0) return made;
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r'];
  const done = await run(pythonOf(folder), [...pip, path.join(folder, 'requirements.txt')], { quiet: true });
  // What is half installed would look as if it were there.
  if (done.code !== 0) rmSync(venv, { recursive: true, force: true });
  return done;
}

const pythonName = () => findProgram('python3', 'python');

/** The Python of a folder's own environment. @param {string} folder */
export const pythonOf = (folder) =>
  path.join(
    folder,
    ...(process.platform === 'win32' ? ['.venv', 'Scripts', 'python.exe'] : ['.venv', 'bin', 'python']),
  );

/** @param {string} folder */
const mavenPackage = (folder) =>
  run(findProgram('mvn', 'mvn.cmd') ?? 'mvn', ['-q', '-B', 'package'], { quiet: true, cwd: folder });

/** @param {string} folder */
const goBuild = (folder) =>
  run(findProgram('go', 'go.exe') ?? 'go', ['build', '-trimpath', '-o', '../target/server', '.'], {
    quiet: true,
    cwd: path.join(folder, 'src'),
  });

/** @type {Readonly<Record<string, Recipe>>} */
export const recipes = {
  'better-auth': {
    lock: 'package-lock.json',
    stamp: 'node_modules/.package-lock.json',
    everyday: true,
    install: npmInstall,
  },
  'django-allauth': {
    lock: 'requirements.txt',
    stamp: '.venv/pyvenv.cfg',
    everyday: false,
    programs: [['python3', 'python']],
    install: pipInstall,
  },
  'go-webauthn': {
    lock: 'src/go.sum',
    stamp: 'target/server',
    sources: 'src',
    everyday: false,
    programs: [['go', 'go.exe']],
    install: goBuild,
  },
  hanko: {
    lock: 'source.json',
    stamp: 'target/server',
    everyday: false,
    programs: [['git'], ['go', 'go.exe']],
    postgres: true,
    install: goBuildOfSource,
  },
  'spring-security': {
    lock: 'pom.xml',
    stamp: 'target/server.jar',
    sources: 'src',
    everyday: false,
    programs: [['java'], ['mvn', 'mvn.cmd']],
    install: mavenPackage,
  },
};

/** @param {string} name */
export const folderOf = (name) => path.join(root, 'test/interop', name);

/** Whether what the lock file names is there. @param {string} name */
export function isInstalled(name) {
  const { lock, stamp, sources } = recipe(name);
  const done = path.join(folderOf(name), stamp);
  if (!existsSync(done)) return false;
  const built = sources ? filesBelow(`test/interop/${name}/${sources}`) : [];
  const wanted = [path.join(folderOf(name), lock), ...built.map((file) => path.join(root, file))];
  return wanted.every((file) => statSync(done).mtimeMs >= statSync(file).mtimeMs);
}

/**
 * Installs one where it is not there.
 * @param {string} name
 * @returns {Promise<{ skip?: string, problem?: string }>} Nothing where all is well; why it cannot run here, or what is
 *   broken.
 */
export async function installed(name) {
  const { programs = [], postgres, install } = recipe(name);
  if (postgres && !postgresProgram('initdb')) return { skip: 'Skipped, for there is no PostgreSQL.' };
  if (isInstalled(name)) return {};
  const missing = programs.find((names) => !findProgram(...names));
  if (missing) return { skip: `Skipped, for there is no ${missing[0] ?? ''}.` };
  console.log(`Installing test/interop/${name} …`);
  const { code, output } = await install(folderOf(name));
  if (code === 0) return {};
  if (OFFLINE.test(output))
    return { skip: `Skipped, for what test/interop/${name} needs cannot be installed without the network.` };
  if (OLD_GO.test(output)) return { skip: `Skipped, for test/interop/${name} needs a newer Go.` };
  return { problem: `test/interop/${name} could not be installed:\n${output.trim().slice(-2000)}` };
}

/** @param {string} name */
function recipe(name) {
  const found = recipes[name];
  if (!found) throw new Error(`There is no ${name} in test/interop: ${Object.keys(recipes).join(', ')}`);
  return found;
}
