/* Programs that run beside a test. */
import { spawn, type SpawnOptions } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until something is so, half a minute at the longest. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; !(await condition()); tries += 1) {
    if (tries > 300) throw new Error(`It was in vain to wait until ${what}.`);
    await wait(100);
  }
}

/** Its standard input is a pipe that closes with us, however we end: then the shell ends the program. */
const SHELL = 'signal="$1"; shift; "$@" & read -r _; kill -s "$signal" $!; wait';

/** Runs a program for as long as we run, and does not show what it writes. */
export function withUs(program: string, args: string[], signal: string, options: SpawnOptions = {}): void {
  const shell = spawn('sh', ['-c', SHELL, 'sh', signal, program, ...args], {
    ...options,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
}
