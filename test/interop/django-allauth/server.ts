/* django-allauth in a Python of its own: project.py, which answers at a port that it says. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pythonOf } from '../../../tools/interop/install.mjs';
import type { StartServer } from '../support/real-server.js';

const folder = import.meta.dirname;

/** The port of the server, which ends with us: it reads from a pipe, and stops when that is closed. */
async function begin(): Promise<number> {
  const project = path.join(folder, 'project.py');
  const child = spawn(pythonOf(folder), [project], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said = once(createInterface(child.stdout), 'line');
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`django-allauth ended with code ${String(code)} before it said its port.`);
  });
  ended.catch(() => undefined);
  const [line] = (await Promise.race([said, ended])) as [string];
  child.unref();
  return Number(line);
}

export const start: StartServer = async (origin) => {
  const port = await begin();
  const { host } = new URL(origin);
  const forward = async (request: Request, at: string): Promise<Response> => {
    const headers = new Headers(request.headers);
    for (const name of ['Host', 'Connection', 'Content-Length', 'Accept-Encoding']) headers.delete(name);
    headers.set('X-Forwarded-Host', host);
    const body = request.method === 'GET' ? null : await request.arrayBuffer();
    const { method } = request;
    return fetch(`http://127.0.0.1:${String(port)}${at}`, { method, headers, body, redirect: 'manual' });
  };
  return {
    paths: ['/_allauth/'],
    fetch: (request) => {
      const { pathname, search } = new URL(request.url);
      return forward(request, pathname + search);
    },
    control: (what, request) => forward(request, `/_control/${what}`),
  };
};
