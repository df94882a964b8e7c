/*
 * The passkeys, second factors and recovery codes of Zitadel's user API v2, as its published code and protocol buffers
 * have them: https://github.com/zitadel/zitadel/blob/main/proto/zitadel/user/v2/user_service.proto.
 */
import type { Context } from 'hono';
import {
  Fault,
  Registrations,
  bodyOf,
  details,
  removePasskey,
  result,
  zitadelApp,
  type Env,
} from './support/zitadel.js';
import { KeyRegistrations, factorsOf } from './support/zitadel-factors.js';
import { sessions } from './support/zitadel-sessions.js';
import type { WireServer } from './support/controls.js';
import type { User } from './support/world.js';

const ATTACHMENTS: Readonly<Record<string, 'platform' | 'cross-platform' | undefined>> = {
  PASSKEY_AUTHENTICATOR_UNSPECIFIED: undefined,
  PASSKEY_AUTHENTICATOR_PLATFORM: 'platform',
  PASSKEY_AUTHENTICATOR_CROSS_PLATFORM: 'cross-platform',
};

interface Code {
  readonly id: string;
  readonly code: string;
}

export const serve: WireServer = (world) => {
  const app = zitadelApp(world);
  const registrations = new Registrations(world);
  const keys = new KeyRegistrations(world);
  const codes = new Map<string, Code & { readonly user: User }>();

  /** Who a path is about. */
  const find = (id: string): User => {
    const user = world.users.find((one) => one.id === id);
    if (!user) throw new Fault(404, 5, 'COMMAND-Mv9sd');
    return user;
  };
  const own = (me: User, id: string): User => {
    if (me.id !== id) throw new Fault(403, 7, 'AUTH-Bohd2');
    return me;
  };
  /** Who has the roles for everybody else's: `user.read`, `user.write`, `user.credential.write`. */
  const managers = new Set<User>();
  const may = (me: User, id: string): User => {
    if (me.id !== id && !managers.has(me)) throw new Fault(403, 7, 'AUTHZ-HKJD33');
    return find(id);
  };
  /** A code serves once. */
  const redeem = ({ id, code }: Code, user: User): User => {
    const known = codes.get(id);
    if (known?.code !== code || known.user !== user) throw new Fault(400, 3, 'COMMAND-Eeb2a');
    codes.delete(id);
    return user;
  };

  app.get('/oidc/v1/userinfo', (context) => context.json({ sub: context.get('user').id }));
  app.post('/v2/users/:user/passkeys/_search', async (context) => {
    await bodyOf(context);
    const user = may(context.get('user'), context.req.param('user'));
    return context.json({ details: listDetails(user.passkeys.length), ...result(user) });
  });
  // A role, which nobody has for themselves.
  app.post('/v2/users/:user/passkeys/registration_link', async (context) => {
    if (!managers.has(context.get('user'))) throw new Fault(403, 7, 'AUTH-5mWD2');
    const { returnCode } = await bodyOf<{ returnCode: object }>(context);
    const user = find(context.req.param('user'));
    if (!returnCode) return context.json({ details: details(user) });
    const code = { id: world.newId(), code: crypto.randomUUID() };
    codes.set(code.id, { ...code, user });
    return context.json({ details: details(user), code });
  });
  app.post('/v2/users/:user/passkeys', async (context) => {
    const body = await bodyOf<{ code: Code; authenticator: string; domain: string }>(context);
    const { authenticator = 'PASSKEY_AUTHENTICATOR_UNSPECIFIED', domain = 'instance.zitadel.test' } = body;
    if (!(authenticator in ATTACHMENTS)) throw new Fault(400, 3);
    const id = context.req.param('user');
    const user = body.code ? redeem(body.code, find(id)) : own(context.get('user'), id);
    const begun = await registrations.begin(user, { domain, attachment: ATTACHMENTS[authenticator] });
    return context.json({
      details: details(user),
      passkeyId: begun.passkeyId,
      publicKeyCredentialCreationOptions: begun.options,
    });
  });
  app.post('/v2/users/:user/passkeys/:passkey', async (context) => {
    const body = await bodyOf<{ publicKeyCredential: unknown; passkeyName: unknown }>(context);
    const user = find(context.req.param('user'));
    await registrations.verify(user, body.publicKeyCredential, body.passkeyName);
    return context.json({ details: details(user) });
  });
  app.route('/v2/sessions', sessions(world));
  app.delete('/v2/users/:user/passkeys/:passkey', (context) => {
    const user = may(context.get('user'), context.req.param('user'));
    removePasskey(user, context.req.param('passkey'));
    return context.json({ details: details(user) });
  });
  const user = (context: Context<Env>): User => may(context.get('user'), context.req.param('user') ?? '');
  const factors = (context: Context<Env>) => factorsOf(user(context));
  const done = (context: Context<Env>) => context.json({ details: details(user(context)) });

  app.get('/v2/users/:user/authentication_methods', (context) => {
    const one = user(context);
    const types = [...(one.passkeys.length > 0 ? ['PASSKEY'] : []), ...factorsOf(one).types];
    const authMethodTypes = types.map((type) => `AUTHENTICATION_METHOD_TYPE_${type}`);
    return context.json({ details: listDetails(types.length), ...(types.length > 0 && { authMethodTypes }) });
  });
  app.post('/v2/users/:user/authentication_factors/_search', (context) =>
    context.json(factors(context).result),
  );
  app.post('/v2/users/:user/totp', async (context) => {
    await bodyOf(context);
    return context.json({ details: details(user(context)), ...factors(context).beginTotp() });
  });
  app.post('/v2/users/:user/totp/verify', async (context) => {
    const { code } = await bodyOf<{ code: unknown }>(context);
    factors(context).verifyTotp(code);
    return done(context);
  });
  app.delete('/v2/users/:user/totp', (context) => {
    factors(context).removeTotp();
    return done(context);
  });
  for (const [path, kind] of [
    ['otp_sms', 'otpSms'],
    ['otp_email', 'otpEmail'],
  ] as const) {
    app.post(`/v2/users/:user/${path}`, async (context) => {
      await bodyOf(context);
      if (kind === 'otpSms') own(context.get('user'), context.req.param('user'));
      factors(context).add(kind);
      return done(context);
    });
    app.delete(`/v2/users/:user/${path}`, (context) => {
      factors(context).remove(kind);
      return done(context);
    });
  }
  app.post('/v2/users/:user/u2f', async (context) => {
    const { domain = 'instance.zitadel.test' } = await bodyOf<{ domain: string }>(context);
    const me = own(context.get('user'), context.req.param('user'));
    const begun = await keys.begin(me, domain, 'required');
    return context.json({
      details: details(me),
      u2fId: begun.passkeyId,
      publicKeyCredentialCreationOptions: begun.options,
    });
  });
  app.post('/v2/users/:user/u2f/:token', async (context) => {
    const body = await bodyOf<{ publicKeyCredential: unknown; tokenName: unknown }>(context);
    await keys.verify(user(context), body.publicKeyCredential, body.tokenName);
    return done(context);
  });
  app.delete('/v2/users/:user/u2f/:token', (context) => {
    factors(context).removeU2f(context.req.param('token'));
    return done(context);
  });
  app.post('/v2/users/:user/recovery_codes', async (context) => {
    const { count } = await bodyOf<{ count: unknown }>(context);
    const recoveryCodes = factors(context).generate(count);
    return context.json({ details: { resourceOwner: details(user(context)).resourceOwner }, recoveryCodes });
  });
  app.delete('/v2/users/:user/recovery_codes', (context) => {
    factors(context).removeCodes();
    return done(context);
  });
  // No route of Zitadel's: a test gives whoever asks the roles of a manager.
  app.post('/_manager', (context) => {
    managers.add(context.get('user'));
    return context.json({});
  });
  return app;
};

const listDetails = (length: number) => ({
  ...(length > 0 && { totalResult: String(length) }),
  processedSequence: '7',
  timestamp: new Date().toISOString(),
});
