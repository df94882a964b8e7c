import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { App } from '../../demo/server/app.js';
import type { CreationOptionsJSON } from '../../src/model/webauthn-json.js';
import {
  assertProblem,
  base,
  newAuthenticator,
  signedUp,
  startApp,
  Visitor,
  type Begun,
} from './support/flows.js';

const codesOf = async (visitor: Visitor): Promise<readonly string[]> => {
  const { status, body } = await visitor.send<{ codes: readonly string[] }>(
    'POST',
    `${base}/recovery-codes`,
    {},
  );
  assert.equal(status, 200);
  return body.codes;
};

const left = async (visitor: Visitor) => (await visitor.send<object>('GET', `${base}/recovery-codes`)).body;

const redeem = (visitor: Visitor, username: string, code = '') =>
  visitor.send<{ proof: string }>('POST', `${base}/recovery-codes/redeem`, { username, code });

const begin = (visitor: Visitor, proof: string) =>
  visitor.send<Begun<CreationOptionsJSON>>('POST', `${base}/register/begin`, { proof });

async function enter(visitor: Visitor, proof: string) {
  const { options, state } = (await begin(visitor, proof)).body;
  return visitor.complete('register', { credential: visitor.authenticator.create(options), state });
}

/** Ada with her codes, and the browser of somebody who has lost every passkey. */
async function lost(app: App) {
  const ada = await signedUp(app, 'ada');
  return { ada, codes: await codesOf(ada), stranger: new Visitor(app) };
}

test('ten codes of 60 bits that nobody misreads, all different', async () => {
  const { ada, codes } = await lost(await startApp());
  assert.equal(new Set(codes).size, 10);
  for (const code of codes) assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
  assert.deepEqual(await left(ada), { total: 10, remaining: 10 });
});

test('none at first, and the list says that there could be', async () => {
  const ada = await signedUp(await startApp(), 'ada');
  assert.deepEqual(await left(ada), { total: 0, remaining: 0 });
  assert.ok((await ada.list()).policy?.offers?.includes('recovery-codes'));
});

test('no code is in the database', async () => {
  const app = await startApp();
  const { codes, stranger } = await lost(app);
  const { proof } = (await redeem(stranger, 'ada', codes[0])).body;
  const { rows: tables } = await app.db.execute(`SELECT name FROM sqlite_master WHERE type = 'table'`);
  for (const { name } of tables) {
    const { rows } = await app.db.execute(`SELECT * FROM ${String(name)}`);
    const stored = JSON.stringify(rows);
    for (const secret of [...codes, ...codes.map((code) => code.replaceAll('-', '')), proof])
      assert.ok(!stored.includes(secret), `${String(name)} has it`);
  }
});

test('making and counting them needs a session', async () => {
  const stranger = new Visitor(await startApp());
  assertProblem(await stranger.send('GET', `${base}/recovery-codes`), 401, 'unauthenticated');
  assertProblem(await stranger.send('POST', `${base}/recovery-codes`, {}), 401, 'unauthenticated');
});

test('a code opens the account for one new passkey, and is gone', async () => {
  const { ada, codes, stranger } = await lost(await startApp());
  const { status, body } = await redeem(stranger, 'ADA ', codes[3]);
  assert.equal(status, 200);
  assert.equal(await stranger.whoAmI(), undefined);
  assert.equal((await enter(stranger, body.proof)).status, 201);
  assert.equal(await stranger.whoAmI(), 'ada');
  assert.equal((await stranger.list()).passkeys.length, 2);
  assert.deepEqual(await left(ada), { total: 10, remaining: 9 });
  assertProblem(await redeem(stranger, 'ada', codes[3]), 422, 'code_invalid');
  assertProblem(await begin(stranger, body.proof), 422, 'code_invalid');
  assert.equal((await stranger.signIn()).status, 200);
});

