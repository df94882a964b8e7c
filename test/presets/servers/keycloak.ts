/* The credentials of Keycloak's Account REST API, as its published code answers. */
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { sessionOf, type WireServer } from './support/controls.js';
import { World, type StoredPasskey, type User } from './support/world.js';

/** Standard base64, unlike everywhere else in the protocol. */
const standard = (credentialId: string): string => Buffer.from(credentialId, 'base64url').toString('base64');

const metadata = ({ id, name, createdAt, ...passkey }: StoredPasskey) => ({
  credential: {
    id,
    type: 'webauthn-passwordless',
    userLabel: name,
    createdDate: createdAt.getTime(),
    credentialData: JSON.stringify({
      aaguid: passkey.aaguid,
      credentialId: standard(passkey.credentialId),
      counter: passkey.counter,
      attestationStatementFormat: 'none',
      transports: passkey.transports,
    }),
  },
});

export const serve: WireServer = (world) => {
  const app = new Hono<{ Variables: { user: User } }>().basePath('/realms/wire/account');

  app.use(
    createMiddleware<{ Variables: { user: User } }>(async (context, next) => {
      // Whoever does not want JSON gets the page of the account console.
      if (!context.req.header('Accept')?.includes('application/json'))
        return context.html('<!doctype html><title>Account</title>');
      const user = context.req.header('Authorization') && sessionOf(world, context)?.user;
      if (!user) return context.json({ error: 'HTTP 401 Unauthorized' }, 401);
      context.set('user', user);
      return next();
    }),
  );
  app.get('/credentials', (context) => {
    const type = context.req.query('type');
    if (type !== 'webauthn-passwordless') return context.json([]);
    const { passkeys } = context.get('user');
    const container = {
      type,
      category: 'passwordless',
      displayName: 'webauthn-passwordless-display-name',
      createAction: 'webauthn-register-passwordless',
      removeable: true,
      userCredentialMetadatas: passkeys.map(metadata),
    };
    return context.json([container]);
  });
  app.put('/credentials/:id/label', async (context) => {
    const passkey = World.find(context.get('user'), context.req.param('id'));
    if (!passkey) return context.json({ error: 'Credential not found' }, 404);
    const label: unknown = JSON.parse(await context.req.text());
    if (typeof label !== 'string') return context.json({ errorMessage: 'invalidRequestMessage' }, 400);
    passkey.name = label;
    return context.body(null, 204);
  });
  return app;
};
