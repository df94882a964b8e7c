/*
 * The two endpoints for options of the .NET 10 template as its published code answers, and beside them the handlers
 * of this preset's page.
 */
import { Hono, type Context } from 'hono';
import { anySession, sessionOf, type WireServer } from './support/controls.js';
import { Refused, World, type StoredPasskey, type User } from './support/world.js';

const row = (passkey: StoredPasskey) => ({
  id: passkey.credentialId,
  credentialId: passkey.credentialId,
  name: passkey.name,
  createdAt: passkey.createdAt.toISOString(),
  transports: passkey.transports,
  backupEligible: passkey.multiDevice,
  backedUp: passkey.backedUp,
});

const refuse = (context: Context, status: 400 | 401 | 404 | 409, code: string) =>
  context.json({ title: 'About it', status, code }, status, { 'Content-Type': 'application/problem+json' });

const REFUSALS: Readonly<Record<Refused['why'], [400 | 404 | 409, string]>> = {
  'no challenge': [400, 'challenge_expired'],
  'not verified': [400, 'verification_failed'],
  unknown: [404, 'unknown_credential'],
  limit: [409, 'limit_reached'],
  known: [409, 'already_registered'],
};

const find = (user: User | undefined, credentialId: string): StoredPasskey | undefined =>
  user?.passkeys.find((passkey) => passkey.credentialId === credentialId);

export const serve: WireServer = (world) => {
  const app = new Hono().basePath('/Account');
  const userOf = (context: Context): User | undefined => sessionOf(world, context)?.user;

  app.onError((error, context) => {
    if (error instanceof Refused) return refuse(context, ...REFUSALS[error.why]);
    throw error;
  });
  app.use(async (context, next) => {
    const proved = context.req.header('RequestVerificationToken') === 'csrf';
    return context.req.method === 'GET' || proved ? next() : refuse(context, 400, 'csrf');
  });
  app.post('/PasskeyCreationOptions', async (context) => {
    const session = sessionOf(world, context);
    if (!session?.user) return context.json("Unable to load user with ID ''.", 404);
    return context.json(await world.beginRegistration(session, session.user));
  });
  app.post('/PasskeyRequestOptions', async (context) =>
    context.json(await world.beginLogin(anySession(world, context))),
  );
  app.post('/PasskeyLogin', async (context) => {
    const { credential } = await context.req.json<{ credential: unknown }>();
    await world.login(anySession(world, context), credential);
    return context.body(null, 204);
  });

  app.use(async (context, next) => (userOf(context) ? next() : refuse(context, 401, 'unauthenticated')));
  app.get('/Passkeys', (context) => {
    const user = userOf(context);
    const name = user?.name;
    const userHandle = Buffer.from(user?.id ?? '').toString('base64url');
    return context.json({
      passkeys: user?.passkeys.map(row),
      account: { rpId: 'localhost', userHandle, name, displayName: name },
      complete: true,
    });
  });
  app.post('/Passkeys', async (context) => {
    const session = sessionOf(world, context);
    const { credential, name } = await context.req.json<{ credential: unknown; name?: string }>();
    if (!session?.user) return refuse(context, 401, 'unauthenticated');
    return context.json(row(await world.register(session, session.user, credential, name)));
  });
  app.patch('/Passkeys/:id', async (context) => {
    const passkey = find(userOf(context), context.req.param('id'));
    if (!passkey) return refuse(context, 404, 'not_found');
    passkey.name = (await context.req.json<{ name: string }>()).name;
    return context.body(null, 204);
  });
  app.delete('/Passkeys/:id', (context) => {
    const user = userOf(context);
    const passkey = find(user, context.req.param('id'));
    if (!user || !passkey) return refuse(context, 404, 'not_found');
    World.remove(user, passkey.id);
    return context.body(null, 204);
  });
  return app;
};
