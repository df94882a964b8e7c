/*
 * Spring Security's filters for passkeys as their published code answers (7.1): without a word where something is
 * wrong. Beside them the controller of this preset's page, behind the login form that a Spring app has by default.
 */
import { Hono, type Context } from 'hono';
import { anySession, sessionOf, type WireServer } from './support/controls.js';
import { Refused, World, type StoredPasskey, type User } from './support/world.js';

const row = ({ id: _, ...passkey }: StoredPasskey) => ({
  id: passkey.credentialId,
  credentialId: passkey.credentialId,
  name: passkey.name,
  createdAt: passkey.createdAt.toISOString(),
  // Its records begin with the same time for both.
  lastUsedAt: (passkey.lastUsedAt ?? passkey.createdAt).toISOString(),
  transports: passkey.transports,
  backupEligible: passkey.multiDevice,
  backedUp: passkey.backedUp,
});

const find = (user: User | undefined, credentialId: string): StoredPasskey | undefined =>
  user?.passkeys.find((passkey) => passkey.credentialId === credentialId);

/** Spring Boot's own words for what reached its error page. */
const errorPage = (context: Context, status: 403 | 500, error: string) =>
  context.json({ timestamp: new Date().toISOString(), status, error, path: context.req.path }, status);

const toForm = (context: Context) => context.redirect('/wire/spring-security/login');

export const serve: WireServer = (world) => {
  const app = new Hono();
  const userOf = (context: Context): User | undefined => sessionOf(world, context)?.user;

  app.onError((error, context) => {
    if (!(error instanceof Refused)) throw error;
    if (context.req.path === '/login/webauthn') return context.body(null, 401);
    if (error.why === 'no challenge') return context.body(null, 400);
    return errorPage(context, 500, 'Internal Server Error');
  });
  app.use(async (context, next) => {
    const proof = context.req.header('X-CSRF-TOKEN') ?? context.req.header('X-XSRF-TOKEN');
    if (context.req.method === 'GET' || proof === 'csrf') return next();
    // The error page is for those who are signed in, as any page is.
    return userOf(context) ? errorPage(context, 403, 'Forbidden') : toForm(context);
  });
  app.get('/login', (context) => context.html('<!doctype html><title>Please sign in</title>'));
  app.post('/webauthn/authenticate/options', async (context) =>
    context.json(await world.beginLogin(anySession(world, context))),
  );
  app.post('/login/webauthn', async (context) => {
    await world.login(anySession(world, context), await context.req.json());
    return context.json({ redirectUrl: '/', authenticated: true });
  });
  app.post('/webauthn/register/options', async (context) => {
    const session = sessionOf(world, context);
    if (!session?.user) return context.body(null, 400);
    return context.json(await world.beginRegistration(session, session.user));
  });

  // What comes after is for those who are signed in; others are sent to the form.
  app.use(async (context, next) => (userOf(context) ? next() : toForm(context)));
  app.post('/webauthn/register', async (context) => {
    const session = sessionOf(world, context);
    const { publicKey } = await context.req.json<{ publicKey?: { credential: unknown; label?: string } }>();
    if (!session?.user || !publicKey?.label) return context.body(null, 400);
    await world.register(session, session.user, publicKey.credential, publicKey.label);
    return context.json({ success: true });
  });
  app.delete('/webauthn/register/:id', (context) => {
    const user = userOf(context);
    const passkey = find(user, context.req.param('id'));
    if (!user || !passkey) return context.body(null, 403);
    World.remove(user, passkey.id);
    return context.body(null, 204);
  });
  app.get('/webauthn/passkeys', (context) => {
    const user = userOf(context);
    return context.json({
      passkeys: user?.passkeys.map(row),
      account: {
        rpId: 'localhost',
        userHandle: Buffer.from(user?.id ?? '').toString('base64url'),
        name: user?.name,
        displayName: user?.name,
      },
      complete: true,
    });
  });
  app.patch('/webauthn/passkeys/:id', async (context) => {
    const passkey = find(userOf(context), context.req.param('id'));
    const { name } = await context.req.json<{ name: string }>();
    if (!passkey) return context.json({ status: 404, error: 'Not Found' }, 404);
    passkey.name = name;
    return context.json(row(passkey));
  });
  return app;
};
