/* Serves the page of the benchmark, both sides, and a backend of the contract whose answers are made up. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../tools/lib/root.mjs';
import { passkeys } from './fixtures.mjs';

/** Milliseconds before a change is answered, so that "saving" is long painted when the answer comes. */
const CHANGE_TAKES = 60;

const here = path.dirname(fileURLToPath(import.meta.url));
const TYPES = { '.js': 'text/javascript', '.html': 'text/html', '.json': 'application/json' };

/** Isolated from other origins, the page may read the clock to 5 µs. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Which passkeys were removed, by the base that a page was given: each page has its own account. */
const removed = /** @type {Map<string, Set<string>>} */ (new Map());

/** The providers' names, in the same number as the package has them. */
function namesModule() {
  const lines = readFileSync(path.join(root, 'tools/data/aaguid-names.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const names = Object.fromEntries(lines.map((line) => line.split('\t').slice(0, 2)));
  return `export const names = ${JSON.stringify(names)};\n`;
}

/** @param {string} base @param {number} count */
function list(base, count) {
  const gone = removed.get(base);
  return {
    passkeys: passkeys(count, Date.now()).filter(({ id }) => !gone?.has(id)),
    account: { rpId: 'localhost', userHandle: 'YmVuY2g', name: 'ada@example.org', displayName: 'Ada' },
    policy: { max: 5000, min: 1, otherWaysIn: [] },
    complete: true,
  };
}

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return /** @type {Record<string, unknown>} */ (JSON.parse(body || '{}'));
}

/**
 * `/api/{account}/{count}` is the base.
 * @param {import('node:http').IncomingMessage} request
 * @param {string} pathname
 * @returns {Promise<unknown>} the answer, or nothing for 204
 */
async function answer(request, pathname) {
  const [, base = '', count = '0', rest = ''] = /^(\/api\/\w+\/(\d+))\/?(.*)$/.exec(pathname) ?? [];
  if (request.method === 'GET') return list(base, Number(count));
  const body = await bodyOf(request);
  if (rest === 'login/begin') {
    return { options: { challenge: 'Y2hhbGxlbmdl', rpId: 'localhost', timeout: 300_000 }, state: 's' };
  }
  await new Promise((resolve) => setTimeout(resolve, CHANGE_TAKES));
  if (request.method === 'PATCH') {
    const passkey = passkeys(Number(count), Date.now()).find(({ id }) => id === rest);
    return { ...passkey, name: body['name'] };
  }
  removed.set(base, (removed.get(base) ?? new Set()).add(rest));
  return undefined;
}

/**
 * Starts on a free port.
 * @param {Readonly<Record<string, string>>} builds Folders of built elements, each below `/builds/{name}`.
 */
export async function serve(builds) {
  const names = namesModule();
  /** @param {string} pathname */
  const fileFor = (pathname) => {
    const [, name = '', rest = ''] = /^\/builds\/(\w+)\/(.+)$/.exec(pathname) ?? [];
    const folder = builds[name];
    return folder ? path.join(folder, rest) : path.join(here, pathname);
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/api/')) {
      void answer(request, pathname).then((json) => {
        response.writeHead(json === undefined ? 204 : 200, {
          'Content-Type': 'application/json',
          ...ISOLATED,
        });
        response.end(json === undefined ? undefined : JSON.stringify(json));
      });
      return;
    }
    try {
      const text = pathname === '/names.js' ? names : readFileSync(fileFor(pathname), 'utf8');
      const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(pathname))];
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'max-age=600', ...ISOLATED });
      response.end(text);
    } catch {
      response.writeHead(404, ISOLATED).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The server has no port');
  return { origin: `http://localhost:${address.port}`, close: () => void server.close() };
}
