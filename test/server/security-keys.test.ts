import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CreationOptionsJSON,
  RegistrationResponseJSON,
  RequestOptionsJSON,
} from '../../src/model/webauthn-json.js';
import type { Factor } from '../../src/model/factor.js';
import {
  assertProblem,
  base,
  newAuthenticator,
  signedUp,
  startApp,
  Visitor,
  type Begun,
} from './support/flows.js';

const minute = 60_000;
const path = `${base}/factors/security-key`;

const begin = async (visitor: Visitor): Promise<Begun<CreationOptionsJSON>> => {
  const { status, body } = await visitor.send<Begun<CreationOptionsJSON>>('POST', `${path}/begin`, {});
  assert.equal(status, 200);
  return body;
};

const complete = <Body = Factor>(
  visitor: Visitor,
  body: { credential: RegistrationResponseJSON; state: unknown; name?: string },
) => visitor.send<Body>('POST', `${path}/complete`, body);

/** A key that is plugged in, of the kind that keeps nothing. */
const plugged = () => newAuthenticator({ transports: ['usb'] });

async function added(visitor: Visitor, name?: string, key = plugged()) {
  const { options, state } = await begin(visitor);
  const credential = key.create(options);
  const input = { credential, state, ...(name && { name }) };
  const answer = await complete(visitor, input);
  assert.equal(answer.status, 201);
  return { ...answer, input, key };
}

const factorsOf = async (visitor: Visitor): Promise<readonly Factor[]> =>
  (await visitor.send<{ factors: Factor[] }>('GET', `${base}/factors`)).body.factors;

test('a security key: asked for as one, stored, listed, removed', async () => {
  const ada = await signedUp(await startApp(), 'ada');
  const { options } = await begin(ada);
  assert.deepEqual(options.authenticatorSelection, {
    authenticatorAttachment: 'cross-platform',
    requireResidentKey: false,
    residentKey: 'discouraged',
    userVerification: 'discouraged',
  });
  assert.deepEqual(options.hints, ['security-key']);
  const { body, status } = await added(ada, 'Key ring');
  assert.equal(status, 201);
  assert.deepEqual([body.kind, body.name, body.lastUsedAt], ['security-key', 'Key ring', null]);
  assert.deepEqual(await factorsOf(ada), [body]);
  assert.equal((await ada.list()).passkeys.length, 1, 'it is no passkey');
  assert.equal((await ada.send('DELETE', `${base}/factors/${body.id}`)).status, 204);
  assert.deepEqual(await factorsOf(ada), []);
});

test('neither a passkey of the account nor a key of it is made into another', async () => {
  const ada = await signedUp(await startApp(), 'ada');
  const { key } = await added(ada);
  const { options } = await begin(ada);
  assert.deepEqual(
    options.excludeCredentials?.map(({ id }) => id),
    [ada.authenticator.passkeys[0]?.id, key.passkeys[0]?.id],
  );
  assert.throws(() => key.create(options), { name: 'InvalidStateError' });
  for (const [holder, id] of [
    [key, key.passkeys[0]?.id],
    [ada.authenticator, ada.authenticator.passkeys[0]?.id],
  ] as const) {
    const begun = await begin(ada);
    const credential = holder.create(begun.options, { credentialId: id ?? '', ignoreExcluded: true });
    assertProblem(await complete(ada, { credential, state: begun.state }), 409, 'already_registered');
  }
  assert.equal((await factorsOf(ada)).length, 1);
});

test('a key signs nobody in', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const { key } = await added(ada);
  await ada.send('POST', '/api/session/logout');
  const { body } = await ada.send<{ options: { challenge: string }; state: unknown }>(
    'POST',
    `${base}/login/begin`,
    {},
  );
  const credential = key.get({ rpId: 'localhost', ...body.options });
  assertProblem(
    await ada.send('POST', `${base}/login/complete`, { credential, state: body.state }),
    404,
    'unknown_credential',
  );
});

test('the same credential sent again gets the same success, and is good for nothing else', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const { body, input } = await added(ada, 'Key ring');
  const again = await complete(ada, input);
  assert.deepEqual([again.status, again.body], [201, body]);
  assert.equal((await factorsOf(ada)).length, 1);
  assertProblem(await complete(ada, { ...input, state: `${input.state}x` }), 410, 'challenge_expired');
  const mallory = await signedUp(app, 'mallory');
  assertProblem(await complete(mallory, input), 410, 'challenge_expired');
});

test('a challenge is for keys alone, once, and for who began', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const passkey = await ada.begin<CreationOptionsJSON>('register');
  const made = plugged().create(passkey.options);
  assertProblem(await complete(ada, { credential: made, state: passkey.state }), 410, 'challenge_expired');
  const { options, state } = await begin(ada);
  const key = plugged();
  assertProblem(
    await ada.complete('register', { credential: key.create(options), state }),
    410,
    'challenge_expired',
  );
  const forged = key.create({ ...options, challenge: 'AAAA' });
  assertProblem(await complete(ada, { credential: forged, state }), 422, 'verification_failed');
  assertProblem(await complete(ada, { credential: key.create(options), state }), 410, 'challenge_expired');
  assert.deepEqual(await factorsOf(ada), []);
});

test('both halves want a fresh session, and a refusal leaves the challenge as it is', async () => {
  const clock = { now: Date.parse('2026-11-02T09:30:10Z') };
  const app = await startApp({ now: () => clock.now, freshFor: 2 * minute });
  const ada = await signedUp(app, 'ada');
  const { options, state } = await begin(ada);
  const credential = plugged().create(options);
  clock.now += 3 * minute;
  assertProblem(await ada.send('POST', `${path}/begin`, {}), 403, 'reauth_required');
  assertProblem(await complete(ada, { credential, state }), 403, 'reauth_required');
  const proof = await ada.begin<RequestOptionsJSON>('step-up');
  const shown = { credential: ada.authenticator.get(proof.options), state: proof.state };
  assert.equal((await ada.complete('step-up', shown)).status, 204);
  const { status } = await complete(ada, { credential, state });
  assert.equal(status, 201);
  // The echo of a success needs none.
  clock.now += 3 * minute;
  assert.equal((await complete(ada, { credential, state })).status, 201);
});

test('who is not signed in adds none', async () => {
  const app = await startApp();
  const visitor = new Visitor(app);
  assertProblem(await visitor.send('POST', `${path}/begin`, {}), 401, 'unauthenticated');
});

test('the limit counts at both halves', async () => {
  const app = await startApp({ maxPasskeys: 1 });
  const ada = await signedUp(app, 'ada');
  const { options, state } = await begin(ada);
  await added(ada);
  const late = await complete<{ max: number }>(ada, { credential: plugged().create(options), state });
  assertProblem(late, 409, 'limit_reached');
  assert.equal(late.body.max, 1);
  assertProblem(await ada.send('POST', `${path}/begin`, {}), 409, 'limit_reached');
});
