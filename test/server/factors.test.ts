import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TOTP, Secret } from 'otpauth';
import type { App } from '../../demo/server/app.js';
import { findAccountByName } from '../../demo/server/accounts.js';
import { useTotp } from '../../demo/server/factors.js';
import { configure } from '../../demo/server/config.js';
import type { TotpCeremony } from '../../src/backend/backend.js';
import type { Factor } from '../../src/model/factor.js';
import { assertProblem, base, signedUp, startApp, Visitor } from './support/flows.js';

const START = Date.parse('2026-11-02T09:30:10Z');
const minute = 60_000;

/** What the app of the visitor shows. */
const codeOf = (secret: string, timestamp: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });

const begin = async (visitor: Visitor): Promise<TotpCeremony & { readonly state: string }> => {
  const { status, body } = await visitor.send<TotpCeremony & { readonly state: string }>(
    'POST',
    `${base}/factors/totp/begin`,
    {},
  );
  assert.equal(status, 200);
  return body;
};

const complete = <Body = Factor>(visitor: Visitor, code: string, state: unknown) =>
  visitor.send<Body>('POST', `${base}/factors/totp/complete`, { code, state });

const factorsOf = async (visitor: Visitor): Promise<readonly Factor[]> =>
  (await visitor.send<{ factors: Factor[] }>('GET', `${base}/factors`)).body.factors;

async function withClock(): Promise<{ app: App; ada: Visitor; clock: { now: number } }> {
  const clock = { now: START };
  const app = await startApp({ now: () => clock.now, freshFor: 60 * minute });
  return { app, clock, ada: await signedUp(app, 'ada') };
}

/** An account with an authenticator app. */
async function withApp() {
  const world = await withClock();
  const { secret, state } = await begin(world.ada);
  const { body } = await complete(world.ada, codeOf(secret, START), state);
  return { ...world, secret, state, factor: body };
}

test('an authenticator app: begun, confirmed, listed, removed', async () => {
  const { ada } = await withClock();
  assert.deepEqual(await factorsOf(ada), []);
  const { secret, uri, state } = await begin(ada);
  assert.match(uri, /^otpauth:\/\/totp\/Passkey%20demo:ada\?issuer=Passkey%20demo&secret=/);
  assert.ok(uri.includes(secret));
  assert.deepEqual(await factorsOf(ada), [], 'it protects nothing before its first code');
  const code = codeOf(secret, START);
  const { status, body } = await complete(ada, ` ${code.slice(0, 3)} ${code.slice(3)}`, state);
  assert.equal(status, 201);
  assert.deepEqual([body.kind, body.createdAt, body.lastUsedAt], ['totp', '2026-11-02T09:30:10.000Z', null]);
  assert.deepEqual(await factorsOf(ada), [body]);
  assert.equal((await ada.send('DELETE', `${base}/factors/${body.id}`)).status, 204);
  assertProblem(await ada.send('DELETE', `${base}/factors/${body.id}`), 404, 'not_found');
  assert.deepEqual(await factorsOf(ada), []);
});

test('codes of the step before and after are taken, older ones and wrong ones are not', async () => {
  for (const [steps, status] of [
    [-2, 422],
    [-1, 201],
    [0, 201],
    [1, 201],
    [2, 422],
  ] as const) {
    const { ada } = await withClock();
    const { secret, state } = await begin(ada);
    assert.equal(
      (await complete(ada, codeOf(secret, START + steps * 30_000), state)).status,
      status,
      `${steps}`,
    );
  }
  const { ada } = await withClock();
  const { state } = await begin(ada);
  for (const code of ['000000', '12345', '1234567', 'abcdef', '１２３４５６'])
    assertProblem(await complete(ada, code, state), 422, 'code_invalid');
});

test('requests that do not fit', async () => {
  const { ada } = await withClock();
  const { state } = await begin(ada);
  for (const body of [
    { state },
    { code: 123456, state },
    { code: '', state },
    { code: 'x'.repeat(33), state },
  ])
    assertProblem(
      await ada.send('POST', `${base}/factors/totp/complete`, body, { malformed: true }),
      400,
      'validation',
    );
});

