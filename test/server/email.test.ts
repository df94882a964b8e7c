import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Options } from '../../demo/server/app.js';
import type { Mail } from '../../demo/server/mails.js';
import type { CreationOptionsJSON } from '../../src/model/webauthn-json.js';
import { assertProblem, base, signedUp, startApp, Visitor } from './support/flows.js';

const minute = 60_000;

/** A server whose mails and clock are at hand. */
async function start(options: Options = {}) {
  const mails: Mail[] = [];
  const clock = { now: 1_800_000_000_000 };
  const app = await startApp({
    sendMail: (mail) => Promise.resolve(void mails.push(mail)),
    now: () => clock.now,
    ...options,
  });
  const newest = (): string => /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? assert.fail('no code');
  return { app, mails, clock, newest };
}

const ask = async (visitor: Visitor, email: string) =>
  (
    await visitor.send<{ state: string; resendAfter: number }>('POST', `${base}/signup/email/begin`, {
      email,
    })
  ).body;

const type = (visitor: Visitor, code: string, state: string) =>
  visitor.send<{ proof: string }>('POST', `${base}/signup/email/complete`, { code, state });

/** Another code than this. */
const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

async function proofFor(visitor: Visitor, email: string, newest: () => string): Promise<string> {
  const { state } = await ask(visitor, email);
  const { status, body } = await type(visitor, newest(), state);
  assert.equal(status, 200);
  return body.proof;
}

async function signUpWith(visitor: Visitor, username: string, proof: string) {
  const { options, state } = await visitor.begin<CreationOptionsJSON>('signup', { username, proof });
  return visitor.complete('signup', { credential: visitor.authenticator.create(options), state });
}

test('a code that was typed opens the sign-up with its address, once', async () => {
  const { app, mails, newest } = await start();
  const visitor = new Visitor(app);
  const proof = await proofFor(visitor, ' Ada@Example.com ', newest);
  assert.equal(mails[0]?.to, 'Ada@Example.com');
  assert.equal((await signUpWith(visitor, 'ada@example.com', proof)).status, 201);
  assert.equal(await visitor.whoAmI(), 'ada@example.com');
  const again = await visitor.send('POST', `${base}/signup/begin`, { username: 'ada@example.com', proof });
  assertProblem(again, 422, 'code_invalid');
});

test('spaces and dashes in a code are nothing', async () => {
  const { app, newest } = await start();
  const visitor = new Visitor(app);
  const { state } = await ask(visitor, 'ada@example.com');
  const code = newest();
  assert.equal((await type(visitor, ` ${code.slice(0, 3)}-${code.slice(3)} `, state)).status, 200);
});

test('a code is taken once, from the browser that asked, and for its own state', async () => {
  const { app, newest } = await start();
  const [visitor, stranger] = [new Visitor(app), new Visitor(app)];
  const first = await ask(visitor, 'ada@example.com');
  const code = newest();
  assertProblem(await type(stranger, code, first.state), 410, 'challenge_expired');
  assert.equal((await type(visitor, code, first.state)).status, 200);
  assertProblem(await type(visitor, code, first.state), 410, 'challenge_expired');
  const second = await ask(visitor, 'ada@example.com');
  const other = newest();
  if (other !== code) assertProblem(await type(visitor, code, second.state), 422, 'code_invalid');
});

test('of two requests at once with the same code one gets a proof', async () => {
  const { app, newest } = await start();
  const visitor = new Visitor(app);
  const { state } = await ask(visitor, 'ada@example.com');
  const code = newest();
  const answers = await Promise.all([type(visitor, code, state), type(visitor, code, state)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 410]);
});

test('after five wrong tries the right one is none either', async () => {
  const { app, newest } = await start();
  const visitor = new Visitor(app);
  const { state } = await ask(visitor, 'ada@example.com');
  const code = newest();
  for (let tried = 1; tried < 5; tried++) {
    assertProblem(await type(visitor, wrong(code), state), 422, 'code_invalid');
  }
  assertProblem(await type(visitor, wrong(code), state), 410, 'challenge_expired');
  assertProblem(await type(visitor, code, state), 410, 'challenge_expired');
});

test('codes and proofs grow old', async () => {
  const { app, newest, clock } = await start();
  const visitor = new Visitor(app);
  const { state } = await ask(visitor, 'ada@example.com');
  clock.now += 10 * minute;
  assertProblem(await type(visitor, newest(), state), 410, 'challenge_expired');
  const proof = await proofFor(visitor, 'ada@example.com', newest);
  clock.now += 10 * minute;
  const late = await visitor.send('POST', `${base}/signup/begin`, { username: 'ada@example.com', proof });
  assertProblem(late, 422, 'code_invalid');
});

test('a proof is for its address and its browser', async () => {
  const { app, newest } = await start();
  const [visitor, stranger] = [new Visitor(app), new Visitor(app)];
  const proof = await proofFor(visitor, 'ada@example.com', newest);
  for (const [who, username] of [
    [visitor, 'eve@example.com'],
    [stranger, 'ada@example.com'],
  ] as const) {
    const answer = await who.send('POST', `${base}/signup/begin`, { username, proof });
    assertProblem(answer, 422, 'code_invalid');
  }
});

test('a ceremony that was cancelled or failed leaves the proof as it is', async () => {
  const { app, newest } = await start();
  const visitor = new Visitor(app);
  const proof = await proofFor(visitor, 'ada@example.com', newest);
  const forged = await visitor.begin<CreationOptionsJSON>('signup', { username: 'ada@example.com', proof });
  const credential = visitor.authenticator.create(forged.options, { rpId: 'evil.example' });
  assertProblem(
    await visitor.complete('signup', { credential, state: forged.state }),
    422,
    'verification_failed',
  );
  assert.equal((await signUpWith(visitor, 'ada@example.com', proof)).status, 201);
});

