import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test, type TestContext } from 'node:test';
import { serve } from '@hono/node-server';
import type { Options } from '../../demo/server/app.js';
import { newAuthenticator, signedUp, startApp, Visitor } from './support/flows.js';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

async function listen(t: TestContext, options: Options = {}) {
  t.mock.method(console, 'error', () => undefined); // serveStatic complains of folders that are not built yet
  const app = await startApp({
    site: true,
    origin: (origin) => origin.startsWith('http://localhost:'),
    ...options,
  });
  const server = serve({ fetch: app.fetch, port: 0 });
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { app, port, origin: `http://localhost:${String(port)}` };
}

test('over HTTP: a sign-up, and limits per address', async (t) => {
  const rateLimit = { ceremonies: { limit: 2, windowMs: 60_000 } };
  const { origin } = await listen(t, { rateLimit });
  const overHttp = { fetch: (request: Request) => fetch(request) };
  const authenticator = newAuthenticator({ origin });
  class RemoteVisitor extends Visitor {
    override readonly origin = origin;
  }
  const visitor = new RemoteVisitor(overHttp, authenticator);
  assert.equal((await visitor.signUp('ada')).status, 201);
  assert.equal(await visitor.whoAmI(), 'ada');
  assert.equal((await visitor.send('POST', '/api/passkeys/login/begin', {})).status, 429);
});

test('over HTTP: a body without a length is cut off too', async (t) => {
  const { origin } = await listen(t);
  const chunk = new TextEncoder().encode('x'.repeat(10_000));
  let chunks = 0;
  const body = new ReadableStream({
    pull(controller) {
      chunks += 1;
      if (chunks > 20) controller.close();
      else controller.enqueue(chunk);
    },
  });
  const headers = { 'Content-Type': 'application/json' };
  const init = { method: 'POST', headers, body, duplex: 'half' };
  const response = await fetch(`${origin}/api/passkeys/login/begin`, init);
  assert.equal(response.status, 413);
});

test('every answer carries the strict policy', async (t) => {
  const { origin } = await listen(t);
  for (const path of ['/', '/manage.html', '/nothing-there', '/cdn/nothing-there.js', '/api/session']) {
    const { headers } = await fetch(origin + path);
    const policy = headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
    assert.match(
      policy,
      /frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html$/,
    );
    assert.doesNotMatch(policy, /unsafe|nonce|https?:/);
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(headers.get('Cross-Origin-Opener-Policy'), 'same-origin');
  }
});

test('no path leads out of the public folder', async (t) => {
  const { port } = await listen(t);
  for (const path of [
    '/../server/main.ts',
    '/..%2fserver%2fmain.ts',
    '/%2e%2e/server/main.ts',
    '/cdn/../package.json',
    '/cdn/..%2f..%2fpackage.json',
    '/cdn%2f..%2fpackage.json',
    '/..\\server\\main.ts',
    '/%00',
    '//etc/passwd',
  ]) {
    const answer = await rawGet(port, path);
    assert.match(answer, /^HTTP\/1\.1 (400|404) /, path);
    assert.doesNotMatch(answer, /passkey-elements"|createApp|root:/, path);
  }
});

test('password managers are told where passkeys are managed', async (t) => {
  const { origin } = await listen(t, { origin: 'https://example.com' });
  const response = await fetch(`${origin}/.well-known/passkey-endpoints`, { redirect: 'error' });
  assert.equal(response.headers.get('Content-Type'), 'application/json');
  const page = 'https://example.com/manage.html';
  assert.deepEqual(await response.json(), { enroll: page, manage: page });
});

test('without pages there is only the API', async () => {
  const app = await startApp({ site: false });
  const ada = await signedUp(app, 'ada');
  assert.equal((await ada.send('GET', '/')).status, 404);
});

test('the program starts, says where, and stops when told', async () => {
  const port = await freePort();
  const { child, output } = start({ PORT: String(port), DATABASE_URL: ':memory:' });
  const origin = `http://localhost:${String(port)}`;
  await waitFor(() => output().includes(origin));
  assert.equal((await fetch(`${origin}/api/session`)).status, 401);
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.equal(code, 0);
});

test('a port that is taken is explained', async (t) => {
  const { port } = await listen(t);
  const { child, output } = start({ PORT: String(port), DATABASE_URL: ':memory:' });
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.equal(code, 1);
  assert.match(output(), new RegExp(`Port ${String(port)} is in use.*PORT=`));
});

// Sends the path as it is; fetch() would tidy it up.
async function rawGet(port: number, path: string): Promise<string> {
  const socket = connect(port, 'localhost');
  socket.end(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function start(env: Record<string, string>) {
  let text = '';
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
    cwd: projectFolder,
    env: { ...process.env, ...env },
  });
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  return { child, output: () => text };
}

async function waitFor(condition: () => boolean): Promise<void> {
  const end = Date.now() + 15_000;
  while (!condition()) {
    assert.ok(Date.now() < end, 'It took too long');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
