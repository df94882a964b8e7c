/* The passkeys of Zitadel's user API v2, as its published code and protocol buffers have them. */
import {
  Fault,
  Registrations,
  bodyOf,
  details,
  removePasskey,
  result,
  zitadelApp,
} from './support/zitadel.js';
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
    const user = own(context.get('user'), context.req.param('user'));
    const { length } = user.passkeys;
    const total = length > 0 && { totalResult: String(length) };
    return context.json({
      details: { ...total, processedSequence: '7', timestamp: new Date().toISOString() },
      ...result(user),
    });
  });
  // For the app's server, which may; here anybody may.
  app.post('/v2/users/:user/passkeys/registration_link', (context) => {
    const user = find(context.req.param('user'));
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
    const user = own(context.get('user'), context.req.param('user'));
    removePasskey(user, context.req.param('passkey'));
    return context.json({ details: details(user) });
  });
  return app;
};
