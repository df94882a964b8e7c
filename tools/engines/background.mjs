/* What a test starts beside itself, processes and folders: it is gone when the test is, however that ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How long a process may take to end by itself. */
const PATIENCE = 3000;

/** @type {Set<() => void>} */
const leftovers = new Set();

process.on('exit', () => {
  for (const remove of leftovers) remove();
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, () => process.exit(1));

/**
 * Ends this process if it still runs after so long: a browser that hangs must not hang whoever waits for it.
 * @param {number} seconds
 */
export function endAfter(seconds) {
  const ring = () => {
    console.error(`Not done after ${seconds} seconds; stopped.`);
    process.exit(1);
  };
  setTimeout(ring, seconds * 1000).unref();
}

/** A folder that is taken away at the end. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'passkey-elements-'));
  // A browser that is just being killed may still write.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  leftovers.add(remove);
  return {
    folder,
    remove: () => {
      leftovers.delete(remove);
      remove();
    },
  };
}

/**
 * Starts a program with all that it starts itself: stopping it stops them too. The fourth pipe is for what a program
 * tells by a file descriptor of its own.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env] Added to the environment.
 */
export function startInBackground(program, args, env = {}) {
  const child = spawn(program, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const gone = Promise.race([once(child, 'exit'), once(child, 'error')]);
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // Nobody of the group is left.
    }
  };
  const kill = () => end('SIGKILL');
  leftovers.add(kill);
  const stop = async () => {
    end('SIGTERM');
    const timer = setTimeout(kill, PATIENCE);
    await gone;
    clearTimeout(timer);
    kill();
    leftovers.delete(kill);
  };
  return { child, gone, stop };
}
