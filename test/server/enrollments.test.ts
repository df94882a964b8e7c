import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Passkey } from '../../src/model/passkey.js';
import type { CreationOptionsJSON } from '../../src/model/webauthn-json.js';
import { assertProblem, base, signedUp, startApp, Visitor } from './support/flows.js';

const minute = 60_000;

interface Link {
  readonly url: string;
  readonly expiresAt: string;
}

async function linkOf(visitor: Visitor): Promise<Link> {
  const { status, body } = await visitor.send<Link>('POST', `${base}/enrollments`, {});
  assert.equal(status, 201);
  return body;
}

const codeOf = ({ url }: Link): string =>
  new URLSearchParams(new URL(url).hash.slice(1)).get('code') ?? assert.fail('no code');

const begin = (visitor: Visitor, code: string) =>
  visitor.send<{ options: CreationOptionsJSON; state: string }>('POST', `${base}/register/begin`, {
    enrollment: { code },
  });

/** A registration by a link, up to complete. */
async function begun(visitor: Visitor, code: string) {
  const { status, body } = await begin(visitor, code);
  assert.equal(status, 200);
  return { credential: visitor.authenticator.create(body.options), state: body.state };
}

test('another device gets in by the link, with its passkey and a session', async () => {
  const app = await startApp();
  const owner = await signedUp(app, 'ada');
  const link = await linkOf(owner);
  assert.match(link.url, /^http:\/\/localhost:3000\/enroll\.html#code=/);
  const phone = new Visitor(app);
  const { body } = await begin(phone, codeOf(link));
  assert.equal(body.options.user.name, 'ada');
  assert.equal(body.options.excludeCredentials?.length, 1);
  const answer = await phone.complete<Passkey>('register', {
    credential: phone.authenticator.create(body.options),
    state: body.state,
  });
  assert.equal(answer.status, 201);
  assert.equal(answer.body.current, true);
  assert.equal(await phone.whoAmI(), 'ada');
  assert.equal((await owner.list()).passkeys.length, 2);
});

test('a link works once', async () => {
  const app = await startApp();
  const code = codeOf(await linkOf(await signedUp(app, 'ada')));
  const [phone, tablet] = [new Visitor(app), new Visitor(app)];
  const first = await begun(phone, code);
  const second = await begun(tablet, code);
  assert.equal((await phone.complete('register', first)).status, 201);
  assertProblem(await tablet.complete('register', second), 410, 'challenge_expired');
  assertProblem(await begin(tablet, code), 422, 'code_invalid');
  assert.equal(await tablet.whoAmI(), undefined);
  assert.equal((await phone.list()).passkeys.length, 2);
});

test('the same credential again gets the same success, and a session', async () => {
  const app = await startApp();
  const phone = new Visitor(app);
  const sent = await begun(phone, codeOf(await linkOf(await signedUp(app, 'ada'))));
  const first = await phone.complete<Passkey>('register', sent);
  const cookies = [...phone.cookies.keys()].filter((name) => name.endsWith('session'));
  for (const name of cookies) phone.cookies.delete(name);
  const again = await phone.complete<Passkey>('register', sent);
  assert.deepEqual([again.status, again.body.id], [201, first.body.id]);
  assert.equal(await phone.whoAmI(), 'ada');
});

test('a link is good for a quarter of an hour, and a new one ends it', async () => {
  const clock = { now: 1_800_000_000_000 };
  const app = await startApp({ now: () => clock.now });
  const owner = await signedUp(app, 'ada');
  const first = await linkOf(owner);
  const second = await linkOf(owner);
  assert.equal(Date.parse(second.expiresAt), clock.now + 15 * minute);
  assertProblem(await begin(new Visitor(app), codeOf(first)), 422, 'code_invalid');
  assert.equal((await begin(new Visitor(app), codeOf(second))).status, 200);
  clock.now += 15 * minute;
  assertProblem(await begin(new Visitor(app), codeOf(second)), 422, 'code_invalid');
});

test('a link wins over a session of somebody else, who is signed out by it', async () => {
  const app = await startApp();
  const code = codeOf(await linkOf(await signedUp(app, 'ada')));
  const eve = await signedUp(app, 'eve');
  assert.equal((await eve.complete('register', await begun(eve, code))).status, 201);
  assert.equal(await eve.whoAmI(), 'ada');
});

test('what was begun by a link cannot be completed in another browser', async () => {
  const app = await startApp();
  const phone = new Visitor(app);
  const sent = await begun(phone, codeOf(await linkOf(await signedUp(app, 'ada'))));
  assertProblem(await new Visitor(app).complete('register', sent), 401, 'unauthenticated');
});

test('the limit of passkeys counts, and leaves the link as it is', async () => {
  const app = await startApp({ maxPasskeys: 1 });
  const code = codeOf(await linkOf(await signedUp(app, 'ada')));
  assertProblem(await begin(new Visitor(app), code), 409, 'limit_reached');
  const { rows } = await app.db.execute('SELECT * FROM enrollments');
  assert.equal(rows.length, 1);
  assert.ok(!JSON.stringify(rows).includes(code));
});

test('a code that nobody gave out, and none at all, are refused; only who is signed in makes links', async () => {
  const app = await startApp();
  const visitor = new Visitor(app);
  assertProblem(await begin(visitor, 'guessed'), 422, 'code_invalid');
  assertProblem(await visitor.send('POST', `${base}/register/begin`, {}), 401, 'unauthenticated');
  assertProblem(await visitor.send('POST', `${base}/enrollments`, {}), 401, 'unauthenticated');
});
