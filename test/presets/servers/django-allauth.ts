/* The headless API of django-allauth, as its published specification has it. */
import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { anySession, sessionOf, type WireServer } from './support/controls.js';
import { Refused, World, type Session, type StoredPasskey, type User } from './support/world.js';

interface SignedIn {
  Variables: { session: Session & { user: User } };
}

const row = ({ id, name, createdAt, lastUsedAt }: StoredPasskey) => ({
  type: 'webauthn',
  id: Number(id),
  name: name ?? 'Master key',
  is_passwordless: true,
  created_at: createdAt.getTime() / 1000,
  last_used_at: lastUsedAt ? lastUsedAt.getTime() / 1000 : null,
});

const done = (data: unknown, meta: object = {}) => ({ status: 200, data, meta });

const invalid = (context: Context, param: string, code: string, message: string) =>
  context.json({ status: 400, errors: [{ message, code, param }] }, 400);

/** A 401 that means "again", or one that means "at all". */
const unauthenticated = (context: Context, known: boolean) =>
  context.json(
    {
      status: 401,
      data: { flows: known ? [{ id: 'reauthenticate' }] : [{ id: 'login' }, { id: 'mfa_login_webauthn' }] },
      meta: { is_authenticated: known },
    },
    401,
  );

export const serve: WireServer = (world) => {
  const app = new Hono<SignedIn>().basePath('/_allauth/browser/v1');
  app.onError((error, context) => {
    if (!(error instanceof Refused)) throw error;
    return invalid(context, 'credential', 'incorrect_code', 'Incorrect code.');
  });
  /** Django compares a cookie with a header. */
  app.use(async (context, next) => {
    if (!getCookie(context, 'csrftoken')) setCookie(context, 'csrftoken', 'csrf', { path: '/' });
    const proven = context.req.header('X-CSRFToken') === (getCookie(context, 'csrftoken') ?? '');
    if (context.req.method !== 'GET' && !proven)
      return context.html('<h1>Forbidden</h1><p>CSRF verification failed.</p>', 403);
    return next();
  });
  app.get('/auth/webauthn/login', async (context) => {
    const publicKey = await world.beginLogin(anySession(world, context));
    return context.json(done({ request_options: { publicKey } }));
  });
  app.post('/auth/webauthn/login', async (context) => {
    const session = anySession(world, context);
    const { credential } = await context.req.json<{ credential: unknown }>();
    const user = await world.login(session, credential);
    return context.json(
      done({ user: { id: user.id, display: user.name }, methods: [] }, { is_authenticated: true }),
    );
  });
  const signedIn = createMiddleware<SignedIn>(async (context, next) => {
    const session = sessionOf(world, context);
    if (!session?.user) return unauthenticated(context, false);
    context.set('session', session as Session & { user: User });
    return next();
  });
  const recent = createMiddleware<SignedIn>(async (context, next) =>
    context.get('session').fresh ? next() : unauthenticated(context, true),
  );
  app.use('/account/*', signedIn);
  app.get('/account/authenticators', (context) => {
    const others = [
      { type: 'totp', created_at: 1_700_000_000, last_used_at: null },
      { type: 'recovery_codes', total_code_count: 10, unused_code_count: 7 },
    ];
    return context.json(done([...others, ...context.get('session').user.passkeys.map(row)]));
  });
  const path = '/account/authenticators/webauthn';
  app.use(path, recent);
  app.get(path, async (context) => {
    const session = context.get('session');
    const publicKey = await world.beginRegistration(session, session.user);
    return context.json(done({ creation_options: { publicKey } }));
  });
  app.post(path, async (context) => {
    const session = context.get('session');
    const { name, credential } = await context.req.json<{ name?: string; credential: unknown }>();
    const passkey = await world.register(session, session.user, credential, name);
    return context.json(done(row(passkey), { recovery_codes_generated: false }));
  });
  app.put(path, async (context) => {
    const { id, name } = await context.req.json<{ id: unknown; name: string }>();
    const passkey = typeof id === 'number' && World.find(context.get('session').user, String(id));
    if (!passkey) return invalid(context, 'id', 'invalid_choice', 'Select a valid choice.');
    if (name.length > 100)
      return invalid(context, 'name', 'max_length', 'Ensure it has at most 100 characters.');
    passkey.name = name;
    return context.json(done(row(passkey)));
  });
  app.delete(path, async (context) => {
    const { authenticators } = await context.req.json<{ authenticators: unknown[] }>();
    for (const id of authenticators) {
      if (typeof id !== 'number' || !World.remove(context.get('session').user, String(id)))
        return invalid(context, 'authenticators', 'invalid_choice', 'Select a valid choice.');
    }
    return context.json({ status: 200 });
  });
  return app;
};
