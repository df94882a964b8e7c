/* The passkey routes of Supabase Auth, as its published code answers to the API version of 2024-01-01. */
import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { sessionOf, type WireServer } from './support/controls.js';
import { Refused, World, type Session, type StoredPasskey } from './support/world.js';

type Status = 400 | 401 | 403 | 404 | 422;

const fail = (context: Context, status: Status, code: string) =>
  context.json({ code, message: `About ${code}` }, status);

const row = ({ id, name, createdAt, lastUsedAt }: StoredPasskey) => ({
  id,
  ...(name !== undefined && { friendly_name: name }),
  created_at: createdAt.toISOString(),
  ...(lastUsedAt && { last_used_at: lastUsedAt.toISOString() }),
});

const REFUSALS: Readonly<Record<Refused['why'], [Status, string]>> = {
  'no challenge': [400, 'webauthn_challenge_not_found'],
  'not verified': [400, 'webauthn_verification_failed'],
  unknown: [400, 'webauthn_credential_not_found'],
  limit: [422, 'too_many_passkeys'],
  known: [422, 'webauthn_credential_exists'],
};

export const serve: WireServer = (world) => {
  const app = new Hono<{ Variables: { session: Session } }>().basePath('/auth/v1/passkeys');
  /** Ceremonies that nobody has signed in for, by the id of their challenge. */
  const open = new Map<string, Session>();

  app.onError((error, context) => {
    if (error instanceof Refused) return fail(context, ...REFUSALS[error.why]);
    throw error;
  });
  app.use(async (context, next) => {
    if (context.req.header('apikey') !== 'anon') return fail(context, 401, 'no_authorization');
    return next();
  });
  const signedIn = createMiddleware<{ Variables: { session: Session } }>(async (context, next) => {
    const session = sessionOf(world, context);
    if (!session?.user || !context.req.header('Authorization')) return fail(context, 401, 'no_authorization');
    context.set('session', session);
    return next();
  });
  const begun = (session: Session, options: object) => {
    const id = session.begun?.id ?? '';
    open.set(id, session);
    return { challenge_id: id, options, expires_at: Math.floor(Date.now() / 1000) + 300 };
  };

  app.post('/authentication/options', async (context) => {
    const session = world.openSession();
    return context.json(begun(session, await world.beginLogin(session)));
  });
  app.post('/authentication/verify', async (context) => {
    const { challenge_id: id, credential } = await context.req.json<{
      challenge_id: string;
      credential: unknown;
    }>();
    const session = open.get(id);
    if (!session) throw new Refused('no challenge');
    const user = await world.login(session, credential);
    return context.json({
      access_token: session.token,
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token: 'r',
      user: { id: user.id, email: user.name },
    });
  });
  app.use(signedIn);
  app.get('/', (context) => context.json(context.get('session').user?.passkeys.map(row)));
  app.post('/registration/options', async (context) => {
    const session = context.get('session');
    const { user } = session;
    if (!user) return fail(context, 401, 'no_authorization');
    if (!session.fresh) return fail(context, 403, 'insufficient_aal');
    if (user.passkeys.length >= user.max) throw new Refused('limit');
    return context.json(begun(session, await world.beginRegistration(session, user)));
  });
  app.post('/registration/verify', async (context) => {
    const session = context.get('session');
    const { user } = session;
    if (!user) return fail(context, 401, 'no_authorization');
    const { challenge_id: id, credential } = await context.req.json<{
      challenge_id: string;
      credential: unknown;
    }>();
    if (session.begun?.id !== id) throw new Refused('no challenge');
    const { lastUsedAt: _, ...passkey } = await world.register(session, user, credential);
    return context.json(row({ ...passkey, lastUsedAt: undefined }));
  });
  app.patch('/:id', async (context) => {
    const { user } = context.get('session');
    const passkey = user && World.find(user, context.req.param('id'));
    if (!passkey) return fail(context, 404, 'passkey_not_found');
    const { friendly_name: name } = await context.req.json<{ friendly_name?: unknown }>();
    if (typeof name !== 'string' || name.length < 1 || name.length > 120)
      return fail(context, 400, 'validation_failed');
    passkey.name = name;
    return context.json(row(passkey));
  });
  app.delete('/:id', (context) => {
    const { user, fresh } = context.get('session');
    if (!fresh) return fail(context, 403, 'insufficient_aal');
    if (!user || !World.remove(user, context.req.param('id'))) return fail(context, 404, 'passkey_not_found');
    return context.body(null, 204);
  });
  return app;
};
