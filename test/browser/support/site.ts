/* The demo's relying party with the pages of a test beside it, and an account of what it was asked for. */
import { serve, type ServerType } from '@hono/node-server';
import { createApp } from '../../../demo/server/app.js';
import { build } from '../../../tools/build.mjs';

/** Pages and scripts by their path, without any policy: what matters here is the browser's own behaviour. */
export type Files = Readonly<Record<string, string>>;

export interface Site {
  readonly origin: string;
  /** The challenges for a sign-in that were given out, in order. */
  readonly challenges: readonly string[];
  /** How many sign-ins were answered well. */
  readonly signIns: () => number;
  readonly stop: () => void;
}

/** A page with the built file in it, as one script tag brings it. */
export const pageWith = (body: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Test</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/cdn/passkey-elements.js"></script>
  </head>
  <body>${body}</body>
</html>`;

export async function startSite(files: Files): Promise<Site> {
  if (!(await build(['cdn'], { ifStale: true }))) throw new Error('cdn/ could not be built.');
  let origin = '';
  const challenges: string[] = [];
  let signIns = 0;
  const app = await createApp({
    origin: (candidate) => candidate === origin,
    rpId: 'localhost',
    databaseUrl: ':memory:',
    rateLimit: false,
  });

  const fetch: typeof app.fetch = async (request, env) => {
    const { pathname } = new URL(request.url);
    if (Object.hasOwn(files, pathname)) return serveFile(pathname, files[pathname]!);
    const answer = await app.fetch(request, env);
    if (pathname.endsWith('/login/begin')) challenges.push(await challengeIn(answer));
    if (pathname.endsWith('/login/complete') && answer.ok) signIns++;
    return answer;
  };

  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch, port: 0 }, ({ port }) => {
      origin = `http://localhost:${String(port)}`;
      resolve(started);
    });
  });
  const stop = () => {
    server.close();
    // A browser keeps its connections open.
    if ('closeAllConnections' in server) server.closeAllConnections();
    app.close();
  };
  return { origin, challenges, signIns: () => signIns, stop };
}

function serveFile(path: string, text: string): Response {
  const type = path.endsWith('.js') ? 'text/javascript' : 'text/html';
  return new Response(text, { headers: { 'Content-Type': type } });
}

async function challengeIn(answer: Response): Promise<string> {
  const { options } = (await answer.clone().json()) as { options: { challenge: string } };
  return options.challenge;
}
