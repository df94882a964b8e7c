/*
 * The My Account API of Auth0, as its reference and the client of its own SDK for pages have it:
 * https://github.com/auth0/auth0-spa-js, src/myaccount.
 */
import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { isCodeOf, newSecret, uriOf } from './support/authenticator-app.js';
import { sessionOf, type WireServer } from './support/controls.js';
import { Refused, World, type Session, type StoredPasskey, type User } from './support/world.js';

interface SignedIn {
  Variables: { session: Session & { user: User } };
}

type Status = 400 | 401 | 404;

const problem = (context: Context, status: Status, title: string, detail: string) =>
  context.json({ type: 'about:blank', status, title, detail }, status);

const PREFIX = 'passkey|';

const row = (passkey: StoredPasskey) => ({
  id: PREFIX + passkey.id,
  type: 'passkey',
  created_at: passkey.createdAt.toISOString(),
  usage: ['primary'],
  key_id: passkey.credentialId,
  public_key: Buffer.from(passkey.publicKey).toString('base64'),
  credential_device_type: passkey.multiDevice ? 'multi_device' : 'single_device',
  credential_backed_up: passkey.backedUp,
  identity_user_id: 'auth0|1',
  user_handle: 'YXV0aDB8MQ',
  transports: passkey.transports,
  aaguid: passkey.aaguid,
  relying_party_id: 'localhost',
  ...(passkey.lastUsedAt && { last_auth_at: passkey.lastUsedAt.toISOString() }),
});

/** An authenticator app; the id of its method changes when it is confirmed, as that of a passkey does. */
interface App {
  readonly secret: string;
  readonly session: string;
  confirmed: boolean;
}

const appRow = ([id, { confirmed }]: [string, App]) => ({
  id,
  type: 'totp',
  created_at: '2025-01-01T00:00:00.000Z',
  usage: ['secondary'],
  confirmed,
});

/** What every account has besides. */
const PASSWORD_ROW = {
  id: 'password|1',
  type: 'password',
  created_at: '2025-01-01T00:00:00.000Z',
  usage: ['primary'],
  identity_user_id: 'auth0|1',
};

const apps = new WeakMap<User, Map<string, App>>();

function appsOf(user: User): Map<string, App> {
  const there = apps.get(user) ?? new Map<string, App>();
  apps.set(user, there);
  return there;
}

function beginApp(context: Context, user: User): Response {
  const [id, session, secret] = [`totp|${crypto.randomUUID()}`, crypto.randomUUID(), newSecret()];
  appsOf(user).set(id, { secret, session, confirmed: false });
  context.header('Location', `${context.req.url}/${encodeURIComponent(id)}`);
  const body = {
    id,
    auth_session: session,
    barcode_uri: uriOf(secret, user.name),
    manual_input_code: secret,
  };
  return context.json(body, 202);
}

async function verifyApp(context: Context, user: User, id: string): Promise<Response> {
  const { auth_session: session, otp_code: code } = await context.req.json<Record<string, unknown>>();
  const app = appsOf(user).get(id);
  if (!app || app.session !== session) return problem(context, 404, 'Not Found', 'No such method');
  if (!isCodeOf(app.secret, code)) return problem(context, 400, 'Bad Request', 'Invalid otp_code.');
  app.confirmed = true;
  return context.json(appRow([id, app]), 201);
}

export const serve: WireServer = (world) => {
  const app = new Hono<SignedIn>().basePath('/me/v1/authentication-methods');
  app.use(
    createMiddleware<SignedIn>(async (context, next) => {
      const session = context.req.header('Authorization') ? sessionOf(world, context) : undefined;
      if (!session?.user) return problem(context, 401, 'Unauthorized', 'Invalid Token');
      context.set('session', session as Session & { user: User });
      return next();
    }),
  );
  app.get('/', (context) => {
    const others = [PASSWORD_ROW, ...[...appsOf(context.get('session').user)].map(appRow)];
    const asked = context.req.query('type') === 'passkey';
    const passkeys = context.get('session').user.passkeys.map(row);
    return context.json({ authentication_methods: asked ? passkeys : [...others, ...passkeys] });
  });
  app.post('/', async (context) => {
    const { type } = await context.req.json<{ type?: string }>();
    if (type === 'totp') return beginApp(context, context.get('session').user);
    if (type !== 'passkey') return problem(context, 400, 'Bad Request', 'Payload validation error');
    const session = context.get('session');
    const options = await world.beginRegistration(session, session.user);
    const { id = '' } = session.begun ?? {};
    context.header('Location', `${context.req.url}/${encodeURIComponent(`${PREFIX}new_${id}`)}`);
    return context.json({ auth_session: id, authn_params_public_key: options }, 202);
  });
  app.post('/:method/verify', async (context) => {
    const session = context.get('session');
    if (context.req.param('method').startsWith('totp|'))
      return verifyApp(context, session.user, context.req.param('method'));
    const { auth_session: begun, authn_response: response } = await context.req.json<{
      auth_session?: string;
      authn_response?: unknown;
    }>();
    const known =
      begun === session.begun?.id && context.req.param('method') === `${PREFIX}new_${begun ?? ''}`;
    try {
      if (!known) throw new Refused('no challenge');
      return context.json(row(await world.register(session, session.user, response)), 201);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return problem(context, 400, 'Bad Request', error.why);
    }
  });
  app.delete('/:id', (context) => {
    if (appsOf(context.get('session').user).delete(context.req.param('id'))) return context.body(null, 204);
    const id = context.req.param('id').replace(PREFIX, '');
    if (!World.remove(context.get('session').user, id))
      return problem(context, 404, 'Not Found', 'The authentication method was not found');
    return context.body(null, 204);
  });
  return app;
};
