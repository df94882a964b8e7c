/*
 * The passkeys of Zitadel's auth API v1, which Prysm:ID offers as it is. Options and credential are `bytes`: base64 of
 * JSON. The RP ID is the domain of the instance, whatever page asks.
 */
import {
  Fault,
  Registrations,
  bodyOf,
  details,
  removePasskey,
  result,
  zitadelApp,
} from './support/zitadel.js';
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

export const serve: WireServer = (world) => {
  const outer = zitadelApp(world);
  const app = outer.basePath('/auth/v1/users/me/passwordless');
  const registrations = new Registrations(world);

  app.post('/_search', async (context) => {
    await bodyOf(context);
    return context.json(result(context.get('user')));
  });
  app.post('/', async (context) => {
    await bodyOf(context);
    const user = context.get('user');
    const { options } = await registrations.begin(user, { domain: 'localhost' });
    return context.json({
      key: { publicKey: Buffer.from(JSON.stringify(options)).toString('base64') },
      details: details(user),
    });
  });
  app.post('/_verify', async (context) => {
    const body = await bodyOf<{ verification: { publicKeyCredential?: unknown; tokenName?: unknown } }>(
      context,
    );
    const { publicKeyCredential, tokenName } = body.verification ?? {};
    const json = bytes(publicKeyCredential);
    const user = context.get('user');
    await registrations.verify(user, parsed(json), tokenName);
    return context.json({ details: details(user) });
  });
  app.delete('/:passkey', (context) => {
    const user = context.get('user');
    removePasskey(user, context.req.param('passkey'));
    return context.json({ details: details(user) });
  });
  return outer;
};
