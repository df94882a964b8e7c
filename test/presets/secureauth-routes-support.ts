/* The routes of docs/presets/secureauth.md over a pool, as a test asks them. */
import { Hono } from 'hono';
import { SoftwareAuthenticator } from '../support/software-authenticator.js';
import { PAGE, type Routes } from './servers/secureauth-app.js';
import { moduleOfPage } from './servers/support/routes-of-page.js';
import { MACHINE, system } from './servers/support/secureauth-system.js';
import { World } from './servers/support/world.js';

export const ORIGIN = 'http://localhost:8000';

export const ADMINISTRATOR = { Cookie: 's=root' };
export const NOBODY_SPECIAL = { Cookie: 's=ada' };
export const LONG_AGO = { Cookie: 's=old' };

export interface Link {
  readonly code: string;
  readonly codeId: string;
  readonly userId: string;
}

/** The routes over a pool; with what they asked it, and what became of it. */
export async function start({ token = MACHINE } = {}) {
  const world = new World(ORIGIN);
  const pool = new Hono().route('/system/pools/pool', system(world));
  const { administratorRoutes } = await moduleOfPage<Routes>(PAGE, 'administrator-routes.ts');
  const asked: string[] = [];
  const deeds: object[] = [];
  const handle = administratorRoutes({
    pool: 'https://pool.invalid/system/pools/pool',
    token: async () => token,
    asker: async ({ headers }) => {
      const cookie = headers.get('Cookie');
      if (!cookie) return undefined;
      return {
        id: cookie.slice(2),
        isAdministrator: cookie !== NOBODY_SPECIAL.Cookie,
        signedInAt: cookie === LONG_AGO.Cookie ? Date.now() - 11 * 60_000 : Date.now(),
      };
    },
    enrollment: 'https://app.example/enroll',
    secret: 'a secret of thirty-two bytes, or more',
    mode: 'smart',
    rpId: 'localhost',
    reauthenticate: '/sign-in/again',
    audit: (deed) => void deeds.push(deed),
  });
  const ask = async (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const own = globalThis.fetch;
    globalThis.fetch = async (url, init) => {
      const { pathname } = new URL(url as string);
      asked.push(`${init?.method ?? ''} ${pathname.replace('/system/pools/pool', '')}`);
      return pool.fetch(new Request(url, init));
    };
    try {
      const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
      const answer = await handle(new Request(`https://app.example/api/passkeys${path}`, init));
      const text = await answer.text();
      return { status: answer.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
    } finally {
      globalThis.fetch = own;
    }
  };
  const authenticator = new SoftwareAuthenticator({ origin: ORIGIN });
  /** A link for somebody, as it is in the address bar. */
  const linkFor = async (id: string): Promise<Link> => {
    const { body } = await ask('POST', `/users/${id}/enrollments`, ADMINISTRATOR, {});
    const inLink = new URLSearchParams(new URL(String(body['url'])).hash.slice(1));
    const value = (name: string) => inLink.get(name) ?? '';
    return { code: value('code'), codeId: value('code-id'), userId: value('user-id') };
  };
  const redeem = async (enrollment: Link, name?: string) => {
    const begun = await ask('POST', '/register/begin', {}, { enrollment });
    if (begun.status !== 200) return begun;
    const { options, state } = begun.body;
    const credential = authenticator.create(options as never, { ignoreExcluded: true });
    return ask('POST', '/register/complete', {}, { credential, state, name });
  };
  return { world, ask, asked, deeds, authenticator, linkFor, redeem };
}
