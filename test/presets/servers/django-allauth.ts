/* The headless API of django-allauth, as its published specification has it, and as version 65.21.1 answers. */
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { done, inSeconds, invalid, passwordOf, recent, signedIn, type SignedIn } from './support/allauth.js';
import { mfa, otherRows, takes, tidyCodes, withCodes } from './support/allauth-mfa.js';
import { signup } from './support/allauth-signup.js';
import { anySession, type WireServer } from './support/controls.js';
import { Refused, World, type StoredPasskey } from './support/world.js';

const row = ({ id, name, createdAt, lastUsedAt }: StoredPasskey) => ({
  type: 'webauthn',
  id: Number(id),
  name: name ?? 'Master key',
  is_passwordless: true,
  created_at: inSeconds(createdAt),
  last_used_at: lastUsedAt ? inSeconds(lastUsedAt) : null,
});

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
  app.route('/auth', signup(world));
  app.use('/account/*', signedIn(world));
  app.use('/auth/*', signedIn(world));
  app.get('/auth/webauthn/reauthenticate', async (context) => {
    const session = context.get('session');
    const publicKey = await world.beginLogin(session);
    const allowCredentials = session.user.passkeys.map(({ credentialId: id }) => ({
      id,
      type: 'public-key',
    }));
    return context.json(done({ request_options: { publicKey: { ...publicKey, allowCredentials } } }));
  });
  app.post('/auth/webauthn/reauthenticate', async (context) => {
    const session = context.get('session');
    const { credential } = await context.req.json<{ credential: { id: string } }>();
    if (!session.user.passkeys.some(({ credentialId }) => credentialId === credential.id))
      throw new Refused('unknown');
    await world.login(session, credential);
    return context.json(done({ user: { id: session.user.id }, methods: [] }, { is_authenticated: true }));
  });
  app.post('/auth/reauthenticate', async (context) => {
    const session = context.get('session');
    const { password } = await context.req.json<{ password?: string }>();
    if (password !== passwordOf(session.user))
      return invalid(context, 'password', 'incorrect_password', 'Incorrect password.');
    session.fresh = true;
    return context.json(done({ user: { id: session.user.id }, methods: [] }, { is_authenticated: true }));
  });
  app.post('/auth/2fa/reauthenticate', async (context) => {
    const session = context.get('session');
    const { code } = await context.req.json<{ code?: string }>();
    if (!takes(session.user, code ?? ''))
      return invalid(context, 'code', 'incorrect_code', 'Incorrect code.');
    session.fresh = true;
    return context.json(done({ user: { id: session.user.id }, methods: [] }, { is_authenticated: true }));
  });
  app.get('/account/authenticators', (context) => {
    const { user } = context.get('session');
    return context.json(done([...otherRows(user), ...user.passkeys.map(row)]));
  });
  app.route('/account/authenticators', mfa(world));
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
    const recovery_codes_generated = withCodes(session.user);
    return context.json(done(row(passkey), { recovery_codes_generated }));
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
    tidyCodes(context.get('session').user);
    return context.json({ status: 200 });
  });
  return app;
};
