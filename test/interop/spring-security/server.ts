/* Spring Security as published, in a Spring Boot app that has the controller of the preset's page. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { StartServer } from '../support/real-server.js';

/** Starts the app, and says where it is. It ends with this process, whose end closes its standard input. */
async function startJava(origin: string): Promise<string> {
  const jar = fileURLToPath(new URL('target/server.jar', import.meta.url));
  const settings = [
    '--server.port=0',
    '--server.address=127.0.0.1',
    '--spring.main.banner-mode=off',
    '--logging.level.root=OFF',
    '--passkeys.rp-id=localhost',
    `--passkeys.origin=${origin}`,
  ];
  const java = spawn('java', ['-XX:TieredStopAtLevel=1', '-jar', jar, ...settings], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  process.once('exit', () => java.kill());
  for await (const line of createInterface({ input: java.stdout })) {
    const [, port] = /^PORT (\d+)$/.exec(line) ?? [];
    if (port) return `http://127.0.0.1:${port}`;
  }
  throw new Error('The Spring app did not start.');
}

export const start: StartServer = async (origin) => {
  const server = await startJava(origin);

  async function ask(request: Request, path: string): Promise<Response> {
    const { method, headers } = request;
    const body = method === 'GET' ? null : await request.arrayBuffer();
    const answer = await fetch(server + path, { method, headers, body, redirect: 'manual' });
    const told = new Headers(answer.headers);
    // The page goes where the app would have sent it, had it been on the page's own origin.
    const location = told.get('Location');
    if (location) told.set('Location', location.replace(/^https?:\/\/[^/]+/, ''));
    // What is passed on is whole, and has its length anew.
    for (const name of ['Transfer-Encoding', 'Connection', 'Keep-Alive']) told.delete(name);
    return new Response(answer.status === 204 ? null : await answer.arrayBuffer(), {
      status: answer.status,
      headers: told,
    });
  }

  return {
    paths: ['/webauthn/', '/login'],
    fetch: (request) => {
      const { pathname, search } = new URL(request.url);
      return ask(request, pathname + search);
    },
    control: (what, request) => ask(request, `/_control/${what}`),
  };
};
