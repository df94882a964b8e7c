/*
 * A backend of the contract that lets requests wait for ever, or refuses, by the base it is asked at; and it knows
 * which requests nobody has given up.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../tools/lib/root.mjs';
import { passkeys } from '../fixtures.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const TYPES = { '.js': 'text/javascript', '.html': 'text/html' };
const CHALLENGE = 'Y2hhbGxlbmdlLWNoYWxsZW5nZS1jaGFsbGVuZ2U';
const USER = { id: 'bGVha3M', name: 'ada@example.org', displayName: 'Ada' };

const list = () => ({
  passkeys: passkeys(4, Date.now()),
  account: { rpId: 'localhost', userHandle: USER.id, name: USER.name, displayName: USER.displayName },
  policy: { max: 20, min: 1, otherWaysIn: [] },
  complete: true,
});

const request = () => ({
  options: { challenge: CHALLENGE, rpId: 'localhost', timeout: 300_000 },
  state: 's',
});

const creation = () => ({
  options: {
    challenge: CHALLENGE,
    rp: { id: 'localhost', name: 'Leaks' },
    user: USER,
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    timeout: 300_000,
  },
  state: 's',
});

/** @type {Readonly<Record<string, () => unknown>>} */
const ANSWERS = {
  '': list,
  'login/begin': request,
  'login/complete': () => ({}),
  'signup/begin': creation,
  'signup/complete': () => passkeys(1, Date.now())[0],
  'register/begin': creation,
  'register/complete': () => passkeys(1, Date.now())[0],
};

const REFUSAL = { type: 'about:blank', title: 'No', status: 403, code: 'forbidden' };

/** @param {import('node:http').ServerResponse} response @param {number} status @param {unknown} json */
function send(response, status, json) {
  response.writeHead(status, {
    'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
  });
  response.end(JSON.stringify(json));
}

/** @param {string} pathname @param {import('node:http').ServerResponse} response */
function sendFile(pathname, response) {
  const file = pathname.startsWith('/cdn/') ? path.join(root, pathname) : path.join(here, 'page', pathname);
  const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(pathname))];
  try {
    const text = readFileSync(file, 'utf8');
    response.writeHead(200, { 'Content-Type': type }).end(text);
  } catch {
    response.writeHead(404).end();
  }
}

/** `/api/{what}/{step}` is the base: of the operations that end in `step`, `what` is `held` or `refused`. */
const BASE = /^\/api\/(\w+)\/(\w+)\/?(.*)$/;

/** @param {string} pathname */
function read(pathname) {
  const [, what, step = '', operation = ''] = BASE.exec(pathname) ?? [];
  const meant = operation.endsWith(step) || (step === 'list' && operation === '');
  return what === undefined ? undefined : { operation, fate: meant ? what : 'plain' };
}

/** Starts on a free port. */
export async function serve() {
  const open = /** @type {Set<import('node:http').ServerResponse>} */ (new Set());
  const server = createServer((incoming, response) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
    const asked = read(pathname);
    if (!asked) return sendFile(pathname, response);
    open.add(response);
    response.on('close', () => open.delete(response));
    incoming.resume();
    if (asked.fate === 'held') return undefined;
    return asked.fate === 'refused'
      ? send(response, 403, REFUSAL)
      : send(response, 200, ANSWERS[asked.operation]?.());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The server has no port');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://localhost:${address.port}`, open: () => open.size, close };
}
