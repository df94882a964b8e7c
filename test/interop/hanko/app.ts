/* The app in front of a tenant of Hanko's: users, sessions, the routes of docs/presets/hanko.md, and a test's wishes. */
import { SoftwareAuthenticator } from '../../../cli/authenticator/software-authenticator.mjs';
import { moduleOfPage } from '../../presets/servers/support/routes-of-page.js';

interface User {
  readonly id: string;
  readonly email: string;
}

interface Failing {
  readonly method: string;
  readonly path: string;
  times: number;
}

interface Routes {
  passkeyRoutes(app: object, base: string): (request: Request) => Promise<Response>;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
}

/** All apps of this file have the same users: sessions of one are good at the other. */
const users = new Map<string, User>();
const sessions = new Map<string, User>();
/** What is to come to nothing, by session: two pages ask at the same time. */
const failures = new Map<string, Failing>();

const sessionOf = ({ headers }: Request): string =>
  /(?:^|;\s*)app=([^;]+)/.exec(headers.get('Cookie') ?? '')?.[1] ?? '';

const signIn = (user: User): Record<string, string> => {
  const id = crypto.randomUUID();
  sessions.set(id, user);
  return { 'Set-Cookie': `app=${id}; Path=/; HttpOnly; SameSite=Lax` };
};

export interface App {
  fetch(request: Request): Promise<Response>;
  control(what: string, request: Request): Promise<Response>;
}

export async function appOf(
  tenant: { readonly url: string; readonly apiKey: string },
  origin: string,
  base: string,
): Promise<App> {
  const { passkeyRoutes } = await moduleOfPage<Routes>('docs/presets/hanko.md', 'passkey-routes.ts');
  const userOf = (request: Request) => Promise.resolve(sessions.get(sessionOf(request)));
  const routes = passkeyRoutes(
    {
      tenant: tenant.url,
      apiKey: tenant.apiKey,
      rpId: 'localhost',
      userOf,
      halfway: userOf,
      userWithId: (id: string) => Promise.resolve(users.get(id)),
      signIn: (user: User) => Promise.resolve(signIn(user)),
    },
    base,
  );

  async function hanko<T>(method: string, path: string, body?: object): Promise<T> {
    const headers = { apiKey: tenant.apiKey, 'Content-Type': 'application/json' };
    const answer = await fetch(tenant.url + path, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  const rowsOf = async ({ id }: User): Promise<Row[]> => {
    const rows = await hanko<Row[]>('GET', `/credentials?user_id=${id}&per_page=100`);
    return rows.sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
  };

  /** A passkey that no authenticator of the test holds. */
  async function store(user: User, name: string | null): Promise<void> {
    const authenticator = new SoftwareAuthenticator({ origin });
    const { publicKey } = await hanko<{ publicKey: Parameters<typeof authenticator.create>[0] }>(
      'POST',
      '/registration/initialize',
      { user_id: user.id, username: user.email },
    );
    const credential = authenticator.create(publicKey);
    await hanko('POST', '/registration/finalize', credential);
    if (name !== null) await hanko('PATCH', `/credentials/${credential.id}`, { name });
  }

  const controls: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
    async 'sign-in'(request) {
      const { passkeys = [] } = (await request.json()) as { passkeys?: (string | null)[] };
      const id = crypto.randomUUID();
      const user = { id, email: `ada-${id.slice(0, 8)}@example.com` };
      users.set(id, user);
      // The newest is shown first.
      for (const name of passkeys.toReversed()) await store(user, name);
      return Response.json({ token: '', user: user.email }, { headers: signIn(user) });
    },
    async 'sign-out'(request) {
      sessions.delete(sessionOf(request));
      return Response.json({});
    },
    async forget(request) {
      const { user: email } = (await request.json()) as { user: string };
      const user = [...users.values()].find((one) => one.email === email);
      for (const { id } of user ? await rowsOf(user) : []) await hanko('DELETE', `/credentials/${id}`);
      return Response.json({});
    },
    async fail(request) {
      failures.set(sessionOf(request), (await request.json()) as Failing);
      return Response.json({});
    },
    async me(request) {
      const user = await userOf(request);
      const passkeys = (user ? await rowsOf(user) : []).map(({ id, name }) => ({
        id,
        credentialId: id,
        ...(name !== `cred-${id}` && { name }),
      }));
      return Response.json({ user: user?.email, passkeys });
    },
  };

  return {
    fetch: async (request) => (fails(request) ? new Response(null, { status: 500 }) : routes(request)),
    control: async (what, request) =>
      (await controls[what]?.(request)) ?? new Response(null, { status: 404 }),
  };
}

function fails(request: Request): boolean {
  const { method, url } = request;
  const failing = failures.get(sessionOf(request));
  if (!failing?.times || method !== failing.method) return false;
  const [steps, wanted] = [new URL(url).pathname.split('/'), failing.path.split('/')];
  const isThis =
    steps.length === wanted.length && wanted.every((step, at) => step === '*' || step === steps[at]);
  if (isThis) failing.times -= 1;
  return isThis;
}
