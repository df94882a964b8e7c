/* Better Auth with its plugins for passkeys and second factors, as published, on tables in memory. */
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import { memoryAdapter } from 'better-auth/adapters/memory';
import type { StartServer } from '../support/real-server.js';

const DAY = 86_400_000;

const tables = { user: [], session: [], account: [], verification: [], passkey: [], twoFactor: [] };

/** So that the app of another path knows the session. */
const secret = crypto.randomUUID() + crypto.randomUUID();

const PASSWORD = 'correct horse battery staple';

/** One app; all of this file share the tables. */
const app = (origin: string, basePath: string, rateLimit: object, ...plugins: readonly unknown[]) =>
  betterAuth({
    baseURL: origin,
    basePath,
    secret,
    database: memoryAdapter(tables),
    emailAndPassword: { enabled: true },
    plugins: [passkey({ rpID: 'localhost', rpName: 'Better Auth' }), ...plugins],
    rateLimit,
    logger: { disabled: true },
    telemetry: { enabled: false },
  });

/** A passkey that no authenticator of the test holds. */
const stored = (userId: unknown, name: string | null, index: number) => ({
  name,
  userId,
  publicKey: 'AAAA',
  credentialID: Buffer.from(crypto.randomUUID()).toString('base64url'),
  counter: 0,
  deviceType: 'multiDevice',
  backedUp: true,
  transports: 'internal,hybrid',
  createdAt: new Date(Date.now() - DAY * (100 + index)),
  aaguid: 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4',
});

const pathOf = ({ url }: Request): string => /^\/api\/\w+\//.exec(new URL(url).pathname)?.[0] ?? '';

export const start: StartServer = async (origin) => {
  const auth = app(origin, '/api/auth', { enabled: false }, twoFactor({}));
  const strict = app(origin, '/api/strict', { enabled: true, window: 60, max: 1 });
  const plain = app(origin, '/api/plain', { enabled: false });
  const passwordless = app(
    origin,
    '/api/passwordless',
    { enabled: false },
    twoFactor({ allowPasswordless: true }),
  );
  const { adapter } = await auth.$context;
  const passkeysOf = (userId: string) =>
    adapter.findMany({ model: 'passkey', where: [{ field: 'userId', value: userId }] });

  /** Somebody new signs up by e-mail; the passkeys are put beside the vendor's code. */
  async function signIn(request: Request): Promise<Response> {
    const { passkeys = [] } = (await request.json()) as { passkeys?: (string | null)[] };
    const name = `ada-${crypto.randomUUID().slice(0, 8)}`;
    const body = { name, email: `${name}@example.com`, password: PASSWORD };
    const answer = await auth.api.signUpEmail({ body, asResponse: true });
    const { user } = (await answer.json()) as { user: { id: string } };
    for (const [index, one] of passkeys.entries())
      await adapter.create({ model: 'passkey', data: stored(user.id, one, index) });
    const headers = answer.headers.getSetCookie().map((cookie): [string, string] => ['Set-Cookie', cookie]);
    return Response.json({ token: '', user: name }, { headers });
  }

  async function me({ headers }: Request): Promise<Response> {
    const signedIn = await auth.api.getSession({ headers });
    const passkeys = signedIn ? await passkeysOf(signedIn.user.id) : [];
    return Response.json({
      user: signedIn?.user.name,
      passkeys: passkeys.map(({ id, name, credentialID }) => ({ id, name, credentialId: credentialID })),
    });
  }

  async function stale({ headers }: Request): Promise<Response> {
    const where = [{ field: 'token', value: (await auth.api.getSession({ headers }))?.session.token }];
    const createdAt = new Date(Date.now() - 2 * DAY);
    if (!(await adapter.update({ model: 'session', where, update: { createdAt } })))
      throw new Error('Nobody is signed in.');
    return Response.json({});
  }

  async function forget(request: Request): Promise<Response> {
    const { user } = (await request.json()) as { user: string };
    const found = await adapter.findOne({ model: 'user', where: [{ field: 'name', value: user }] });
    await adapter.deleteMany({ model: 'passkey', where: [{ field: 'userId', value: found?.['id'] }] });
    return Response.json({});
  }

  /** From now on the visitor has passkeys alone. */
  async function noPassword({ headers }: Request): Promise<Response> {
    const where = [{ field: 'userId', value: (await auth.api.getSession({ headers }))?.user.id }];
    await adapter.deleteMany({ model: 'account', where });
    return Response.json({});
  }

  const controls: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
    'sign-in': signIn,
    'sign-out': ({ headers }) => auth.api.signOut({ headers, asResponse: true }),
    stale,
    forget,
    'no-password': noPassword,
    me,
  };
  const others: Readonly<Record<string, typeof auth>> = {
    '/api/strict/': strict,
    '/api/plain/': plain,
    '/api/passwordless/': passwordless,
  };
  return {
    paths: ['/api/auth/', ...Object.keys(others)],
    fetch: (request) => (others[pathOf(request)] ?? auth).handler(request),
    control: async (what, request) =>
      (await controls[what]?.(request)) ?? new Response(null, { status: 404 }),
  };
};
