/* From what the runner's server gets to what servers on `fetch` take, and back. */
import { buffer } from 'node:stream/consumers';

/**
 * @param {import('node:http').IncomingMessage} incoming
 * @param {string} origin
 * @returns {Promise<Request>}
 */
export async function toRequest(incoming, origin) {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = method === 'GET' || method === 'HEAD' ? null : new Uint8Array(await buffer(incoming));
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [/** @type {[string, string]} */ ([name, String(value)])],
  );
  return new Request(new URL(url, origin), { method, headers: pairs, body });
}

/**
 * @param {Response} answer
 * @param {import('node:http').ServerResponse} outgoing
 */
export async function send(answer, outgoing) {
  const headers = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  outgoing.writeHead(answer.status, cookies.length > 0 ? { ...headers, 'set-cookie': cookies } : headers);
  outgoing.end(Buffer.from(await answer.arrayBuffer()));
}
