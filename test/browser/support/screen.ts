/* A screen of its own with a keyboard, for what a browser draws outside of its pages. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const PROGRAMS = { server: 'Xvfb', manager: 'openbox', keys: 'xdotool' };

export interface Screen {
  /** What a program needs in its environment to be shown there. */
  readonly env: { readonly DISPLAY: string };
  /** Presses a key, by its name in X, for whatever has the focus. */
  readonly press: (key: string) => void;
  /** The windows that can be seen, with every list and dialog that a browser opens over a page. */
  readonly windows: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts a screen whose number is free, with a window manager: without one no window gets the focus. */
export async function startScreen(): Promise<Screen> {
  const server = spawn(
    PROGRAMS.server,
    ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const env = { DISPLAY: `:${await numberFrom(server)}` };
  const manager = spawn(PROGRAMS.manager, { stdio: 'ignore', env: { ...process.env, ...env } });
  const xdotool = (...args: string[]) =>
    spawnSync(PROGRAMS.keys, args, { env: { ...process.env, ...env }, timeout: 5000, encoding: 'utf8' });
  const press = (key: string) => {
    if (xdotool('key', '--clearmodifiers', key).status !== 0) throw new Error(`${key} could not be pressed.`);
  };
  const windows = () => xdotool('search', '--onlyvisible', '--name', '').stdout.split('\n').filter(Boolean);
  const stop = async () => {
    await end(manager);
    await end(server);
  };
  return { env, press, windows, stop };
}

async function numberFrom(server: ChildProcess): Promise<string> {
  try {
    const told = once(server.stdio[3]!, 'data', { signal: AbortSignal.timeout(10_000) });
    const [number] = (await told) as [Buffer];
    return number.toString().trim();
  } catch (cause) {
    server.kill('SIGKILL');
    throw new Error('Xvfb did not start.', { cause });
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
