/*
 * The Hanko Passkey API: the routes are those of docs/presets/hanko.md. Behind them a tenant answers as the handlers
 * of the vendor's passkey-server do.
 */
import { Hono, type Context } from 'hono';
import { sessionOf, type WireServer } from './support/controls.js';
import { moduleOfPage } from './support/routes-of-page.js';
import { Refused, World, type Session, type StoredPasskey, type User } from './support/world.js';

interface AppUser {
  readonly id: string;
  readonly email: string;
}

interface Routes {
  passkeyRoutes(
    app: {
      readonly tenant: string;
      readonly apiKey: string;
      readonly rpId: string;
      userOf(request: Request): Promise<AppUser | undefined>;
      userWithId(id: string): Promise<AppUser | undefined>;
      signIn(user: AppUser): Promise<Record<string, string>>;
      halfway(request: Request): Promise<AppUser | undefined>;
    },
    base?: string,
  ): (request: Request) => Promise<Response>;
}

const KEY = 'api-key';
const PAGE = 'docs/presets/hanko.md';

const told = (user: User | undefined): AppUser | undefined => user && { id: user.id, email: user.name };

export const serve: WireServer = (world) => {
  const app = new Hono();
  const userOf = (id: string) => world.users.find((user) => user.id === id);
  const asked = async (request: Request) => told(await whoAsks(world, request));
  const routes = moduleOfPage<Routes>(PAGE, 'passkey-routes.ts').then(({ passkeyRoutes }) =>
    passkeyRoutes({
      tenant: `${world.origin}/wire/hanko/tenant`,
      apiKey: KEY,
      rpId: 'localhost',
      userOf: asked,
      // Whoever has a session has passed the first factor, if not the second.
      halfway: asked,
      userWithId: async (id) => told(userOf(id)),
      signIn: async ({ id }) => ({
        'Set-Cookie': `wire-session=${world.openSession(userOf(id)).token}; Path=/; HttpOnly; SameSite=Lax`,
      }),
    }),
  );
  app.route('/tenant', tenant(world));
  app.all('*', async (context) => (await routes)(context.req.raw));
  return app;
};

/** Who asks, by the cookie of the request. */
async function whoAsks(world: World, request: Request): Promise<User | undefined> {
  let user: User | undefined;
  const app = new Hono().all('*', (context) => {
    user = sessionOf(world, context)?.user;
    return context.body(null);
  });
  await app.fetch(new Request(request.url, { headers: request.headers }));
  return user;
}

/** What was begun, by the challenge that is expected. */
interface Ceremony {
  readonly kind: 'registration' | 'login';
  readonly session: Session;
  /** Nobody's: any passkey may answer. */
  readonly user: User | undefined;
}

type Status = 400 | 401 | 404;

class Failure extends Error {
  constructor(
    readonly status: Status,
    readonly title: string,
    readonly details = '',
  ) {
    super(title);
  }
}

const NO_CHALLENGE = 'received challenge does not match with any stored one';

