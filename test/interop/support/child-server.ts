/* A server that is a program of its own: it says where it is, and ends with us. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What a request to it must not take along, and what an answer of it must not: both are sent anew. */
const HOP_BY_HOP = [
  'Connection',
  'Content-Length',
  'Host',
  'Keep-Alive',
  'Transfer-Encoding',
  'Accept-Encoding',
];

/**
 * Starts it, and resolves to the first line that it writes.
 *
 * @param env Added to the environment.
 */
export async function childSays(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  // Its standard input is a pipe that closes with this process: it ends then.
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  process.once('exit', () => child.kill());
  const said = once(createInterface(child.stdout), 'line');
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${program} ended with code ${String(code)} before it said anything.`);
  });
  ended.catch(() => undefined);
  const [line] = (await Promise.race([said, ended])) as [string];
  child.unref();
  return line;
}

/** The same request, to another address. */
export async function passOn(
  request: Request,
  url: string,
  more: Record<string, string> = {},
): Promise<Response> {
  const { method } = request;
  const headers = new Headers(request.headers);
  for (const name of HOP_BY_HOP) headers.delete(name);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  const answer = await fetch(url, { method, headers, body, redirect: 'manual' });
  const told = new Headers(answer.headers);
  for (const name of [...HOP_BY_HOP, 'Content-Encoding']) told.delete(name);
  const { status } = answer;
  return new Response(status === 204 ? null : await answer.arrayBuffer(), { status, headers: told });
}
