/* A server of the contract in Go, as somebody would write it who has read docs/openapi.yaml: the folder src. */
import path from 'node:path';
import { check } from '../../../cli/check.mjs';
import { childSays, passOn } from '../support/child-server.js';
import type { StartServer } from '../support/real-server.js';

const program = path.join(import.meta.dirname, 'target', 'server');

const begin = (origin: string, ...more: string[]): Promise<string> =>
  childSays(program, ['-origin', origin, '-listen', '127.0.0.1:0', '-test', ...more]);

/** What `npx passkey-elements check` says of one whose challenges end soon, so that this can be tried, too. */
async function checked(): Promise<Response> {
  const origin = 'http://localhost';
  const server = await begin(origin, '-challenges', '8s');
  return Response.json(await check({ base: new URL('/api/passkeys', server), origin }));
}

export const start: StartServer = async (origin) => {
  const server = await begin(origin);
  return {
    paths: ['/api/passkeys'],
    fetch: (request) => {
      const { pathname, search } = new URL(request.url);
      return passOn(request, server + pathname + search);
    },
    control: (what, request) => {
      if (what === 'check') return checked();
      const asked = new Request(request, request.method === 'GET' ? { method: 'POST', body: '{}' } : {});
      return passOn(asked, `${server}/_control/${what}`, { 'Content-Type': 'application/json' });
    },
  };
};
