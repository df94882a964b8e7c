/*
 * PropelAuth BYO: the routes are those of docs/presets/propelauth.md and the client is the vendor's own. The sidecar
 * behind them answers as the types of that client say.
 */
import { createClient, type Command, type PropelAuthClient } from '@propelauth/byo-node';
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
      readonly auth: PropelAuthClient;
      userOf(request: Request): Promise<AppUser | undefined>;
      userCalled(email: string): Promise<AppUser | undefined>;
      signIn(user: AppUser): Promise<Record<string, string>>;
    },
    base?: string,
  ): (request: Request) => Promise<Response>;
}

const KEY = 'integration-key';
const PAGE = 'docs/presets/propelauth.md';

const told = (user: User | undefined): AppUser | undefined => user && { id: user.id, email: user.name };

export const serve: WireServer = (world) => {
  const app = new Hono();
  const runCommand = sidecar(world);
  const userOf = (id: string) => world.users.find((user) => user.id === id);
  const routes = moduleOfPage<Routes>(PAGE, 'passkey-routes.ts').then(({ passkeyRoutes }) =>
    passkeyRoutes({
      auth: createClient({ url: `${world.origin}/wire/propelauth/sidecar`, integrationKey: KEY }),
      userOf: async (request) => told(await asked(world, request)),
      userCalled: async (email) => told(world.users.find(({ name }) => name === email)),
      signIn: async ({ id }) => ({
        'Set-Cookie': `wire-session=${world.openSession(userOf(id)).token}; Path=/; HttpOnly; SameSite=Lax`,
      }),
    }),
  );

  app.post('/sidecar/run-command', async (context) => {
    if (context.req.header('Authorization') !== `Bearer ${KEY}`)
      return context.json({ type: 'InvalidIntegrationKey' }, 401);
    return runCommand(context, await context.req.json<Command>());
  });
  app.all('*', async (context) => (await routes)(context.req.raw));
  return app;
};

/** Who asks, by the cookie of the request. */
async function asked(world: World, request: Request): Promise<User | undefined> {
  let user: User | undefined;
  const app = new Hono().all('*', (context) => {
    user = sessionOf(world, context)?.user;
    return context.body(null);
  });
  await app.fetch(new Request(request.url, { headers: request.headers }));
  return user;
}

const info = ({ credentialId, name }: StoredPasskey) => ({
  ...(name !== undefined && { displayName: name }),
  credentialId,
});

interface Ceremony extends Session {
  passkeyName?: string | undefined;
}

/** Why the sidecar refuses, in its own words. */
class Failure extends Error {
  constructor(
    readonly type: string,
    readonly details?: unknown,
  ) {
    super(type);
  }
}

/** What the commands are given, taken together. */
interface Data {
  readonly passkeyDisplayName?: string;
  readonly publicKey?: unknown;
  readonly credentialId?: string;
}

type Answer = (user: User, ceremony: Ceremony, data: Data) => object | Promise<object>;

/** The commands of the sidecar that are about passkeys. */
const commands = (world: World): Readonly<Record<string, Answer>> => ({
  async StartPasskeyRegistration(user, ceremony, { passkeyDisplayName }) {
    const { length } = user.passkeys;
    if (length >= user.max)
      throw new Failure('TooManyPasskeys', { max_passkeys: user.max, current_count: length });
    ceremony.passkeyName = passkeyDisplayName;
    return { registrationOptions: await world.beginRegistration(ceremony, user) };
  },
  async FinishPasskeyRegistration(user, ceremony, { publicKey }) {
    if (!ceremony.begun) throw new Failure('NoRegistrationChallengeFound');
    await world.register(ceremony, user, publicKey, ceremony.passkeyName);
    return {};
  },
  async StartPasskeyAuthentication({ passkeys }, ceremony) {
    if (passkeys.length === 0) throw new Failure('NoPasskeysRegisteredForUser');
    const options = await world.beginLogin(ceremony);
    const allowCredentials = passkeys.map(({ credentialId }) => ({ id: credentialId, type: 'public-key' }));
    return { authenticationOptions: { ...options, allowCredentials } };
  },
  async FinishPasskeyAuthentication(user, ceremony, { publicKey }) {
    if (!ceremony.begun) throw new Failure('NoAuthenticationChallengeFound');
    if ((await world.login(ceremony, publicKey)) !== user)
      throw new Failure('UnexpectedError', 'another user');
    return {};
  },
  FetchAllPasskeysForUser: ({ passkeys }) => ({ passkeys: passkeys.map(info) }),
  DeregisterPasskey(user, _, data) {
    const passkey = user.passkeys.find(({ credentialId }) => credentialId === data.credentialId);
    if (!passkey) throw new Failure('PasskeyNotFound');
    World.remove(user, passkey.id);
    return {};
  },
});

/** A user has one ceremony at a time. */
function sidecar(world: World): (context: Context, command: Command) => Promise<Response> {
  const ceremonies = new Map<string, Ceremony>();
  const known = commands(world);

  return async (context, { command, data }) => {
    try {
      const user = world.users.find(({ id }) => 'userId' in data && id === data.userId);
      const answer = known[command];
      if (!user || !answer) throw new Failure('UnexpectedError', 'no such user or command');
      const ceremony: Ceremony = ceremonies.get(user.id) ?? world.openSession();
      ceremonies.set(user.id, ceremony);
      return context.json(await answer(user, ceremony, data as Data));
    } catch (error) {
      const { type, details } = failureOf(error);
      return context.json({ type, details }, 400);
    }
  };
}

function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (!(error instanceof Refused)) throw error;
  return error.why === 'known'
    ? new Failure('PasskeyForUserAlreadyExists')
    : new Failure('UnexpectedError', error.why);
}
