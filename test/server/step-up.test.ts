import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CreationOptionsJSON, RequestOptionsJSON } from '../../src/model/webauthn-json.js';
import { addOtherWayIn } from '../../demo/server/accounts.js';
import { assertProblem, base, newAuthenticator, signedUp, startApp, Visitor } from './support/flows.js';

const minute = 60_000;

/** A server whose clock is the test's, and somebody who signed up. */
async function withClock(options: { freshFor?: number } = {}) {
  const clock = { now: Date.now() };
  const app = await startApp({ now: () => clock.now, ...options });
  const ada = await signedUp(app, 'ada');
  const [passkey] = (await ada.list()).passkeys;
  return { app, ada, clock, id: passkey?.id ?? assert.fail() };
}

async function begun(visitor: Visitor, body: object = {}) {
  const { options, state } = await visitor.begin<RequestOptionsJSON>('step-up', body);
  return { credential: visitor.authenticator.get(options), state };
}

const prove = async (visitor: Visitor) => visitor.complete('step-up', await begun(visitor));

test('what lets somebody in is changed by a fresh session only, and a proof makes it fresh again', async () => {
  const { ada, clock, id } = await withClock();
  clock.now += 10 * minute;
  assertProblem(await ada.send('POST', `${base}/register/begin`, {}), 403, 'reauth_required');
  assertProblem(await ada.send('DELETE', `${base}/${id}`), 403, 'reauth_required');
  assert.equal((await ada.send('PATCH', `${base}/${id}`, { name: 'Mine' })).status, 200);
  assert.equal((await prove(ada)).status, 204);
  assert.equal((await ada.add()).status, 201);
  clock.now += 10 * minute - 1;
  assert.equal((await ada.send('DELETE', `${base}/${id}`)).status, 204);
});

test('how long a session is fresh is the option freshFor', async () => {
  const { ada, clock } = await withClock({ freshFor: minute });
  clock.now += minute;
  assertProblem(await ada.send('POST', `${base}/register/begin`, {}), 403, 'reauth_required');
});

test('the session stays what it was: account, id, and the passkey that opened it', async () => {
  const { ada, id } = await withClock();
  const second = newAuthenticator();
  await ada.add({}, {}, second);
  const cookies = [...ada.cookies];
  const other = new Visitor(ada.app, second);
  for (const [name, value] of ada.cookies) other.cookies.set(name, value);
  assert.equal((await prove(other)).status, 204);
  assert.deepEqual([...other.cookies], cookies);
  assert.equal(await ada.whoAmI(), 'ada');
  assert.deepEqual(
    (await ada.list()).passkeys.map((one) => [one.id === id, one.current]),
    [
      [false, false],
      [true, true],
    ],
  );
});

test('a session that grew old in the middle: the new passkey is stored after the proof', async () => {
  const { ada, clock } = await withClock({ freshFor: minute });
  const { options, state } = await ada.begin<CreationOptionsJSON>('register');
  const credential = newAuthenticator().create(options);
  clock.now += minute;
  assertProblem(await ada.complete('register', { credential, state }), 403, 'reauth_required');
  assert.equal((await prove(ada)).status, 204);
  assert.equal((await ada.complete('register', { credential, state })).status, 201);
  // An echo changes nothing, so it is answered by an old session too.
  clock.now += minute;
  assert.equal((await ada.complete('register', { credential, state })).status, 201);
});

test('one passkey alone can be asked for, to see whether it works; nobody else learns of it', async () => {
  const { app, ada } = await withClock();
  const { body: second } = await ada.add();
  const { options } = await ada.begin<RequestOptionsJSON>('step-up', { passkey: second.id });
  assert.deepEqual(
    options.allowCredentials?.map((one) => one.id),
    [second.credentialId],
  );
  const all = await ada.begin<RequestOptionsJSON>('step-up');
  assert.equal(all.options.allowCredentials?.length, 2);
  const mallory = await signedUp(app, 'mallory');
  for (const passkey of [second.id, 'none'])
    assertProblem(await mallory.send('POST', `${base}/step-up/begin`, { passkey }), 404, 'not_found');
  const odd = await ada.send('POST', `${base}/step-up/begin`, { passkey: 5 }, { malformed: true });
  assertProblem(odd, 400, 'validation');
});

test('a proof is good once, and the same one sent again gets the same success', async () => {
  const { ada } = await withClock();
  const { credential, state } = await begun(ada);
  assert.equal((await ada.complete('step-up', { credential, state })).status, 204);
  assert.equal((await ada.complete('step-up', { credential, state })).status, 204);
  const { options } = await ada.begin<RequestOptionsJSON>('step-up');
  const another = ada.authenticator.get(options);
  assertProblem(await ada.complete('step-up', { credential: another, state }), 410, 'challenge_expired');
});

