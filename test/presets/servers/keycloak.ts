/*
 * The credentials of Keycloak's Account REST API, as its published code answers:
 * https://github.com/keycloak/keycloak, AccountCredentialResource.java.
 */
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

/** What else an account has; the codes are kept by a user federation, of which no more is told. */
const others = [
  {
    ...{ type: 'password', category: 'basic-authentication', removeable: false },
    userCredentialMetadatas: [{ credential: { id: 'p1', type: 'password', createdDate: 1_700_000_000_000 } }],
  },
  {
    ...{ type: 'otp', category: 'two-factor', createAction: 'CONFIGURE_TOTP', removeable: true },
    userCredentialMetadatas: [
      {
        credential: {
          ...{ id: 'o1', type: 'otp', userLabel: 'Phone', createdDate: 1_700_000_000_000 },
          credentialData: '{"subType":"totp","digits":6,"period":30,"algorithm":"HmacSHA1"}',
        },
      },
    ],
  },
  {
    ...{ type: 'recovery-authn-codes', category: 'two-factor', removeable: true },
    userCredentialMetadatas: [
      { credential: { id: 'recovery-authn-codes-id', type: 'recovery-authn-codes', createdDate: -1 } },
    ],
  },
  {
    ...{ type: 'webauthn', category: 'two-factor', createAction: 'webauthn-register', removeable: true },
    userCredentialMetadatas: [],
  },
];

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
    if (type && type !== 'webauthn-passwordless')
      return context.json(others.filter((container) => container.type === type));
    const { passkeys } = context.get('user');
    const container = {
      type: 'webauthn-passwordless',
      category: 'passwordless',
      displayName: 'webauthn-passwordless-display-name',
      createAction: 'webauthn-register-passwordless',
      removeable: true,
      userCredentialMetadatas: passkeys.map(metadata),
    };
    return context.json(type ? [container] : [...others, container]);
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
