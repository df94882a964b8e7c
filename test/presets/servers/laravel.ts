/* Laravel's passkey routes, and beside them the list that the page of this preset asks the app to add. */
import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { anySession, sessionOf, type WireServer } from './support/controls.js';
import { Refused, World, type Session, type StoredPasskey, type User } from './support/world.js';

const invalid = (context: Context, field: string, sentence: string) =>
  context.json({ message: sentence, errors: { [field]: [sentence] } }, 422);

const EXPIRED = 'Passkey registration session expired. Please try again.';

const row = ({ id, name, aaguid, createdAt, lastUsedAt }: StoredPasskey) => ({
  id: Number(id),
  name,
  aaguid,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

export const serve: WireServer = (world) => {
  const app = new Hono<{ Variables: { session: Session & { user: User } } }>();

  app.onError((error, context) => {
    if (!(error instanceof Refused)) throw error;
    const sentence = error.why === 'no challenge' ? EXPIRED : 'The passkey could not be verified.';
    return invalid(context, 'credential', sentence);
  });
  /** As every page of the framework has it in its head. */
  app.use(async (context, next) => {
    const changes = context.req.method !== 'GET';
    if (changes && context.req.header('X-CSRF-TOKEN') !== 'csrf')
      return Response.json({ message: 'CSRF token mismatch.' }, { status: 419 });
    // Without this header a redirect is answered.
    if (!context.req.header('Accept')?.includes('application/json')) return context.redirect('/login');
    return next();
  });
  app.get('/passkeys/login/options', async (context) =>
    context.json({ options: await world.beginLogin(anySession(world, context)) }),
  );
  app.post('/passkeys/login', async (context) => {
    const { credential } = await context.req.json<{ credential: unknown }>();
    await world.login(anySession(world, context), credential);
    return context.json({ redirect: '/dashboard' });
  });
  const signedIn = createMiddleware<{ Variables: { session: Session & { user: User } } }>(
    async (context, next) => {
      const session = sessionOf(world, context);
      if (!session?.user) return context.json({ message: 'Unauthenticated.' }, 401);
      context.set('session', session as Session & { user: User });
      return next();
    },
  );
  const confirmed = createMiddleware<{ Variables: { session: Session & { user: User } } }>(
    async (context, next) =>
      context.get('session').fresh
        ? next()
        : context.json({ message: 'Password confirmation required.' }, 423),
  );
  app.use(signedIn);
  app.get('/user/passkeys', (context) => {
    const { user } = context.get('session');
    return context.json({ passkeys: user.passkeys.map(row) });
  });
  app.use(confirmed);
  app.get('/user/passkeys/options', async (context) => {
    const session = context.get('session');
    return context.json({ options: await world.beginRegistration(session, session.user) });
  });
  app.post('/user/passkeys', async (context) => {
    const session = context.get('session');
    const { name, credential } = await context.req.json<{ name?: string; credential: unknown }>();
    if (!name) return invalid(context, 'name', 'The name field is required.');
    const { id } = await world.register(session, session.user, credential, name);
    return context.json({ status: 'passkey-registered', id, name });
  });
  app.delete('/user/passkeys/:id', (context) => {
    const removed = World.remove(context.get('session').user, context.req.param('id'));
    return removed
      ? context.json({ status: 'passkey-deleted' })
      : context.json({ message: 'Not Found' }, 404);
  });
  return app;
};
