/* The part of Zitadel's session API v2 that signs in by a passkey. Only an app's server may ask it; here anybody may. */
import { Hono } from 'hono';
import type { World, Session, User } from './world.js';
import { Fault, bodyOf, type Env } from './zitadel.js';

interface Open {
  readonly user: User;
  readonly session: Session;
  verifiedAt?: string;
}

interface Begin {
  readonly checks: { readonly user?: { readonly loginName?: string } };
  readonly challenges: {
    readonly webAuthN?: { readonly domain?: string; readonly userVerificationRequirement?: string };
  };
}

interface Finish {
  readonly checks: { readonly webAuthN?: { readonly credentialAssertionData?: { readonly id?: unknown } } };
}

export function sessions(world: World): Hono<Env> {
  const app = new Hono<Env>();
  const all = new Map<string, Open>();
  const find = (id: string): Open => {
    const open = all.get(id);
    if (!open) throw new Fault(404, 5, 'COMMAND-Flk38');
    return open;
  };
  const answer = () => ({
    details: { sequence: '4', changeDate: new Date().toISOString() },
    sessionToken: crypto.randomUUID(),
  });

  app.post('/', async (context) => {
    const { checks, challenges } = await bodyOf<Begin>(context);
    const user = world.users.find(({ name }) => name === checks?.user?.loginName);
    if (!user) throw new Fault(404, 5, 'QUERY-Dfbg2');
    const asked = challenges?.webAuthN;
    if (!asked?.domain || asked.userVerificationRequirement !== 'USER_VERIFICATION_REQUIREMENT_REQUIRED')
      throw new Fault(400, 3);
    if (user.passkeys.length === 0) throw new Fault(500, 13, 'WEBAU-4G8sw');
    const session = world.openSession();
    const { challenge, timeout } = await world.beginLogin(session);
    const sessionId = `29${world.newId()}`;
    all.set(sessionId, { user, session });
    const publicKey = {
      challenge,
      timeout,
      rpId: asked.domain,
      allowCredentials: user.passkeys.map(({ credentialId: id }) => ({ type: 'public-key', id })),
      userVerification: 'required',
    };
    const webAuthN = { publicKeyCredentialRequestOptions: { publicKey } };
    return context.json({ ...answer(), sessionId, challenges: { webAuthN } });
  });
  app.patch('/:id', async (context) => {
    const open = find(context.req.param('id'));
    const { checks } = await bodyOf<Finish>(context);
    const credential = checks?.webAuthN?.credentialAssertionData;
    if (!open.user.passkeys.some(({ credentialId }) => credentialId === credential?.id))
      throw new Fault(500, 13, 'WEBAU-3M9si');
    await world.login(open.session, { clientExtensionResults: {}, ...credential }).catch(() => {
      throw new Fault(500, 13, 'WEBAU-3M9si');
    });
    open.verifiedAt = new Date().toISOString();
    return context.json(answer());
  });
  app.get('/:id', (context) => {
    const id = context.req.param('id');
    const { user, verifiedAt } = find(id);
    const webAuthN = verifiedAt && { verifiedAt, userVerified: true };
    return context.json({
      session: {
        id,
        factors: { user: { id: user.id, loginName: user.name }, ...(webAuthN && { webAuthN }) },
      },
    });
  });
  return app;
}
