import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Longer than any download that will end well, in milliseconds. */
const PATIENCE = 300_000;

/** @param {string[]} args */
function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', ['-q', '-y', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env,
    timeout: PATIENCE,
  });
  return status === 0;
}

/**
 * Installs packages of Debian where we may: as root. Says whether that went well; it is for the caller to see what is
 * there afterwards.
 * @param {readonly string[]} packages
 */
export function installDebian(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  return apt(['update']) && apt(['install', '--no-install-recommends', ...packages]);
}