/** A token as the vendor signs them; who gets it directly does not look at the signature. */
const token = (sub: string, cred: string): string =>
  ['{}', JSON.stringify({ sub, cred, aud: ['localhost'] }), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

const challengeOf = (credential: unknown): string => {
  const { response } = credential as { response: { clientDataJSON: string } };
  const text = Buffer.from(response.clientDataJSON, 'base64url').toString();
  return (JSON.parse(text) as { challenge: string }).challenge;
};

/** One tenant; all of its users are those of the world. */
function tenant(world: World): Hono {
  const app = new Hono();
  const ceremonies = new Map<string, Ceremony>();
  const secondFactors = new Set<string>();

  const row = (user: User, passkey: StoredPasskey) => ({
    id: passkey.credentialId,
    name: passkey.name ?? `cred-${passkey.credentialId}`,
    public_key: Buffer.from(passkey.publicKey).toString('base64url'),
    attestation_type: 'none',
    aaguid: passkey.aaguid,
    last_used_at: (passkey.lastUsedAt ?? passkey.createdAt).toISOString(),
    created_at: passkey.createdAt.toISOString(),
    transports: [],
    backup_eligible: passkey.multiDevice,
    backup_state: passkey.backedUp,
    is_mfa: secondFactors.has(passkey.credentialId),
    user_id: user.id,
  });

  const rows = () => world.users.flatMap((user) => user.passkeys.map((passkey) => ({ user, passkey })));

  const find = (id: string) => {
    const found = rows().find(({ passkey }) => passkey.credentialId === id);
    if (!found) throw new Failure(404, `credential with id '${id}' not found`);
    return found;
  };

  const userWithId = (id: string): User => {
    const user = world.users.find((one) => one.id === id);
    if (!user) throw new Failure(404, 'user not found');
    return user;
  };

  function remember(kind: Ceremony['kind'], session: Session, user?: User): void {
    ceremonies.set(session.begun?.challenge ?? '', { kind, session, user });
  }

  function take(kind: Ceremony['kind'], credential: unknown): Ceremony | undefined {
    const challenge = challengeOf(credential);
    const ceremony = ceremonies.get(challenge);
    ceremonies.delete(challenge);
    return ceremony?.kind === kind ? ceremony : undefined;
  }

  app.onError((error, context) => {
    const { status, title, details } = failureOf(error);
    return context.json({ title, details, status }, status);
  });

  const needsKey = async (context: Context, next: () => Promise<void>) => {
    if (context.req.header('apiKey') !== KEY) throw new Failure(401, 'The api key is invalid');
    await next();
  };
  app.use('/credentials/*', needsKey);
  app.use('/mfa/*', needsKey);
  app.use('/registration/initialize', needsKey);

  app.get('/credentials', (context) => {
    const all = rows().filter(({ user }) => user.id === context.req.query('user_id'));
    context.header('X-Total-Count', String(all.length));
    const size = Number(context.req.query('per_page') ?? 20);
    return context.json(all.slice(0, size).map(({ user, passkey }) => row(user, passkey)));
  });
  app.get('/credentials/:id', (context) => {
    const { user, passkey } = find(context.req.param('id'));
    return context.json(row(user, passkey));
  });
  app.patch('/credentials/:id', async (context) => {
    const { passkey } = find(context.req.param('id'));
    ({ name: passkey.name } = await context.req.json<{ name: string }>());
    return context.body(null, 204);
  });
  app.delete('/credentials/:id', (context) => {
    const { user, passkey } = find(context.req.param('id'));
    World.remove(user, passkey.id);
    return context.body(null, 204);
  });

  for (const mfa of ['', '/mfa']) {
    app.post(`${mfa}/registration/initialize`, async (context) => {
      const { user_id } = await context.req.json<{ user_id: string }>();
      const session = world.openSession();
      const user = userWithId(user_id);
      const { excludeCredentials: _, ...publicKey } = await world.beginRegistration(session, user);
      remember('registration', session, user);
      return context.json({ publicKey });
    });
    app.post(`${mfa}/registration/finalize`, async (context) => {
      const credential = await context.req.json<unknown>();
      const { session, user } = take('registration', credential) ?? {};
      if (!session || !user) throw new Failure(400, NO_CHALLENGE);
      const { credentialId } = await world.register(session, user, credential);
      if (mfa) secondFactors.add(credentialId);
      return context.json({ token: token(user.id, credentialId) });
    });
    app.post(`${mfa}/login/initialize`, async (context) => {
      const { user_id } = await context.req.json<{ user_id?: string }>();
      const session = world.openSession();
      const user = user_id === undefined ? undefined : userWithId(user_id);
      const allowed = user?.passkeys ?? [];
      const publicKey = await world.beginLogin(session);
      remember('login', session, user);
      const allowCredentials = allowed.map(({ credentialId }) => ({ id: credentialId, type: 'public-key' }));
      return context.json({ publicKey: { ...publicKey, ...(user && { allowCredentials }) } });
    });
    app.post(`${mfa}/login/finalize`, async (context) => {
      const credential = await context.req.json<{ id: string }>();
      const { session, user } = take('login', credential) ?? {};
      if (!session) throw new Failure(401, 'failed to get session data', NO_CHALLENGE);
      const usable = (user ? user.passkeys : rows().map(({ passkey }) => passkey)).filter(
        ({ credentialId }) => mfa || !secondFactors.has(credentialId),
      );
      if (!usable.some(({ credentialId }) => credentialId === credential.id)) throw new Refused('unknown');
      const { id } = await world.login(session, credential);
      return context.json({ token: token(id, credential.id) });
    });
  }
  return app;
}

function failureOf(error: Error): Failure {
  if (error instanceof Failure) return error;
  if (!(error instanceof Refused)) throw error;
  return error.why === 'unknown'
    ? new Failure(
        401,
        'failed to validate assertion',
        'Unable to find the credential for the returned credential ID',
      )
    : new Failure(400, 'failed to validate attestation', 'Error validating the authenticator response');
}