test('typed with spaces, in small letters, and with what looks alike', async () => {
  const app = await startApp();
  const { codes } = await lost(app);
  const typed = [
    codes[0]?.toLowerCase(),
    codes[1]?.replaceAll('-', ' '),
    ` ${codes[2]?.replaceAll('-', '') ?? ''} `,
    codes[3]?.replaceAll('0', 'O').replaceAll('1', 'l'),
    codes[4]?.replaceAll('-', '–'),
  ];
  for (const code of typed) assert.equal((await redeem(new Visitor(app), 'ada', code)).status, 200, code);
});

test('a wrong code, a code of another account and no such account are one answer', async () => {
  const app = await startApp();
  const { codes, stranger } = await lost(app);
  await signedUp(app, 'bob');
  const answers = [
    await redeem(stranger, 'ada', '0000-0000-0000'),
    await redeem(stranger, 'bob', codes[0]),
    await redeem(stranger, 'nobody-at-all', codes[0]),
    await redeem(stranger, 'nobody', codes[0]),
  ];
  for (const answer of answers) {
    assertProblem(answer, 422, 'code_invalid');
    assert.deepEqual(answer.body, answers[0]?.body);
  }
  assert.equal((await redeem(stranger, 'ada', codes[0])).status, 200);
});

test('new codes end the old ones, and what those were about to open', async () => {
  const { ada, codes, stranger } = await lost(await startApp());
  const { proof } = (await redeem(stranger, 'ada', codes[0])).body;
  const { options, state } = (await begin(stranger, proof)).body;
  await codesOf(ada);
  assertProblem(await redeem(stranger, 'ada', codes[1]), 422, 'code_invalid');
  assertProblem(await begin(stranger, proof), 422, 'code_invalid');
  const credential = stranger.authenticator.create(options);
  assertProblem(await stranger.complete('register', { credential, state }), 410, 'challenge_expired');
  assert.deepEqual(await left(ada), { total: 10, remaining: 10 });
  assert.equal((await ada.list()).passkeys.length, 1);
});

test('of two browsers with the same code at once one gets in', async () => {
  const app = await startApp();
  const { codes } = await lost(app);
  const answers = await Promise.all([1, 2, 3, 4].map(() => redeem(new Visitor(app), 'ada', codes[0])));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 422, 422, 422]);
});

test('sent again by the same browser it is the same code, until a passkey has come of it', async () => {
  const { ada, codes, stranger } = await lost(await startApp());
  const first = (await redeem(stranger, 'ada', codes[0])).body.proof;
  const second = (await redeem(stranger, 'ada', codes[0])).body.proof;
  assert.deepEqual(await left(ada), { total: 10, remaining: 9 });
  const { options, state } = (await begin(stranger, first)).body;
  assert.equal((await enter(stranger, second)).status, 201);
  const credential = newAuthenticator().create(options);
  await stranger.send('POST', '/api/session/logout');
  assertProblem(await stranger.complete('register', { credential, state }), 410, 'challenge_expired');
  assertProblem(await begin(stranger, first), 422, 'code_invalid');
  assert.equal((await ada.list()).passkeys.length, 2);
});

test('an echo does not make the proof last longer', async () => {
  let now = Date.now();
  const { codes, stranger } = await lost(await startApp({ now: () => now }));
  await redeem(stranger, 'ada', codes[0]);
  now += 14 * 60_000;
  const { proof } = (await redeem(stranger, 'ada', codes[0])).body;
  assert.equal((await begin(stranger, proof)).status, 200);
  now += 60_000;
  assertProblem(await begin(stranger, proof), 422, 'code_invalid');
  assertProblem(await redeem(stranger, 'ada', codes[0]), 422, 'code_invalid');
});

test('a proof is of no use in another browser, nor is what was begun with it', async () => {
  const app = await startApp();
  const { codes, stranger } = await lost(app);
  const { proof } = (await redeem(stranger, 'ada', codes[0])).body;
  const thief = new Visitor(app);
  assertProblem(await begin(thief, proof), 422, 'code_invalid');
  const { options, state } = (await begin(stranger, proof)).body;
  const credential = thief.authenticator.create(options);
  assertProblem(await thief.complete('register', { credential, state }), 401, 'unauthenticated');
  assert.equal((await enter(stranger, proof)).status, 201);
});

