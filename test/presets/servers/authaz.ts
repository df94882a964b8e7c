/*
 * Guessed bodies: the pages of Authaz have the paths, that a start gives a challenge and the user's id, that an entry
 * of the list has name, createdAt, lastUsedAt and AAGUID, and the codes of errors. The rest stands for any such server.
 */
import { Hono, type Context } from 'hono';
import { anySession, sessionOf, type WireServer } from './support/controls.js';
import { Refused, World, type Session, type StoredPasskey, type User } from './support/world.js';

type Status = 400 | 401 | 404 | 409 | 422;

const fail = (context: Context, status: Status, error: string, more: object = {}) =>
  context.json({ error, error_description: `About ${error}`, ...more }, status);

const row = ({ id, name, aaguid, createdAt, lastUsedAt }: StoredPasskey) => ({
  id,
  name: name ?? null,
  aaguid,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

const REFUSALS: Readonly<Record<Refused['why'], [Status, string]>> = {
  'no challenge': [400, 'invalid_request'],
  'not verified': [400, 'invalid_request'],
  unknown: [404, 'not_found'],
  limit: [409, 'conflict'],
  known: [409, 'conflict'],
};

interface Finish {
  readonly credential: unknown;
  readonly flowId?: unknown;
  readonly userId?: unknown;
}

export const serve: WireServer = (world) => {
  const app = new Hono();
  const auth = app.basePath('/auth/passkey-provider');
  /** Who signs up, by the session that began it. */
  const newcomers = new WeakMap<Session, User>();
  const verifications = new WeakMap<Session, { id: string; email: string; code: string }>();
  /** The addresses that were shown to be somebody's, by what proves it. */
  const verified = new Map<string, string>();

  app.onError((error, context) => {
    if (error instanceof Refused) return fail(context, ...REFUSALS[error.why]);
    throw error;
  });
  const bearer = (context: Context): (Session & { user: User }) | undefined => {
    const session = sessionOf(world, context);
    return session?.user && context.req.header('Authorization')
      ? (session as Session & { user: User })
      : undefined;
  };
  const started = ({ begun }: Session, publicKey: object, userId?: string) => ({
    data: { flowId: begun?.id, userId, options: { publicKey } },
  });
  /** What stood beside the challenge must come back. */
  const finished = async (context: Context, session: Session, userId?: string): Promise<unknown> => {
    const body = await context.req.json<Finish>();
    if (body.flowId !== session.begun?.id || body.userId !== userId) throw new Refused('no challenge');
    return body.credential;
  };

  app.get('/api/v1/users/me/passkeys', (context) => {
    const session = bearer(context);
    if (!session) return fail(context, 401, 'unauthenticated');
    return context.json({ items: session.user.passkeys.map(row) });
  });
  auth.post('/register/start', async (context) => {
    const session = bearer(context);
    if (!session) return fail(context, 401, 'unauthenticated');
    const options = await world.beginRegistration(session, session.user);
    return context.json(started(session, options, session.user.id));
  });
  auth.post('/register/complete', async (context) => {
    const session = bearer(context);
    if (!session) return fail(context, 401, 'unauthenticated');
    const credential = await finished(context, session, session.user.id);
    return context.json({
      passkey: row(await world.register(session, session.user, credential, 'Passkey')),
    });
  });
  auth.post('/login/start', async (context) => {
    const session = anySession(world, context);
    return context.json(started(session, await world.beginLogin(session)));
  });
  auth.post('/login/complete', async (context) => {
    const session = anySession(world, context);
    const user = await world.login(session, await finished(context, session));
    return context.json({ user: { id: user.id, email: user.name } });
  });
  auth.post('/signup/verify-email/request', async (context) => {
    const session = anySession(world, context);
    const { email } = await context.req.json<{ email?: string }>();
    if (!email?.includes('@'))
      return fail(context, 422, 'validation_failed', { fields: [{ field: 'email' }] });
    const verification = { id: crypto.randomUUID(), email, code: String(Math.random()).slice(2, 8) };
    verifications.set(session, verification);
    world.mailed.set(email, verification.code);
    return context.json({ data: { verificationId: verification.id } });
  });
  auth.post('/signup/verify-email/confirm', async (context) => {
    const session = anySession(world, context);
    const body = await context.req.json<{ email?: string; code?: string; verificationId?: string }>();
    const begun = verifications.get(session);
    if (!begun || body.verificationId !== begun.id || body.email !== begun.email)
      return fail(context, 404, 'not_found');
    if (body.code !== begun.code)
      return fail(context, 422, 'validation_failed', { fields: [{ field: 'code' }] });
    verifications.delete(session);
    const verificationToken = crypto.randomUUID();
    verified.set(verificationToken, begun.email);
    return context.json({ verificationToken, verified: true });
  });
  auth.post('/signup/start', async (context) => {
    const session = anySession(world, context);
    const { email, verificationToken } = await context.req.json<{
      email?: string;
      verificationToken?: string;
    }>();
    if (verificationToken !== undefined && verified.get(verificationToken) !== email)
      return fail(context, 422, 'validation_failed', { fields: [{ field: 'email' }] });
    if (!email) return fail(context, 422, 'validation_failed', { fields: [{ field: 'email' }] });
    if (world.users.some(({ name }) => name === email)) return fail(context, 409, 'conflict');
    const user = World.newUser(email);
    newcomers.set(session, user);
    return context.json(started(session, await world.beginRegistration(session, user), user.id));
  });
  auth.post('/signup/complete', async (context) => {
    const session = anySession(world, context);
    const user = newcomers.get(session);
    if (!user) throw new Refused('no challenge');
    await world.register(session, user, await finished(context, session, user.id), 'Passkey');
    world.users.push(user);
    session.user = user;
    return context.json({ user: { id: user.id, email: user.name } });
  });
  auth.delete('/passkeys/:id', (context) => {
    const session = bearer(context);
    if (!session) return fail(context, 401, 'unauthenticated');
    return World.remove(session.user, context.req.param('id'))
      ? context.body(null, 204)
      : fail(context, 404, 'not_found');
  });
  return app;
};
