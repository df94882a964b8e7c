/*
 * The recipes WebAuthn and TOTP of SuperTokens, as supertokens-node 24 answers over a supertokens-core of August 2026:
 * nearly everything with status 200. https://github.com/supertokens/supertokens-node, lib/ts/recipe/totp/api. At
 * `/plain` the second is not there.
 */
import { Hono, type Context } from 'hono';
import { isCodeOf, newSecret, uriOf } from './support/authenticator-app.js';
import { anySession, sessionOf, type WireServer } from './support/controls.js';
import { Refused, World, type Session, type User } from './support/world.js';

/** What was generated, by its id. */
interface Generated {
  readonly session: Session;
  /** Absent at a sign-in. */
  readonly email?: string;
}

interface Body {
  readonly email?: string;
  readonly recipeUserId?: string;
  readonly webauthnGeneratedOptionsId?: string;
  readonly credential?: { readonly id: string };
  readonly webauthnCredentialId?: string;
  readonly shouldTryLinkingWithSessionUser?: boolean;
}

/** No success. */
class Failure extends Error {
  constructor(
    readonly answer: object,
    readonly status: 200 | 400 | 401 | 403 | 500 = 200,
  ) {
    super();
  }
}

const REFUSED = {
  status: 'REGISTER_CREDENTIAL_NOT_ALLOWED',
  reason:
    'The device used for authentication is not supported. Please use a different device. (ERR_CODE_026)',
};

const general = (message: string) => new Failure({ status: 'GENERAL_ERROR', message });

/** A user has one login method here. */
const told = ({ id, name }: User) => ({
  id,
  emails: [name],
  isPrimaryUser: true,
  loginMethods: [{ recipeId: 'webauthn', recipeUserId: id, email: name, verified: false }],
});

/** What the recipe says of what the core refused. */
function refusalOf(error: unknown, operation: 'register' | 'signup' | 'signin'): Failure {
  if (error instanceof Failure) return error;
  if (!(error instanceof Refused)) throw error;
  if (operation === 'signin') return new Failure({ status: 'INVALID_CREDENTIALS_ERROR' });
  if (error.why === 'not verified')
    return new Failure(
      operation === 'register' ? REFUSED : { status: 'INVALID_AUTHENTICATOR_ERROR', reason: 'bad challenge' },
    );
  // The recipe has no word for what else the core says.
  return new Failure({ message: 'Should never come here: unmapped error status' }, 500);
}

export const serve: WireServer = (world) => {
  const app = new Hono();
  const generated = new Map<string, Generated>();
  app.onError((error, context) => {
    if (!(error instanceof Failure)) throw error;
    return context.json(error.answer, error.status);
  });
  // The app's own: what its pages know of the visitor.
  app.get('/app/me', (context) => {
    const user = sessionOf(world, context)?.user;
    return context.json({ email: user?.name ?? '', recipeUserId: user?.id ?? '' });
  });
  app.route('/auth/webauthn', recipe(world, generated));
  app.route('/plain/webauthn', recipe(world, generated));
  app.route('/auth/totp', totp(world));
  return app;
};

const bodyOf = (context: Context): Promise<Body> => context.req.json<Body>();

/** Who asks; a change must carry the custom header, which is the proof against forged requests. */
function asker(world: World, context: Context): User {
  const session = sessionOf(world, context);
  if (!session?.user) throw new Failure({ message: 'unauthorised' }, 401);
  if (context.req.method !== 'GET' && !context.req.header('rid'))
    throw new Failure({ message: 'try refresh token' }, 401);
  return session.user;
}

/** The second factor is asked for again; only some routes do. */
function assertClaims(world: World, context: Context): void {
  if (sessionOf(world, context)?.fresh !== false) return;
  const claimValidationErrors = [{ id: 'st-mfa', reason: { message: 'MFA not completed' } }];
  throw new Failure({ message: 'invalid claim', claimValidationErrors }, 403);
}

/** Without that header the tokens are answered as headers, and no cookie is set. */
function open(world: World, context: Context, user: User): void {
  if (context.req.header('st-auth-mode') === 'cookie') anySession(world, context).user = user;
  else context.header('st-access-token', world.openSession(user).token);
}

interface Device {
  readonly secret: string;
  verified: boolean;
}

/** The most wrong codes, one after the other. */
const MOST = 5;

