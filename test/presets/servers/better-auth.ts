/* The passkey plugin of Better Auth, as its published code answers. */
import { Hono, type Context } from 'hono';
import { anySession, sessionOf, type WireServer } from './support/controls.js';
import { Refused, World, type Session, type StoredPasskey, type User } from './support/world.js';

type Status = 400 | 401 | 403 | 404 | 500;

const fail = (context: Context, status: Status, code: string) =>
  context.json({ message: code.toLowerCase().replaceAll('_', ' '), code }, status);

const row = (user: User, passkey: StoredPasskey) => ({
  id: passkey.id,
  name: passkey.name,
  publicKey: Buffer.from(passkey.publicKey).toString('base64'),
  userId: user.id,
  credentialID: passkey.credentialId,
  counter: passkey.counter,
  deviceType: passkey.multiDevice ? 'multiDevice' : 'singleDevice',
  backedUp: passkey.backedUp,
  transports: passkey.transports.join(','),
  createdAt: passkey.createdAt.toISOString(),
  aaguid: passkey.aaguid,
});

export const serve: WireServer = (world) => {
  const app = new Hono().basePath('/api/auth/passkey');

  /** Who may ask; adding one takes a session that is not old. */
  const asker = (context: Context): (Session & { user: User }) | undefined => {
    const session = sessionOf(world, context);
    return session?.user ? (session as Session & { user: User }) : undefined;
  };

  app.get('/list-user-passkeys', (context) => {
    const session = asker(context);
    if (!session) return fail(context, 401, 'UNAUTHORIZED');
    return context.json(session.user.passkeys.map((passkey) => row(session.user, passkey)));
  });
  app.get('/generate-register-options', async (context) => {
    const session = asker(context);
    if (!session) return fail(context, 401, 'UNAUTHORIZED');
    if (!session.fresh) return fail(context, 403, 'SESSION_NOT_FRESH');
    return context.json(await world.beginRegistration(session, session.user));
  });
  app.post('/verify-registration', async (context) => {
    const session = asker(context);
    if (!session) return fail(context, 401, 'UNAUTHORIZED');
    if (!session.fresh) return fail(context, 403, 'SESSION_NOT_FRESH');
    const { response, name } = await context.req.json<{ response: unknown; name?: string }>();
    try {
      return context.json(row(session.user, await world.register(session, session.user, response, name)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return error.why === 'no challenge'
        ? fail(context, 400, 'CHALLENGE_NOT_FOUND')
        : fail(context, 500, 'FAILED_TO_VERIFY_REGISTRATION');
    }
  });
  app.get('/generate-authenticate-options', async (context) =>
    context.json(await world.beginLogin(anySession(world, context))),
  );
  app.post('/verify-authentication', async (context) => {
    const session = anySession(world, context);
    const { response } = await context.req.json<{ response: unknown }>();
    try {
      const user = await world.login(session, response);
      return context.json({ session: { id: session.token }, user: { id: user.id, name: user.name } });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.why === 'no challenge') return fail(context, 400, 'CHALLENGE_NOT_FOUND');
      return error.why === 'unknown'
        ? fail(context, 401, 'PASSKEY_NOT_FOUND')
        : fail(context, 400, 'AUTHENTICATION_FAILED');
    }
  });
  app.post('/update-passkey', async (context) => {
    const session = asker(context);
    if (!session) return fail(context, 401, 'UNAUTHORIZED');
    const { id, name } = await context.req.json<{ id: string; name: string }>();
    const passkey = World.find(session.user, id);
    if (!passkey) return fail(context, 404, 'PASSKEY_NOT_FOUND');
    passkey.name = name;
    return context.json({ passkey: row(session.user, passkey) });
  });
  app.post('/delete-passkey', async (context) => {
    const session = asker(context);
    if (!session) return fail(context, 401, 'UNAUTHORIZED');
    const { id } = await context.req.json<{ id: string }>();
    if (!World.remove(session.user, id)) return fail(context, 404, 'PASSKEY_NOT_FOUND');
    return context.json({ status: true });
  });
  return app;
};