test('many proofs with one challenge at once: one counts', async () => {
  const { ada } = await withClock();
  const { options, state } = await ada.begin<RequestOptionsJSON>('step-up');
  const proofs = Array.from({ length: 4 }, () => ada.authenticator.get(options));
  const answers = await Promise.all(
    proofs.map((credential) => ada.complete('step-up', { credential, state })),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410, 410, 410]);
});

test('nobody proves anything with the passkey, the challenge or the session of somebody else', async () => {
  const { app, ada, clock } = await withClock();
  const mallory = await signedUp(app, 'mallory');
  clock.now += 10 * minute;
  const { options, state } = await ada.begin<RequestOptionsJSON>('step-up');
  const theirs = await mallory.begin<RequestOptionsJSON>('step-up');
  const [own] = theirs.options.allowCredentials ?? [];
  const forged = mallory.authenticator.get({ ...options, allowCredentials: own ? [own] : [] });
  assertProblem(await ada.complete('step-up', { credential: forged, state }), 422, 'verification_failed');
  const right = await begun(ada);
  assertProblem(await mallory.complete('step-up', right), 410, 'challenge_expired');
  const stranger = new Visitor(app);
  assertProblem(await stranger.send('POST', `${base}/step-up/begin`, {}), 401, 'unauthenticated');
  assertProblem(await stranger.complete('step-up', right), 401, 'unauthenticated');
  assertProblem(await ada.send('POST', `${base}/register/begin`, {}), 403, 'reauth_required');
});

test('a challenge is for signing in or for proving, never for both; an old one is for nothing', async () => {
  const { ada, clock } = await withClock();
  const login = await ada.begin<RequestOptionsJSON>('login', { username: 'ada' });
  const signedIn = { credential: ada.authenticator.get(login.options), state: login.state };
  assertProblem(await ada.complete('step-up', signedIn), 410, 'challenge_expired');
  const right = await begun(ada);
  assertProblem(await ada.complete('login', right), 410, 'challenge_expired');
  clock.now += 5 * minute;
  assertProblem(await ada.complete('step-up', right), 410, 'challenge_expired');
});

test('a forged proof is refused and uses the challenge up; a malformed one does not', async () => {
  const { ada } = await withClock();
  const { options, state } = await ada.begin<RequestOptionsJSON>('step-up');
  const credential = ada.authenticator.get(options);
  assertProblem(
    await ada.complete('step-up', { credential: { ...credential, id: 'x' }, state }),
    400,
    'validation',
  );
  const forged = ada.authenticator.get(options, { origin: 'https://evil.example' });
  assertProblem(await ada.complete('step-up', { credential: forged, state }), 403, 'origin_not_allowed');
  assertProblem(await ada.complete('step-up', { credential, state }), 410, 'challenge_expired');
});

test('a passkey that was removed meanwhile proves nothing', async () => {
  const { app, ada, id } = await withClock();
  await ada.add();
  const right = await begun(ada);
  await app.db.execute({ sql: 'DELETE FROM passkeys WHERE id = ?', args: [id] });
  assertProblem(await ada.complete('step-up', right), 404, 'unknown_credential');
});

test('an account without passkeys is told that there are none', async () => {
  const { app, ada, id } = await withClock();
  const { rows } = await app.db.execute('SELECT id FROM accounts');
  await addOtherWayIn(app.db, String(rows[0]?.['id']), 'Password');
  assert.equal((await ada.send('DELETE', `${base}/${id}`)).status, 204);
  assertProblem(await ada.send('POST', `${base}/step-up/begin`, {}), 409, 'no_passkeys');
});

test('recovery codes that are left are a way in; used ones and a second factor are none', async () => {
  const { app, ada, id } = await withClock();
  const { rows } = await app.db.execute('SELECT id FROM accounts');
  const account = String(rows[0]?.['id']);
  const run = (sql: string) => app.db.execute({ sql, args: [account] });
  await run(
    `INSERT INTO factors (id, account_id, kind, confirmed, created_at) VALUES ('f', ?, 'totp', 1, 0)`,
  );
  await run(
    `INSERT INTO recovery_codes (account_id, code_digest, created_at, used_at) VALUES (?, 'a', 0, 1)`,
  );
  assert.deepEqual((await ada.list()).policy?.otherWaysIn, []);
  assertProblem(await ada.send('DELETE', `${base}/${id}`), 409, 'last_passkey');
  await run(`INSERT INTO recovery_codes (account_id, code_digest, created_at) VALUES (?, 'b', 0)`);
  await run(`INSERT INTO recovery_codes (account_id, code_digest, created_at) VALUES (?, 'c', 0)`);
  assert.deepEqual((await ada.list()).policy?.otherWaysIn, ['Recovery codes']);
  assert.equal((await ada.send('DELETE', `${base}/${id}`)).status, 204);
});