test('of two ceremonies with one proof, one makes an account', async () => {
  const { app, newest } = await start();
  const visitor = new Visitor(app);
  const proof = await proofFor(visitor, 'ada@example.com', newest);
  const begin = { username: 'ada@example.com', proof };
  const begun = [
    await visitor.begin<CreationOptionsJSON>('signup', begin),
    await visitor.begin<CreationOptionsJSON>('signup', begin),
  ];
  const statuses: number[] = [];
  for (const { options, state } of begun) {
    const credential = visitor.authenticator.create(options);
    statuses.push((await visitor.complete('signup', { credential, state })).status);
  }
  assert.deepEqual(statuses, [201, 409]);
});

test('who has an account gets another mail and the same answer, and no code is right', async () => {
  const { app, mails, newest } = await start();
  const owner = new Visitor(app);
  await signUpWith(owner, 'ada@example.com', await proofFor(owner, 'ada@example.com', newest));
  const visitor = new Visitor(app);
  const known = await ask(visitor, 'ADA@example.com');
  const told = mails.at(-1)?.text ?? '';
  assert.match(told, /already have an account/);
  assert.doesNotMatch(told, /\d{6}/);
  const unknown = await ask(visitor, 'eve@example.com');
  assert.deepEqual(Object.keys(known), Object.keys(unknown));
  assert.equal(known.resendAfter, unknown.resendAfter);
  for (let tried = 1; tried < 5; tried++) {
    assertProblem(await type(visitor, '000000', known.state), 422, 'code_invalid');
  }
  assertProblem(await type(visitor, '000000', known.state), 410, 'challenge_expired');
});

test('an address as a user name is refused without a proof, whether or not it is taken', async () => {
  const { app, newest } = await start();
  const owner = new Visitor(app);
  await signUpWith(owner, 'ada@example.com', await proofFor(owner, 'ada@example.com', newest));
  for (const username of ['ada@example.com', 'eve@example.com']) {
    const answer = await new Visitor(app).send('POST', `${base}/signup/begin`, { username });
    assertProblem(answer, 400, 'validation');
    assert.equal(answer.body.field, 'username');
  }
});

test('an address gets five mails an hour, whoever asks for them', async () => {
  const { app, mails, clock } = await start();
  for (let sent = 0; sent < 5; sent++) await ask(new Visitor(app), 'ada@example.com');
  const email = { email: 'ada@example.com' };
  const answer = await new Visitor(app).send('POST', `${base}/signup/email/begin`, email);
  assertProblem(answer, 429, 'rate_limited');
  assert.equal(answer.body.retryAfter, 3600);
  assert.equal(mails.length, 5);
  await ask(new Visitor(app), 'eve@example.com');
  clock.now += 60 * minute;
  await ask(new Visitor(app), 'ada@example.com');
  assert.equal(mails.length, 7);
});

test('a client asks for so many codes and no more', async () => {
  const { app } = await start({ rateLimit: { mails: { limit: 1, windowMs: minute } } });
  const visitor = new Visitor(app);
  await ask(visitor, 'ada@example.com');
  const answer = await visitor.send('POST', `${base}/signup/email/begin`, { email: 'eve@example.com' });
  assertProblem(answer, 429, 'rate_limited');
});

test('what is no address is refused', async () => {
  const { app, mails } = await start();
  const visitor = new Visitor(app);
  for (const email of [
    'ada',
    'ada@',
    'a@b c',
    'a@b.example, c@d.example',
    'ada@example.com\nBcc: eve@e.example',
  ]) {
    const answer = await visitor.send('POST', `${base}/signup/email/begin`, { email });
    assertProblem(answer, 400, 'validation');
    assert.equal(answer.body.field, 'email');
  }
  assert.deepEqual(mails, []);
});

test('no code, proof or state can be read in the database', async () => {
  const { app, newest } = await start();
  const visitor = new Visitor(app);
  const proof = await proofFor(visitor, 'ada@example.com', newest);
  await ask(visitor, 'ada@example.com');
  const tables = await app.db.batch(['SELECT * FROM email_codes', 'SELECT * FROM proofs'], 'read');
  const stored = JSON.stringify(tables.map(({ rows }) => rows));
  assert.ok(stored.includes('ada@example.com'));
  assert.ok(!stored.includes(proof) && !stored.includes(newest()));
});

test('on localhost without a mail server there is a mailbox, for the browser that asked', async () => {
  const app = await startApp();
  const [visitor, stranger] = [new Visitor(app), new Visitor(app)];
  await ask(visitor, 'ada@example.com');
  const mails = async (who: Visitor) => (await who.send<{ mails: Mail[] }>('GET', '/api/mails')).body.mails;
  assert.deepEqual(
    (await mails(visitor)).map(({ to }) => to),
    ['ada@example.com'],
  );
  assert.deepEqual(await mails(stranger), []);
});

test('elsewhere, or with a mail server, there is none, and nothing is sent without one', async () => {
  const elsewhere = new Visitor(await startApp({ origin: 'https://example.com' }));
  const { app } = await start();
  for (const visitor of [elsewhere, new Visitor(app)]) {
    assert.equal((await visitor.send('GET', '/api/mails')).status, 404);
  }
  const answer = await elsewhere.send(
    'POST',
    `${base}/signup/email/begin`,
    { email: 'ada@example.com' },
    { headers: { Origin: 'https://example.com' } },
  );
  assertProblem(answer, 501, 'unsupported');
});

test('a user name without an address needs no proof', async () => {
  const { app } = await start();
  await signedUp(app, 'ada');
});
