/* The handler that docs/presets/zitadel.md gives to an app's server, between the elements' requests and Zitadel's. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Hono, type Context } from 'hono';
import { createBackend } from '../../src/backend/create-backend.js';
import { zitadel as preset } from '../../src/backend/presets/zitadel.js';
import { PasskeyFailure } from '../../src/model/failure.js';
import { inProcess } from './servers/support/in-process.js';
import { scriptOfPage } from './servers/support/routes-of-page.js';
import { serve } from './servers/zitadel.js';

interface Wiring {
  readonly app: Hono;
  readonly domain: string;
  zitadel(method: string, path: string, body?: unknown): Promise<unknown>;
  signedIn(context: Context, session: { factors: { user: { id: string } } }, token: string): void;
}

let signInByPasskey: (wiring: Wiring) => void;

before(async () => {
  ({ signInByPasskey } = await scriptOfPage<{ signInByPasskey: typeof signInByPasskey }>(
    'docs/presets/zitadel.md',
    'signInByPasskey',
  ));
});

/** Somebody with a passkey, and the app that they sign in to. */
async function start() {
  const { world, server, as, authenticator } = inProcess(preset, serve);
  const user = world.addUser();
  const account = as(user, { userId: user.id, domain: 'localhost' });
  const { options, state } = await account.registerBegin({});
  await account.registerComplete({ credential: authenticator.create(options), state });
  const { token: service } = world.openSession(world.addUser());
  const app = new Hono();
  const entered: string[] = [];
  signInByPasskey({
    app,
    domain: 'localhost',
    zitadel: async (method, at, body) => {
      const headers = { Authorization: `Bearer ${service}` };
      const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
      const answer = await server.fetch(new Request(`${world.origin}${at}`, init));
      if (!answer.ok) throw new Error(String(answer.status));
      return (await answer.json()) as unknown;
    },
    signedIn: (_, session) => void entered.push(session.factors.user.id),
  });
  const send: typeof fetch = async (input, init) =>
    app.fetch(new Request(new URL(input instanceof Request ? input.url : input, world.origin), init));
  const backend = createBackend({ base: '/api/passkeys', fetch: send });
  return {
    world,
    user,
    authenticator,
    entered,
    begin: backend.loginBegin!,
    complete: backend.loginComplete!,
  };
}

const failsAs = (code: string) => (error: unknown) => error instanceof PasskeyFailure && error.code === code;

test('signs in whom the passkey belongs to', async () => {
  const { user, authenticator, entered, begin, complete } = await start();
  const { options, state } = await begin({ username: user.name });
  assert.equal(options.allowCredentials?.length, 1);
  await complete({ credential: authenticator.get(options), state });
  assert.deepEqual(entered, [user.id]);
});

test('says the same of a stranger as of somebody without a passkey', async () => {
  const { world, begin } = await start();
  for (const username of ['nobody', world.addUser().name])
    await assert.rejects(begin({ username }), failsAs('no_passkeys'));
  await assert.rejects(begin({}), failsAs('validation'));
});

test('lets nobody in over a wrong signature, or a state that is none', async () => {
  const { user, authenticator, entered, begin, complete } = await start();
  const { options, state } = await begin({ username: user.name });
  const forged = authenticator.get(options, { wrongKey: true });
  await assert.rejects(complete({ credential: forged, state }), failsAs('verification_failed'));
  await assert.rejects(complete({ credential: forged, state: '../users' }), failsAs('validation'));
  assert.deepEqual(entered, []);
});
