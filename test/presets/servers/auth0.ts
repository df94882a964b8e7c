/* The My Account API of Auth0, as its reference and the client of its own SDK for pages have it. */
import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
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
    const others = [{ id: 'totp|1', type: 'totp', created_at: '2025-01-01T00:00:00.000Z', confirmed: true }];
    const asked = context.req.query('type') === 'passkey';
    const passkeys = context.get('session').user.passkeys.map(row);
    return context.json({ authentication_methods: asked ? passkeys : [...others, ...passkeys] });
  });
  app.post('/', async (context) => {
    const { type } = await context.req.json<{ type?: string }>();
    if (type !== 'passkey') return problem(context, 400, 'Bad Request', 'Payload validation error');
    const session = context.get('session');
    const options = await world.beginRegistration(session, session.user);
    const { id = '' } = session.begun ?? {};
    context.header('Location', `${context.req.url}/${encodeURIComponent(`${PREFIX}new_${id}`)}`);
    return context.json({ auth_session: id, authn_params_public_key: options }, 202);
  });
  app.post('/:method/verify', async (context) => {
    const session = context.get('session');
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
    const id = context.req.param('id').replace(PREFIX, '');
    if (!World.remove(context.get('session').user, id))
      return problem(context, 404, 'Not Found', 'The authentication method was not found');
    return context.body(null, 204);
  });
  return app;
};