test('a proof wins over the session of somebody else', async () => {
  const app = await startApp();
  const { codes } = await lost(app);
  const bob = await signedUp(app, 'bob', newAuthenticator());
  const { proof } = (await redeem(bob, 'ada', codes[0])).body;
  assert.equal((await enter(bob, proof)).status, 201);
  assert.equal(await bob.whoAmI(), 'ada');
});

test('a cancelled ceremony and a refused passkey leave the proof', async () => {
  const { codes, stranger } = await lost(await startApp());
  const { proof } = (await redeem(stranger, 'ada', codes[0])).body;
  await begin(stranger, proof);
  const { options, state } = (await begin(stranger, proof)).body;
  const credential = newAuthenticator().create(options, { rpId: 'evil.example' });
  const refused = await stranger.complete('register', { credential, state });
  assertProblem(refused, 422, 'verification_failed');
  assert.equal(await stranger.whoAmI(), undefined);
  assert.equal((await enter(stranger, proof)).status, 201);
});

test('an answer that got lost is given again, with a session', async () => {
  const { ada, codes, stranger } = await lost(await startApp());
  const { proof } = (await redeem(stranger, 'ada', codes[0])).body;
  const { options, state } = (await begin(stranger, proof)).body;
  const body = { credential: stranger.authenticator.create(options), state };
  const first = await stranger.complete('register', body);
  for (const name of [...stranger.cookies.keys()])
    if (name.endsWith('session')) stranger.cookies.delete(name);
  const again = await stranger.complete('register', body);
  assert.deepEqual([again.status, again.body], [201, first.body]);
  assert.equal(await stranger.whoAmI(), 'ada');
  assert.equal((await ada.list()).passkeys.length, 2);
});

test('who has lost as many passkeys as there may be gets in all the same, and then has one more', async () => {
  const { codes, stranger } = await lost(await startApp({ maxPasskeys: 1 }));
  const { proof } = (await redeem(stranger, 'ada', codes[0])).body;
  assert.equal((await enter(stranger, proof)).status, 201);
  assert.equal((await stranger.list()).passkeys.length, 2);
  assertProblem(await stranger.send('POST', `${base}/register/begin`, {}), 409, 'limit_reached');
});

test('tries are limited for each account, whether it exists or not, and for each client', async () => {
  const rateLimit = { codes: { limit: 3, windowMs: 60_000 } };
  for (const username of ['ada', 'nobody-at-all']) {
    const app = await startApp({ rateLimit, trustedProxies: 1 });
    const { codes } = await lost(app);
    const from = (address: number, name: string, code = '') =>
      new Visitor(app).send(
        'POST',
        `${base}/recovery-codes/redeem`,
        { username: name, code },
        { headers: { 'X-Forwarded-For': `10.0.0.${String(address)}` } },
      );
    for (const one of [1, 2, 3]) assertProblem(await from(one, username, 'wrong'), 422, 'code_invalid');
    const limited = await from(4, username.toUpperCase(), codes[0]);
    assertProblem(limited, 429, 'rate_limited');
    assert.ok((limited.body.retryAfter ?? 0) > 0);
    for (const one of [5, 6, 7])
      assertProblem(await from(9, `other-${String(one)}`, 'x'), 422, 'code_invalid');
    assertProblem(await from(9, 'other-8', 'x'), 429, 'rate_limited');
  }
});

test('what is no code is refused before it is looked at', async () => {
  const { stranger } = await lost(await startApp());
  for (const body of [{}, { username: 'ada' }, { username: 'ada', code: 5 }, { username: '', code: 'x' }]) {
    const answer = await stranger.send('POST', `${base}/recovery-codes/redeem`, body, { malformed: true });
    assertProblem(answer, 400, 'validation');
  }
});
