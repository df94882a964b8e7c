/* SimpleWebAuthn's example server, and beside it the three routes that the page of this preset asks the app to add. */
import { Hono } from 'hono';
import { anySession, sessionOf, type WireServer } from './support/controls.js';
import { Refused, World, type StoredPasskey } from './support/world.js';

/** What the library throws, and the example sends on. */
const SENTENCES: Readonly<Record<Refused['why'], string>> = {
  'no challenge': 'Unexpected registration response challenge "x", expected "undefined"',
  'not verified': 'Unexpected registration response challenge "x", expected "y"',
  unknown: 'Authenticator is not registered with this site',
  known: 'Authenticator was previously registered',
  limit: 'Too many passkeys',
};

const row = ({
  credentialId,
  transports,
  multiDevice,
  backedUp,
  name,
  createdAt,
  counter,
}: StoredPasskey) => ({
  id: credentialId,
  counter,
  transports,
  deviceType: multiDevice ? 'multiDevice' : 'singleDevice',
  backedUp,
  name,
  createdAt: createdAt.toISOString(),
});

export const serve: WireServer = (world) => {
  const app = new Hono();
  app.onError((error, context) => {
    if (error instanceof Refused) return context.json({ error: SENTENCES[error.why] }, 400);
    throw error;
  });
  app.get('/generate-registration-options', async (context) => {
    const session = sessionOf(world, context);
    if (!session?.user) return context.json({ error: 'Not signed in' }, 401);
    return context.json(await world.beginRegistration(session, session.user));
  });
  app.post('/verify-registration', async (context) => {
    const session = sessionOf(world, context);
    if (!session?.user) return context.json({ error: 'Not signed in' }, 401);
    await world.register(session, session.user, await context.req.json());
    return context.json({ verified: true });
  });
  app.get('/generate-authentication-options', async (context) =>
    context.json(await world.beginLogin(anySession(world, context))),
  );
  app.post('/verify-authentication', async (context) => {
    await world.login(anySession(world, context), await context.req.json());
    return context.json({ verified: true });
  });
  app.get('/passkeys', (context) => {
    const user = sessionOf(world, context)?.user;
    if (!user) return context.json({ error: 'Not signed in' }, 401);
    return context.json(user.passkeys.map(row));
  });
  app.patch('/passkeys/:id', async (context) => {
    const user = sessionOf(world, context)?.user;
    const found = user?.passkeys.find(({ credentialId }) => credentialId === context.req.param('id'));
    if (!found) return context.json({ error: 'No such passkey' }, user ? 404 : 401);
    found.name = (await context.req.json<{ name: string }>()).name;
    return context.body(null, 204);
  });
  app.delete('/passkeys/:id', (context) => {
    const user = sessionOf(world, context)?.user;
    const found = user?.passkeys.find(({ credentialId }) => credentialId === context.req.param('id'));
    if (!user || !found) return context.json({ error: 'No such passkey' }, user ? 404 : 401);
    World.remove(user, found.id);
    return context.body(null, 204);
  });
  return app;
};
