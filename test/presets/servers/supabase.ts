/*
 * Supabase Auth's routes for passkeys and second factors, as its published code answers to the API version of
 * 2024-01-01: https://github.com/supabase/auth, internal/api/mfa.go.
 */
import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { isCodeOf, newSecret, uriOf } from './support/authenticator-app.js';
import { sessionOf, type WireServer } from './support/controls.js';
import { Refused, World, type Session, type StoredPasskey, type User } from './support/world.js';

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

interface StoredFactor {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  readonly createdAt: Date;
  verified: boolean;
}

/** `fresh` is whether the session has had its second factor (`aal2`). */
function factors(world: World): Hono {
  const app = new Hono();
  const all = new WeakMap<User, StoredFactor[]>();
  /** The factor of each challenge. */
  const challenges = new Map<string, string>();
  const of = (user: User) => all.get(user) ?? [];
  const isHigh = (user: User, session: Session) => session.fresh || !of(user).some((one) => one.verified);

  type Answer = (context: Context, user: User, session: Session) => Response | Promise<Response>;
  const on = (method: 'get' | 'post' | 'delete', path: string, answer: Answer) =>
    app[method](path, async (context: Context) => {
      if (context.req.header('apikey') !== 'anon') return fail(context, 401, 'no_authorization');
      const session = context.req.header('Authorization') ? sessionOf(world, context) : undefined;
      if (!session?.user) return fail(context, 401, 'no_authorization');
      return answer(context, session.user, session);
    });
  const onFactor = (method: 'post' | 'delete', path: string, answer: (one: StoredFactor) => Answer) =>
    on(method, path, (context, user, session) => {
      const one = of(user).find(({ id }) => id === context.req.param('id'));
      return one ? answer(one)(context, user, session) : fail(context, 404, 'mfa_factor_not_found');
    });

  on('get', '/user', (context, user) => {
    const rows = of(user).map(({ id, name, createdAt, verified }) => ({
      id,
      created_at: createdAt.toISOString(),
      friendly_name: name,
      factor_type: 'totp',
      status: verified ? 'verified' : 'unverified',
    }));
    return context.json({ id: user.id, email: user.name, ...(rows.length > 0 && { factors: rows }) });
  });
  on('post', '/factors', async (context, user, session) => {
    const body = await context.req.json<{ factor_type?: string; friendly_name?: string }>();
    if (body.factor_type !== 'totp') return fail(context, 400, 'validation_failed');
    const name = body.friendly_name ?? '';
    if (of(user).some((one) => one.name === name)) return fail(context, 422, 'mfa_factor_name_conflict');
    if (of(user).length >= 10) return fail(context, 422, 'too_many_enrolled_mfa_factors');
    if (!isHigh(user, session)) return fail(context, 403, 'insufficient_aal');
    const secret = newSecret();
    const id = crypto.randomUUID();
    all.set(user, [...of(user), { id, name, secret, createdAt: new Date(), verified: false }]);
    const totp = { qr_code: '<svg/>', secret, uri: uriOf(secret, user.name) };
    return context.json({ id, type: 'totp', friendly_name: name, totp });
  });
  onFactor('post', '/factors/:id/challenge', ({ id }) => (context) => {
    const challenge = crypto.randomUUID();
    challenges.set(challenge, id);
    return context.json({ id: challenge, type: 'totp', expires_at: Math.floor(Date.now() / 1000) + 300 });
  });
  onFactor('post', '/factors/:id/verify', (one) => async (context, user, session) => {
    const { challenge_id: challenge = '', code } = await context.req.json<Record<string, string>>();
    if (!code) return fail(context, 400, 'validation_failed');
    if (challenges.get(challenge) !== one.id) return fail(context, 422, 'mfa_factor_not_found');
    if (!isCodeOf(one.secret, code)) return fail(context, 422, 'mfa_verification_failed');
    challenges.delete(challenge);
    one.verified = true;
    all.set(
      user,
      of(user).filter(({ verified }) => verified),
    );
    session.fresh = true;
    const tokens = {
      access_token: session.token,
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token: 'r2',
    };
    return context.json({ ...tokens, user: { id: user.id, email: user.name } });
  });
  onFactor('delete', '/factors/:id', (one) => (context, user, session) => {
    if (one.verified && !session.fresh) return fail(context, 422, 'insufficient_aal');
    all.set(
      user,
      of(user).filter(({ id }) => id !== one.id),
    );
    return context.json({ id: one.id });
  });
  return app;
}

export const serve: WireServer = (world) => {
  const all = new Hono();
  all.route('/auth/v1/passkeys', passkeys(world));
  all.route('/auth/v1', factors(world));
  return all;
};

function passkeys(world: World): Hono<{ Variables: { session: Session } }> {
  const app = new Hono<{ Variables: { session: Session } }>();
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
}
