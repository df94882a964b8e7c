/* JSON within JSON, as the auth API v1 of Zitadel wants it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prysmid } from '../../src/backend/presets/prysmid.js';
import { PasskeyFailure } from '../../src/model/failure.js';
import { inProcess } from './servers/support/in-process.js';
import { serve } from './servers/prysmid.js';

function start() {
  const { as, ...rest } = inProcess(prysmid, serve, '/auth/v1');
  const user = rest.world.addUser();
  return { ...rest, as, user, backend: as(user) };
}

/** An answer of `registerBegin` whose options are packed some other way. */
const packed = (text: string) => ({
  fetch: () => Promise.resolve(Response.json({ key: { publicKey: text } })),
});

test('options are read with all letters, and the credential arrives', async () => {
  const { backend, authenticator, sent, user } = start();
  const { options } = await backend.registerBegin({});
  assert.equal(options.user.displayName, 'Ádá 🔑');
  assert.deepEqual(options.authenticatorSelection, {
    residentKey: 'preferred',
    userVerification: 'required',
  });
  await backend.registerComplete({ credential: authenticator.create(options), name: 'Schlüssel 🔑' });
  const { verification } = sent[1]!.body as { verification: Record<string, string> };
  assert.deepEqual(Object.keys(verification).sort(), ['publicKeyCredential', 'tokenName']);
  assert.match(verification['publicKeyCredential']!, /^[A-Za-z0-9+/]+={0,2}$/);
  assert.equal(user.passkeys[0]?.name, 'Schlüssel 🔑');
});

test('base64 for URLs without padding is read as well', async () => {
  const { as, user } = start();
  const json = JSON.stringify({ publicKey: { challenge: '>>>???~~~', user: { displayName: 'ÿ¿þ' } } });
  const { options } = await as(user, {}, packed(Buffer.from(json).toString('base64url'))).registerBegin({});
  assert.equal(options.challenge, '>>>???~~~');
  assert.equal(options.user.displayName, 'ÿ¿þ');
});

for (const text of [
  '',
  '%%%',
  Buffer.from('no JSON').toString('base64'),
  Buffer.from('{}').toString('base64'),
])
  test(`options that are none (${text}) are the fault of the server`, async () => {
    const { as, user } = start();
    await assert.rejects(
      as(user, {}, packed(text)).registerBegin({}),
      (error) => error instanceof PasskeyFailure && error.code === 'server',
    );
  });

test('what is sent again after it was stored is no verdict on the passkey', async () => {
  const { backend, authenticator, user } = start();
  const { options } = await backend.registerBegin({});
  const credential = authenticator.create(options);
  await backend.registerComplete({ credential });
  await assert.rejects(
    backend.registerComplete({ credential }),
    (error) => error instanceof PasskeyFailure && error.code === 'challenge_expired',
  );
  assert.equal(user.passkeys.length, 1);
});
