/*
 * The plugins `passkey` and `twoFactor` of Better Auth, as their published code answers:
 * https://github.com/better-auth/better-auth, packages/better-auth/src/plugins/two-factor. `/api/plain` is a server
 * without the second, `/api/passwordless` one whose users have no password, with `allowPasswordless`.
 */
import { Hono, type Context } from 'hono';
import { isCodeOf, newSecret, PASSWORD, uriOf } from './support/authenticator-app.js';
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

interface TwoFactor {
  readonly secret: string;
  verified: boolean;
}

const BACKUP_CODES = Array.from({ length: 10 }, (_, index) => `aaaaa-bbbb${index}`);

/** The plugin `twoFactor`. The codes are stored nowhere here: nothing of ours signs in by them. */
function twoFactor(world: World, app: Hono, asks: boolean): void {
  const rows = new WeakMap<User, TwoFactor>();
  const userOf = (context: Context) => sessionOf(world, context)?.user;

  /** What is wrong with the password: its schema comes before the session. */
  const refused = async (context: Context) => {
    const { password } = await context.req.json<{ password?: unknown }>();
    if (asks && password === undefined) {
      const message = '[body.password] Invalid input: expected string, received undefined';
      return context.json({ message, code: 'VALIDATION_ERROR' }, 400);
    }
    if (!userOf(context)) return fail(context, 401, 'UNAUTHORIZED');
    return asks && password !== PASSWORD ? fail(context, 400, 'INVALID_PASSWORD') : undefined;
  };
  const withPassword = (path: string, answer: (context: Context, user: User) => Response) =>
    app.post(path, async (context) => (await refused(context)) ?? answer(context, userOf(context)!));

  app.get('/get-session', (context) => {
    const user = userOf(context);
    if (!user) return context.json(null);
    const twoFactorEnabled = rows.get(user)?.verified ?? false;
    return context.json({ session: {}, user: { id: user.id, name: user.name, twoFactorEnabled } });
  });
  withPassword('/two-factor/enable', (context, user) => {
    if (rows.get(user)?.verified) return fail(context, 400, 'TOTP_ALREADY_ENABLED');
    const secret = newSecret();
    rows.set(user, { secret, verified: false });
    return context.json({ method: 'totp', totpURI: uriOf(secret, user.name), backupCodes: BACKUP_CODES });
  });
  app.post('/two-factor/verify-totp', async (context) => {
    const { code } = await context.req.json<{ code: string }>();
    const user = userOf(context);
    if (!user) return fail(context, 401, 'INVALID_TWO_FACTOR_COOKIE');
    const row = rows.get(user);
    if (!row) return fail(context, 400, 'TOTP_NOT_ENABLED');
    if (!isCodeOf(row.secret, code)) return fail(context, 401, 'INVALID_CODE');
    row.verified = true;
    return context.json({ token: 'x', user: { id: user.id, name: user.name } });
  });
  withPassword('/two-factor/disable', (context, user) => {
    rows.delete(user);
    return context.json({ status: true });
  });
  withPassword('/two-factor/generate-backup-codes', (context, user) =>
    rows.get(user)?.verified
      ? context.json({ status: true, backupCodes: BACKUP_CODES })
      : fail(context, 400, 'TWO_FACTOR_NOT_ENABLED'),
  );
}

function passkeys(world: World): Hono {
  const app = new Hono();

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
}

export const serve: WireServer = (world) => {
  const all = new Hono();
  for (const base of ['/api/auth', '/api/passwordless', '/api/plain']) {
    const server = new Hono();
    server.route('/passkey', passkeys(world));
    if (base !== '/api/plain') twoFactor(world, server, base === '/api/auth');
    else
      server.get('/get-session', (context) => {
        const user = sessionOf(world, context)?.user;
        return context.json(user ? { session: {}, user: { id: user.id, name: user.name } } : null);
      });
    all.route(base, server);
  }
  return all;
};