function totp(world: World): Hono {
  const app = new Hono();
  const all = new WeakMap<User, Map<string, Device>>();
  const wrong = new WeakMap<User, number>();
  const devicesOf = (user: User) => {
    const devices = all.get(user) ?? new Map<string, Device>();
    all.set(user, devices);
    return devices;
  };
  const said = async (context: Context) => {
    const { deviceName, totp: code } = await context.req.json<{ deviceName?: string; totp?: string }>();
    return { deviceName, code };
  };

  app.get('/device/list', (context) => {
    const devices = [...devicesOf(asker(world, context))].map(([name, { verified }]) => ({
      name,
      ...{ period: 30, skew: 1, verified },
    }));
    return context.json({ status: 'OK', devices });
  });
  app.post('/device', async (context) => {
    const user = asker(world, context);
    assertClaims(world, context);
    const devices = devicesOf(user);
    const { deviceName = `TOTP Device ${String(devices.size)}` } = await said(context);
    if (devices.get(deviceName)?.verified) throw new Failure({ status: 'DEVICE_ALREADY_EXISTS_ERROR' });
    const secret = newSecret();
    devices.set(deviceName, { secret, verified: false });
    return context.json({ status: 'OK', deviceName, secret, qrCodeString: uriOf(secret, user.name) });
  });
  app.post('/device/verify', async (context) => {
    const user = asker(world, context);
    const { deviceName = '', code } = await said(context);
    const device = devicesOf(user).get(deviceName);
    if (!device) throw new Failure({ status: 'UNKNOWN_DEVICE_ERROR' });
    const tries = wrong.get(user) ?? 0;
    if (tries >= MOST) throw new Failure({ status: 'LIMIT_REACHED_ERROR', retryAfterMs: 899_500 });
    if (!isCodeOf(device.secret, code)) {
      wrong.set(user, tries + 1);
      const counts = { currentNumberOfFailedAttempts: tries + 1, maxNumberOfFailedAttempts: MOST };
      throw new Failure({ status: 'INVALID_TOTP_ERROR', ...counts });
    }
    wrong.delete(user);
    const wasAlreadyVerified = device.verified;
    device.verified = true;
    return context.json({ status: 'OK', wasAlreadyVerified });
  });
  app.post('/device/remove', async (context) => {
    const user = asker(world, context);
    assertClaims(world, context);
    const { deviceName } = await said(context);
    if (!deviceName) throw new Failure({ message: 'deviceName is required' }, 500);
    return context.json({ status: 'OK', didDeviceExist: devicesOf(user).delete(deviceName) });
  });
  return app;
}

function recipe(world: World, generated: Map<string, Generated>): Hono {
  const app = new Hono();

  const remember = (session: Session, email?: string) => {
    const id = crypto.randomUUID();
    generated.set(id, { session, ...(email !== undefined && { email }) });
    return { status: 'OK', webauthnGeneratedOptionsId: id, createdAt: Date.now() };
  };

  const optionsOf = ({ webauthnGeneratedOptionsId, credential }: Body) => {
    if (webauthnGeneratedOptionsId === undefined || credential === undefined)
      throw new Failure({ message: 'credential is required' }, 400);
    const found = generated.get(webauthnGeneratedOptionsId);
    if (!found) throw new Failure({ status: 'OPTIONS_NOT_FOUND_ERROR' });
    return found;
  };

  app.post('/options/register', async (context) => {
    const { email } = await bodyOf(context);
    if (!email?.trim()) throw new Failure({ status: 'INVALID_EMAIL_ERROR', err: 'Email is not valid' });
    const session = world.openSession();
    const user = world.users.find(({ name }) => name === email) ?? World.newUser(email);
    const options = await world.beginRegistration(session, user);
    return context.json({ ...remember(session, email), ...options, excludeCredentials: [] });
  });

  app.post('/options/signin', async (context) => {
    const session = world.openSession();
    return context.json({ ...remember(session), ...(await world.beginLogin(session)) });
  });

  app.post('/signup', async (context) => {
    const body = await bodyOf(context);
    const { session, email = '' } = optionsOf(body);
    const linkedTo = body.shouldTryLinkingWithSessionUser ? asker(world, context) : undefined;
    if (!linkedTo && world.users.some(({ name }) => name === email))
      throw new Failure({ status: 'EMAIL_ALREADY_EXISTS_ERROR' });
    const user = linkedTo ?? World.newUser(email);
    await world.register(session, user, body.credential).catch((error: unknown) => {
      throw refusalOf(error, 'signup');
    });
    if (!linkedTo) world.users.push(user);
    open(world, context, user);
    return context.json({ status: 'OK', user: told(user) });
  });

  app.post('/signin', async (context) => {
    const body = await bodyOf(context);
    const { session } = optionsOf(body);
    const user = await world.login(session, body.credential).catch((error: unknown) => {
      throw refusalOf(error, 'signin');
    });
    open(world, context, user);
    return context.json({ status: 'OK', user: told(user) });
  });

  app.get('/credential/list', (context) => {
    const user = asker(world, context);
    const credentials = user.passkeys.map(({ credentialId, createdAt }) => ({
      webauthnCredentialId: credentialId,
      relyingPartyId: 'localhost',
      recipeUserId: user.id,
      createdAt: createdAt.getTime(),
    }));
    return context.json({ status: 'OK', credentials });
  });

  app.post('/credential', async (context) => {
    const user = asker(world, context);
    const body = await bodyOf(context);
    if (body.recipeUserId === undefined)
      throw new Failure({ message: 'Please provide the recipeUserId' }, 400);
    assertClaims(world, context);
    if (body.recipeUserId !== user.id) throw general('User not found');
    const { session, email } = optionsOf(body);
    if (email !== user.name) throw general('Email mismatch');
    await world.register(session, user, body.credential).catch((error: unknown) => {
      throw refusalOf(error, 'register');
    });
    return context.json({ status: 'OK' });
  });

  app.post('/credential/remove', async (context) => {
    const user = asker(world, context);
    const { webauthnCredentialId } = await bodyOf(context);
    assertClaims(world, context);
    const passkey = user.passkeys.find(({ credentialId }) => credentialId === webauthnCredentialId);
    if (!passkey) throw general('User not found');
    World.remove(user, passkey.id);
    return context.json({ status: 'OK' });
  });

  return app;
}
