import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from '../../../demo/server/app.js';

const SCRIPT = '/in-page.js';
const script = readFileSync(new URL('in-page.js', import.meta.url));

/** What the server holds. */
interface StoredPasskey {
  readonly name: string | null;
  readonly lastUsedAt: number | null;
}

/**
 * The demo's relying party with its pages on a free port, its database in memory. Every page begins with the script
 * that watches it.
 */
export async function startSite() {
  let origin = '';
  const app = await createApp({
    origin: (candidate) => candidate === origin,
    rpId: 'localhost',
    databaseUrl: ':memory:',
    rateLimit: false,
  });
  const server = serve({ fetch: answer, port: 0 });
  await once(server, 'listening');
  origin = `http://localhost:${String((server.address() as AddressInfo).port)}`;

  async function answer(...[request, env]: Parameters<typeof app.fetch>): Promise<Response> {
    if (new URL(request.url).pathname === SCRIPT)
      return new Response(script, { headers: { 'Content-Type': 'text/javascript' } });
    return watched(await app.fetch(request, env));
  }

  return {
    origin,
    async passkeysOf(username: string): Promise<readonly StoredPasskey[]> {
      const { rows } = await app.db.execute({
        sql: `SELECT name, last_used_at FROM passkeys
              WHERE account_id = (SELECT id FROM accounts WHERE username = ?) ORDER BY created_at, name`,
        args: [username],
      });
      return rows.map((row) => ({
        name: row['name'] as string | null,
        lastUsedAt: row['last_used_at'] as number | null,
      }));
    },
    async stop() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await once(server, 'close');
      app.close();
    },
  };
}

/** A page with the script in front of all others. */
async function watched(response: Response): Promise<Response> {
  if (!response.headers.get('Content-Type')?.startsWith('text/html')) return response;
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  const page = (await response.text()).replace('<head>', `<head><script src="${SCRIPT}"></script>`);
  return new Response(page, { status: response.status, headers });
}
