/*
 * The passkeys and second factors of Zitadel's auth API v1
 * (https://github.com/zitadel/zitadel/blob/main/internal/api/grpc/auth/multi_factor.go), which Prysm:ID offers as it is. Options and credential are `bytes`: base64 of
 * JSON. The RP ID is the domain of the instance, whatever page asks.
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
import type { WireServer } from './support/controls.js';

/** Protocol buffers read both kinds of base64, and write the standard one. */
const bytes = (text: unknown): Buffer => {
  if (typeof text !== 'string' || /[^\w+/=-]/.test(text)) throw new Fault(400, 3);
  return Buffer.from(text, 'base64');
};

const parsed = (json: Buffer): unknown => {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    throw new Fault(500, 13, 'WEBAU-sEr8c');
  }
};

const keyOf = (options: object) => ({
  publicKey: Buffer.from(JSON.stringify(options)).toString('base64'),
});

async function verificationOf(context: Context): Promise<{ credential: unknown; name: unknown }> {
  const { verification } = await bodyOf<{
    verification: { publicKeyCredential?: unknown; tokenName?: unknown };
  }>(context);
  const { publicKeyCredential, tokenName } = verification ?? {};
  return { credential: parsed(bytes(publicKeyCredential)), name: tokenName };
}

export const serve: WireServer = (world) => {
  const outer = zitadelApp(world);
  const me = outer.basePath('/auth/v1/users/me');
  const app = me.basePath('/passwordless');
  const registrations = new Registrations(world);
  const keys = new KeyRegistrations(world);

  app.post('/_search', async (context) => {
    await bodyOf(context);
    return context.json(result(context.get('user')));
  });
  app.post('/', async (context) => {
    await bodyOf(context);
    const user = context.get('user');
    const { options } = await registrations.begin(user, { domain: 'localhost' });
    return context.json({ key: keyOf(options), details: details(user) });
  });
  app.post('/_verify', async (context) => {
    const { credential, name } = await verificationOf(context);
    const user = context.get('user');
    await registrations.verify(user, credential, name);
    return context.json({ details: details(user) });
  });
  app.delete('/:passkey', (context) => {
    const user = context.get('user');
    removePasskey(user, context.req.param('passkey'));
    return context.json({ details: details(user) });
  });
  const factors = (context: Context<Env>) => factorsOf(context.get('user'));
  const done = (context: Context<Env>) => context.json({ details: details(context.get('user')) });
  me.post('/auth_factors/_search', (context) => context.json(factors(context).result));
  me.post('/auth_factors/otp', (context) => {
    const { uri, secret } = factors(context).beginTotp();
    return context.json({ url: uri, secret, details: details(context.get('user')) });
  });
  me.post('/auth_factors/otp/_verify', async (context) => {
    const { code } = await bodyOf<{ code: unknown }>(context);
    factors(context).verifyTotp(code);
    return done(context);
  });
  me.delete('/auth_factors/otp', (context) => {
    factors(context).removeTotp();
    return done(context);
  });
  me.post('/auth_factors/otp_sms', (context) => {
    factors(context).add('otpSms');
    return done(context);
  });
  me.delete('/auth_factors/otp_sms', (context) => {
    factors(context).remove('otpSms');
    return done(context);
  });
  me.post('/auth_factors/otp_email', (context) => {
    factors(context).add('otpEmail');
    return done(context);
  });
  me.post('/auth_factors/u2f', async (context) => {
    await bodyOf(context);
    const user = context.get('user');
    const { options } = await keys.begin(user, 'localhost', 'discouraged');
    return context.json({ key: keyOf(options), details: details(user) });
  });
  me.post('/auth_factors/u2f/_verify', async (context) => {
    const { credential, name } = await verificationOf(context);
    await keys.verify(context.get('user'), credential, name);
    return done(context);
  });
  me.delete('/auth_factors/otp_email', (context) => {
    factors(context).remove('otpEmail');
    return done(context);
  });
  me.delete('/auth_factors/u2f/:token', (context) => {
    factors(context).removeU2f(context.req.param('token'));
    return done(context);
  });
  return outer;
};
