/*
 * A sign-up of django-allauth by passkey, with the address verified by a code: MFA_PASSKEY_SIGNUP_ENABLED and
 * ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED, as version 65.21.1 answers (allauth/headless/account/views.py,
 * allauth/headless/mfa/views.py). The account is there with the first step, so asked again the address is taken.
 */
import { Hono } from 'hono';
import { conflict, done, halfway, invalid } from './allauth.js';
import { anySession } from './controls.js';
import { World, type Session, type User } from './world.js';

interface Pending {
  readonly email: string;
  /** Nobody, where the address has an account: then no code is right. */
  readonly user: User | undefined;
  code: string;
  resends: number;
  tries: number;
  verified: boolean;
}

export function signup(world: World): Hono {
  const app = new Hono();
  const pending = new WeakMap<Session, Pending>();
  const addresses = new Set<string>();

  const mail = (process: Pending) => {
    process.code = crypto.randomUUID().slice(0, 4).toUpperCase() + '-ABCD';
    if (process.user) world.mailed.set(process.email, process.code);
    else world.mailed.delete(process.email);
  };
  app.post('/webauthn/signup', async (context) => {
    const session = anySession(world, context);
    if (session.user) return conflict(context);
    const { email } = await context.req.json<{ email?: string }>();
    if (!email) return invalid(context, 'email', 'required', 'This field is required.');
    if (!/^\S+@\S+\.\w+$/.test(email))
      return invalid(context, 'email', 'invalid', 'Enter a valid email address.');
    const user = addresses.has(email) ? undefined : World.newUser(email);
    addresses.add(email);
    const process = { email, user, code: '', resends: 0, tries: 0, verified: false };
    pending.set(session, process);
    mail(process);
    return halfway(context, 'verify_email');
  });
  app.post('/email/verify/resend', (context) => {
    const process = pending.get(anySession(world, context));
    if (!process || process.verified || process.resends >= 2) return conflict(context);
    process.resends += 1;
    mail(process);
    return context.json({ status: 200 });
  });
  app.post('/email/verify', async (context) => {
    const session = anySession(world, context);
    const process = pending.get(session);
    if (!process || process.verified) return conflict(context);
    const { key = '' } = await context.req.json<{ key?: string }>();
    const plain = (code: string) => code.replaceAll('-', '').toUpperCase();
    if (!process.user || plain(key) !== plain(process.code)) {
      process.tries += 1;
      if (process.tries >= 3) pending.delete(session);
      return invalid(context, 'key', 'incorrect_code', 'Incorrect code.');
    }
    process.verified = true;
    return halfway(context, 'mfa_signup_webauthn');
  });
  app.get('/webauthn/signup', async (context) => {
    const session = anySession(world, context);
    const process = pending.get(session);
    if (!process?.verified || !process.user) return conflict(context);
    const publicKey = await world.beginRegistration(session, process.user);
    return context.json(done({ creation_options: { publicKey } }));
  });
  app.put('/webauthn/signup', async (context) => {
    const session = anySession(world, context);
    const { user, verified } = pending.get(session) ?? {};
    if (!verified || !user) return conflict(context);
    const { name, credential } = await context.req.json<{ name?: string; credential: unknown }>();
    await world.register(session, user, credential, name);
    pending.delete(session);
    world.users.push(user);
    session.user = user;
    // A sign-in, however young, is no proof for a change.
    session.fresh = false;
    return context.json(
      done(
        { user: { id: user.id, display: user.name, email: user.name }, methods: [] },
        { is_authenticated: true },
      ),
    );
  });
  return app;
}
