/*
 * Second factors of django-allauth, as allauth/headless/mfa/views.py and allauth/mfa/totp have them:
 * https://github.com/pennersr/django-allauth. A code is looked at before the age of the session is.
 */
import { Hono } from 'hono';
import { Secret, TOTP } from 'otpauth';
import { done, inSeconds, invalid, recent, signedIn, type SignedIn } from './allauth.js';
import type { Session, User, World } from './world.js';

interface Authenticators {
  totp?: { readonly secret: string; readonly createdAt: Date; lastUsedAt: Date | undefined };
  codes?: { readonly all: readonly string[]; readonly unused: string[]; readonly createdAt: Date };
}

const held = new WeakMap<User, Authenticators>();

const of = (user: User): Authenticators => {
  const found = held.get(user) ?? {};
  held.set(user, found);
  return found;
};

const totpRow = ({ createdAt, lastUsedAt }: NonNullable<Authenticators['totp']>) => ({
  type: 'totp',
  created_at: inSeconds(createdAt),
  last_used_at: lastUsedAt ? inSeconds(lastUsedAt) : null,
});

const codesRow = ({ all, unused, createdAt }: NonNullable<Authenticators['codes']>) => ({
  type: 'recovery_codes',
  created_at: inSeconds(createdAt),
  last_used_at: null,
  total_code_count: all.length,
  unused_code_count: unused.length,
});

/** What the list has besides passkeys. */
export function otherRows(user: User): object[] {
  const { totp, codes } = of(user);
  return [...(totp ? [totpRow(totp)] : []), ...(codes ? [codesRow(codes)] : [])];
}

const makeCodes = (user: User) => {
  const all = Array.from({ length: 10 }, () => crypto.randomUUID().slice(0, 8));
  return (of(user).codes = { all, unused: [...all], createdAt: new Date() });
};

/** The first authenticator of an account brings recovery codes along, */
export const withCodes = (user: User): boolean => !of(user).codes && Boolean(makeCodes(user));

/** and the last one takes them away. */
export function tidyCodes(user: User): void {
  const own = of(user);
  if (!own.totp && user.passkeys.length === 0) delete own.codes;
}

const isRight = (secret: string, code: string): boolean =>
  new TOTP({ secret: Secret.fromBase32(secret) }).validate({ token: code, window: 1 }) !== null;

/** A code of the app, or a recovery code, which is used up. */
export function takes(user: User, code: string): boolean {
  const { totp, codes } = of(user);
  if (totp && isRight(totp.secret, code)) {
    totp.lastUsedAt = new Date();
    return true;
  }
  const at = codes?.unused.indexOf(code) ?? -1;
  return at >= 0 && codes?.unused.splice(at, 1).length === 1;
}

export function mfa(world: World): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  const offered = new WeakMap<Session, string>();
  app.use(signedIn(world));
  app.get('/totp', (context) => {
    const session = context.get('session');
    const { totp } = of(session.user);
    if (totp) return context.json(done(totpRow(totp)));
    const { base32 } = new Secret({ size: 20 });
    offered.set(session, base32);
    const totp_url = new TOTP({ issuer: 'Wire', label: session.user.name, secret: base32 }).toString();
    return context.json({ status: 404, meta: { secret: base32, totp_url } }, 404);
  });
  app.post(
    '/totp',
    async (context, next) => {
      const { code } = await context.req.json<{ code?: string }>();
      const secret = offered.get(context.get('session')) ?? '';
      if (!code) return invalid(context, 'code', 'required', 'This field is required.');
      if (!isRight(secret, code)) return invalid(context, 'code', 'incorrect_code', 'Incorrect code.');
      return next();
    },
    recent,
    (context) => {
      const session = context.get('session');
      const secret = offered.get(session) ?? '';
      const totp = (of(session.user).totp = { secret, createdAt: new Date(), lastUsedAt: undefined });
      withCodes(session.user);
      return context.json(done(totpRow(totp)));
    },
  );
  app.delete('/totp', recent, (context) => {
    const { user } = context.get('session');
    delete of(user).totp;
    tidyCodes(user);
    return context.json({ status: 200 });
  });
  app.post('/recovery-codes', recent, (context) => {
    const { user } = context.get('session');
    if (!of(user).totp && user.passkeys.length === 0)
      return invalid(
        context,
        '__all__',
        'cannot_generate_recovery_codes',
        'You cannot generate recovery codes without having two-factor authentication enabled.',
      );
    const codes = makeCodes(user);
    return context.json(done({ ...codesRow(codes), unused_codes: codes.unused }));
  });
  return app;
}