test('five tries, then the secret has ended; right ones count too', async () => {
  const { ada } = await withClock();
  const { secret, state } = await begin(ada);
  const tries = Array.from({ length: 9 }, () => complete<{ code: string }>(ada, '000000', state));
  const codes = (await Promise.all(tries)).map(({ body }) => body.code);
  assert.equal(codes.filter((code) => code === 'code_invalid').length, 5);
  assertProblem(await complete(ada, codeOf(secret, START), state), 410, 'challenge_expired');
});

test('a secret that nobody confirms ends, and a new one takes its place', async () => {
  const { ada, clock, app } = await withClock();
  const first = await begin(ada);
  const second = await begin(ada);
  assertProblem(await complete(ada, codeOf(first.secret, START), first.state), 410, 'challenge_expired');
  clock.now += 10 * minute;
  assertProblem(
    await complete(ada, codeOf(second.secret, clock.now), second.state),
    410,
    'challenge_expired',
  );
  await begin(ada);
  const { rows } = await app.db.execute('SELECT count(*) AS n FROM factors');
  assert.equal(rows[0]?.['n'], 1);
});

test('the answer that got lost comes again, and nothing else does', async () => {
  const { ada, secret, state, factor } = await withApp();
  assert.deepEqual((await complete(ada, codeOf(secret, START), state)).body, factor);
  assertProblem(await complete(ada, codeOf(secret, START + 30_000), state), 409, 'conflict');
  assert.deepEqual(await factorsOf(ada), [factor]);
});

test('there is one authenticator app, also of two at once', async () => {
  const { ada } = await withApp();
  assertProblem(await ada.send('POST', `${base}/factors/totp/begin`, {}), 409, 'conflict');
  const { ada: grace } = await withClock();
  const { secret, state } = await begin(grace);
  const both = await Promise.all([1, 2].map(() => complete(grace, codeOf(secret, START), state)));
  assert.deepEqual(new Set(both.map(({ body }) => body.id)).size, 1);
  assert.equal((await factorsOf(grace)).length, 1);
});

test("somebody else's is as if it were not there", async () => {
  const { app, ada, factor } = await withApp();
  const mallory = await signedUp(app, 'mallory');
  assertProblem(await mallory.send('DELETE', `${base}/factors/${factor.id}`), 404, 'not_found');
  assert.deepEqual(await factorsOf(mallory), []);
  await ada.send('DELETE', `${base}/factors/${factor.id}`);
  const begun = await begin(ada);
  assertProblem(await complete(mallory, codeOf(begun.secret, START), begun.state), 410, 'challenge_expired');
  assert.equal((await complete(ada, codeOf(begun.secret, START), begun.state)).status, 201);
});

test('all of it needs a session', async () => {
  const stranger = new Visitor(await startApp());
  assertProblem(await stranger.send('GET', `${base}/factors`), 401, 'unauthenticated');
  assertProblem(await stranger.send('DELETE', `${base}/factors/x`), 401, 'unauthenticated');
  assertProblem(await stranger.send('POST', `${base}/factors/totp/begin`, {}), 401, 'unauthenticated');
  assertProblem(await complete(stranger, '123456', 'x'), 401, 'unauthenticated');
});

test('a code is good once, and none of before is', async () => {
  const { app, secret, clock } = await withApp();
  const services = { db: app.db, secret: '', mailer: undefined, config: configure({ now: () => clock.now }) };
  const { id = '' } = (await findAccountByName(app.db, 'ada')) ?? {};
  assert.equal(await useTotp(services, id, codeOf(secret, START)), false, 'it has confirmed the secret');
  clock.now += minute;
  const code = codeOf(secret, clock.now);
  const both = await Promise.all([useTotp(services, id, code), useTotp(services, id, code)]);
  assert.deepEqual(both.sort(), [false, true]);
  assert.equal(await useTotp(services, id, codeOf(secret, clock.now - 30_000)), false, 'an older one');
  assert.equal(await useTotp(services, id, '000000'), false);
});
