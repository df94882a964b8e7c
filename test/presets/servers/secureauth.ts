/*
 * The self-service API of SecureAuth Connect: paths, bodies and declared statuses as in its published OpenAPI
 * document (identityself), the routes of Smart mode as its pages tell. The values of error_code are not published:
 * those here stand for any.
 */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { sessionOf, type WireServer } from './support/controls.js';
import { fail, record, REFUSALS } from './support/secureauth.js';
import { Refused, World, type Session, type StoredPasskey, type User } from './support/world.js';

interface Variables {
  readonly session: Session;
  readonly user: User;
}

const credential = ({ id, name, createdAt }: StoredPasskey) => ({
  id,
  ...(name !== undefined && { name }),
  type: 'webauthn',
  state: 'valid',
  updated_at: createdAt.toISOString(),
});

export const serve: WireServer = (world) => {
  const app = new Hono<{ Variables: Variables }>().basePath('/tenant/workspace/identity/v2/self');
  const begun = new WeakMap<Session, string>();

  app.onError((error, context) => {
    if (error instanceof Refused) return fail(context, ...REFUSALS[error.why]);
    throw error;
  });
  app.use(async (context, next) => {
    const session = sessionOf(world, context);
    if (!session?.user || !context.req.header('Authorization'))
      return fail(context, 401, 'UNAUTHORIZED', 'unauthorized');
    context.set('session', session);
    context.set('user', session.user);
    return next();
  });
  const recent = createMiddleware<{ Variables: Variables }>(async (context, next) =>
    context.get('session').fresh ? next() : fail(context, 403, 'FORBIDDEN', 'access denied'),
  );

  app.get('/me', (context) => {
    const { id, name, passkeys } = context.get('user');
    context.header('ETag', `"${id}"`);
    return context.json({
      id,
      identifiers: [{ identifier: name, type: 'email' }],
      verifiable_addresses: [],
      credentials: [
        { id: 'p1', type: 'password', state: 'valid', updated_at: new Date(0).toISOString() },
        ...passkeys.map(credential),
      ],
      authentication_mechanisms: ['password', 'webauthn'],
    });
  });
  for (const folder of ['webauthn', 'usernameless-webauthn']) {
    app.post(`/${folder}/create/begin`, recent, async (context) => {
      const { session, user } = context.var;
      if (await context.req.text()) return fail(context, 422, 'UNPROCESSABLE_ENTITY', 'no body is expected');
      if (user.passkeys.length >= user.max) throw new Refused('limit');
      const options = await world.beginRegistration(session, user);
      begun.set(session, folder);
      const residentKey = folder === 'webauthn' ? 'discouraged' : 'required';
      return context.json({ publicKey: { ...options, authenticatorSelection: { residentKey } } });
    });
    app.post(`/${folder}/create/complete`, recent, async (context) => {
      const { session, user } = context.var;
      if (begun.get(session) !== folder) throw new Refused('no challenge');
      const passkey = await world.register(session, user, await context.req.json());
      return context.json({ credentials: [record(passkey)] });
    });
  }
  app.put('/webauthn/:id/name', async (context) => {
    const passkey = World.find(context.get('user'), context.req.param('id'));
    const { name } = await context.req.json<{ name?: unknown }>();
    if (!passkey) return fail(context, 404, 'NOT_FOUND', 'credential not found');
    if (typeof name !== 'string') return fail(context, 422, 'UNPROCESSABLE_ENTITY', 'name is required');
    passkey.name = name;
    return context.body(null, 204);
  });
  app.delete('/webauthn/:id', recent, (context) => {
    const { user } = context.var;
    const id = context.req.param('id');
    if (!World.find(user, id)) return fail(context, 404, 'NOT_FOUND', 'credential not found');
    if (user.passkeys.length === 1)
      return fail(context, 403, 'FORBIDDEN', 'it is forbidden to delete the last WebAuthn key');
    World.remove(user, id);
    return context.body(null, 204);
  });
  return app;
};
