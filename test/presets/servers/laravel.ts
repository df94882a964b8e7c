/*
 * Laravel's routes for passkeys and for second factors, with `confirm` and `confirmPassword`
 * (https://github.com/laravel/fortify, routes/routes.php), and beside them those that the page of this preset asks the app
 * to add.
 */
import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { isCodeOf, newSecret, uriOf } from './support/authenticator-app.js';
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

interface TwoFactor {
  readonly secret: string;
  confirmedAt?: string;
  codes: string[];
}

/** As many, and as long. */
const newCodes = (): string[] =>
  Array.from({ length: 8 }, () => `${crypto.randomUUID().slice(0, 10)}-${crypto.randomUUID().slice(0, 10)}`);

const INVALID = 'The provided two factor authentication code was invalid.';

function twoFactor(
  all: WeakMap<User, TwoFactor>,
): Hono<{ Variables: { session: Session & { user: User } } }> {
  const app = new Hono<{ Variables: { session: Session & { user: User } } }>();
  app.post('/two-factor-authentication', (context) => {
    const { user } = context.get('session');
    if (!all.has(user)) all.set(user, { secret: newSecret(), codes: newCodes() });
    return context.json('');
  });
  app.delete('/two-factor-authentication', (context) => {
    all.delete(context.get('session').user);
    return context.json('');
  });
  app.get('/two-factor-qr-code', (context) => {
    const { user } = context.get('session');
    const row = all.get(user);
    return context.json(row ? { svg: '<svg/>', url: uriOf(row.secret, user.name) } : []);
  });
  app.post('/confirmed-two-factor-authentication', async (context) => {
    const row = all.get(context.get('session').user);
    const { code } = await context.req.json<{ code?: string }>();
    if (!row || !isCodeOf(row.secret, code)) return invalid(context, 'code', INVALID);
    row.confirmedAt = new Date().toISOString();
    return context.json('');
  });
  app.get('/two-factor-recovery-codes', (context) =>
    context.json(all.get(context.get('session').user)?.codes ?? []),
  );
  app.post('/two-factor-recovery-codes', (context) => {
    const row = all.get(context.get('session').user);
    if (row) row.codes = newCodes();
    return context.json('');
  });
  return app;
}

export const serve: WireServer = (world) => {
  const rows = new WeakMap<User, TwoFactor>();
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
  // The app's own, before which no password is confirmed.
  app.get('/user/two-factor', (context) =>
    context.json({ confirmedAt: rows.get(context.get('session').user)?.confirmedAt ?? null }),
  );
  app.use(confirmed);
  app.route('/user', twoFactor(rows));
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
