/*
 * The system API of a SecureAuth Connect identity pool: paths, bodies and statuses as in the published OpenAPI document
 * (https://github.com/cloudentity/acp-client-go, spec/identitysystem.yaml). `create` makes a record, and `add/complete`
 * stores one for a code; it answers 401 whatever is wrong.
 */
import { Hono } from 'hono';
import { base64, fail, record, REFUSALS } from './secureauth.js';
import { Refused, World, type Session, type StoredPasskey, type User } from './world.js';

/** The token of the app's server. */
export const MACHINE = 'machine-token';

const credential = ({ id, name, createdAt }: StoredPasskey, user_id: string) => ({
  id,
  tenant_id: 'tenant',
  user_pool_id: 'pool',
  user_id,
  ...(name !== undefined && { name }),
  type: 'webauthn',
  state: 'valid',
  payload: {},
  created_at: createdAt.toISOString(),
  updated_at: createdAt.toISOString(),
});

/** What lies below `…/system/pools/<pool>`. */
export function system(world: World): Hono {
  const app = new Hono();
  const codes = new Map<string, string>();
  const sessions = new WeakMap<User, Session>();
  /** Records that nobody has yet. */
  const loose = new Map<string, StoredPasskey>();
  const userOf = (id: string) => world.users.find((user) => user.id === id);
  const sessionOf = (user: User): Session => {
    const found = sessions.get(user) ?? world.openSession();
    sessions.set(user, found);
    return found;
  };

  app.onError((error, context) => {
    if (error instanceof Refused) return fail(context, ...REFUSALS[error.why]);
    throw error;
  });
  app.use(async (context, next) =>
    context.req.header('Authorization') === `Bearer ${MACHINE}`
      ? next()
      : fail(context, 401, 'UNAUTHORIZED', 'unauthorized'),
  );
  app.get('/users/:user', (context) => {
    const user = userOf(context.req.param('user'));
    if (!user) return fail(context, 404, 'NOT_FOUND', 'user not found');
    return context.json({
      id: user.id,
      tenant_id: 'tenant',
      user_pool_id: 'pool',
      status: 'active',
      identifiers: [{ identifier: user.name, type: 'email' }],
      verifiable_addresses: [],
      credentials: [
        { ...credential({ ...loosest, id: 'p1' }, user.id), type: 'password' },
        ...user.passkeys.map((passkey) => credential(passkey, user.id)),
      ],
    });
  });
  for (const folder of ['webauthn', 'usernameless-webauthn']) {
    app.post(`/users/:user/${folder}/create/begin`, async (context) => {
      const user = userOf(context.req.param('user'));
      if (!user) return fail(context, 404, 'NOT_FOUND', 'user not found');
      if (user.passkeys.length >= user.max) throw new Refused('limit');
      return context.json({ publicKey: await world.beginRegistration(sessionOf(user), user) });
    });
    app.post(`/users/:user/${folder}/create/complete`, async (context) => {
      const user = userOf(context.req.param('user'));
      if (!user) return fail(context, 404, 'NOT_FOUND', 'user not found');
      const maker = World.newUser(user.name);
      const made = await world.register(sessionOf(user), maker, await context.req.json());
      loose.set(base64(made.credentialId), made);
      return context.json({ credentials: [...user.passkeys, made].map(record) });
    });
  }
  app.put('/users/:user/webauthn/:id/name', async (context) => {
    const user = userOf(context.req.param('user'));
    const passkey = user && World.find(user, context.req.param('id'));
    const { name } = await context.req.json<{ name?: unknown }>();
    if (!passkey) return fail(context, 404, 'NOT_FOUND', 'credential not found');
    if (typeof name !== 'string') return fail(context, 422, 'UNPROCESSABLE_ENTITY', 'name is required');
    passkey.name = name;
    return context.body(null, 204);
  });
  app.delete('/users/:user/webauthn/:id', (context) => {
    const user = userOf(context.req.param('user'));
    return user && World.remove(user, context.req.param('id'))
      ? context.body(null, 204)
      : fail(context, 404, 'NOT_FOUND', 'credential not found');
  });
  app.post('/user/code/generate', async (context) => {
    const { type, userID } = await context.req.json<{ type?: string; userID?: string }>();
    if (type !== 'enroll_webauthn') return fail(context, 422, 'UNPROCESSABLE_ENTITY', 'invalid type');
    if (!userID || !userOf(userID)) return fail(context, 404, 'NOT_FOUND', 'user not found');
    const code = crypto.randomUUID().slice(0, 6);
    // Another one ends the one before.
    codes.set(userID, code);
    return context.json({ code, extended_code: btoa(`${userID}.${code}`) }, 201);
  });
  app.post('/user/webauthn/add/complete', async (context) => {
    const {
      code,
      userID = '',
      new_web_authn,
    } = await context.req.json<{
      code?: string;
      userID?: string;
      new_web_authn?: { id?: string };
    }>();
    const user = userOf(userID);
    const passkey = loose.get(new_web_authn?.id ?? '');
    if (!user || !passkey || code === undefined || codes.get(userID) !== code)
      return fail(context, 401, 'UNAUTHORIZED', 'unauthorized');
    codes.delete(userID);
    user.passkeys.push(passkey);
    return context.body(null, 204);
  });
  return app;
}

/** What a row has that is no passkey. */
const loosest = { name: undefined, createdAt: new Date(0) } as StoredPasskey;
