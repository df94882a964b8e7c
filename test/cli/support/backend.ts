/* A backend to be tried: the demo's, in memory and without a network, perhaps with one fault. */
import { check, type CheckOptions, type Report } from '../../../cli/check.mjs';
import { takingCodes } from './codes.js';
import { findAccountByName } from '../../../demo/server/accounts.js';
import { appointAdministrator } from '../../../demo/server/administrators.js';
import { signedUp } from '../../server/support/flows.js';
import { createApp, type App, type Options } from '../../../demo/server/app.js';

export const origin = 'http://localhost:3000';
export const base = new URL(`${origin}/api/passkeys`);

type Next = (request: Request) => Promise<Response>;

/** What stands between the checks and the demo's server. */
export type Fault = (request: Request, next: Next) => Promise<Response>;

/** The demo's server, without limits that are not the test's subject. */
export function startDemo(options: Options = {}): Promise<App> {
  return createApp({ databaseUrl: ':memory:', rateLimit: false, site: false, origin, ...options });
}

/** The demo's server, with all that leaves no row untried; nobody waits. */
export async function startWhole(): Promise<Partial<CheckOptions> & { readonly app: App }> {
  let now = Date.now();
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const app = await startDemo({ now: clock.now, provisioning: true, audit: () => undefined });
  const mailbox = `${origin}/api/mails`;
  return {
    app: takingCodes(app, clock.now),
    clock,
    longestWait: 900,
    freshFor: 600,
    mailbox,
    ...(await office(app)),
  };
}

/** An administrator, whose session stays fresh, and an account that may be lost. */
async function office(app: App): Promise<Partial<CheckOptions>> {
  const root = await signedUp(app, 'root');
  await signedUp(app, 'lost');
  await appointAdministrator(app.db, 'root');
  await app.db.execute('UPDATE sessions SET proved_at = 9000000000000');
  const userId = (await findAccountByName(app.db, 'lost'))?.id ?? '';
  const cookie = [...root.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return { admin: [['Cookie', `${cookie}; administrator=1`]], userId };
}

/** Everything that the checks say of the demo's server behind a fault. */
export async function checkDemo(
  fault: Fault = (request, next) => next(request),
  { app, ...options }: Partial<CheckOptions> & { readonly app?: App } = {},
): Promise<Report> {
  const own = app ?? (await startDemo());
  const next: Next = async (request) => own.fetch(request);
  const send: typeof fetch = (url, init) => fault(new Request(url, init), next);
  try {
    return await check({ base, origin, fetch: send, ...options });
  } finally {
    if (!app) own.close();
  }
}

/** The rows of one result, by id. */
export function rowsThat(report: Report, result: Report['rows'][number]['result']): string[] {
  return report.rows.filter((row) => row.result === result).map(({ id }) => id);
}

/** Each row that failed or was not tried, with what it says; for a message of an assertion. */
export function complaints({ rows }: Report): string {
  return rows
    .flatMap(({ id, found, why }) => ((found ?? why) ? `${id}: ${found ?? why ?? ''}` : []))
    .join('\n');
}

export const isTo = ({ method, url }: Request, what: string): boolean =>
  `${method} ${new URL(url).pathname}` ===
  `${what.split(' ')[0] ?? ''} ${base.pathname}${what.split(' ')[1] ?? ''}`;

/** The same request with something else in its body. */
export async function withBody(request: Request, change: (body: Body) => object): Promise<Request> {
  const body = (await request.clone().json()) as object;
  return new Request(request, { body: JSON.stringify(change(body)) });
}

/** The same answer with something else in its body. */
export async function withAnswer(response: Response, change: (body: Body) => unknown): Promise<Response> {
  const body = (await response.clone().json()) as object;
  const { status } = response;
  return new Response(JSON.stringify(change(body)), { status, headers: response.headers });
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test digs where it knows what lies there
export type Body = any;

/** The same request with other headers; `undefined` takes one away. */
export function withHeaders(request: Request, headers: Record<string, string | undefined>): Request {
  const all = new Headers(request.headers);
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) all.delete(name);
    else all.set(name, value);
  }
  return new Request(request, { headers: all });
}

/** An answer that the contract has, with this status and body. */
export function answer(status: number, body: object = {}): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  const headers = { 'Content-Type': type, 'Cache-Control': 'no-store' };
  return new Response(JSON.stringify(status < 400 ? body : { title: 'No', status, ...body }), {
    status,
    headers,
  });
}
