import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from '@libsql/client';
import { assertProblem, base, signedUp, startApp, Visitor } from './support/flows.js';

const begin = `${base}/login/begin`;

test('what another site sends is refused, for every method that changes something', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const [passkey] = (await ada.list()).passkeys;
  const one = `${base}/${passkey?.id ?? ''}`;
  for (const headers of [
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': undefined, Origin: 'https://evil.example' },
    { 'Sec-Fetch-Site': undefined, Origin: 'null' },
  ]) {
    assertProblem(await ada.send('POST', begin, {}, { headers }), 403, 'csrf');
    assertProblem(await ada.send('POST', `${base}/register/begin`, {}, { headers }), 403, 'csrf');
    assertProblem(await ada.send('PATCH', one, { name: 'x' }, { headers }), 403, 'csrf');
    assertProblem(await ada.send('DELETE', one, undefined, { headers }), 403, 'csrf');
    assertProblem(await ada.send('POST', '/api/session/logout', undefined, { headers }), 403, 'csrf');
  }
  assert.equal(await ada.whoAmI(), 'ada');
});

test('our own pages, and what is no browser, may ask', async () => {
  const app = await startApp();
  for (const headers of [
    { 'Sec-Fetch-Site': 'same-origin' },
    { 'Sec-Fetch-Site': 'none', Origin: undefined },
    { 'Sec-Fetch-Site': undefined },
    { 'Sec-Fetch-Site': undefined, Origin: undefined },
  ]) {
    assert.equal((await new Visitor(app).send('POST', begin, {}, { headers })).status, 200);
  }
});

test('bodies that are not JSON', async () => {
  const visitor = new Visitor(await startApp());
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', undefined]) {
    const answer = await visitor.send('POST', begin, {}, { raw: '{}', headers: { 'Content-Type': type } });
    assertProblem(answer, 415, 'validation');
  }
  const utf8 = { 'Content-Type': 'application/json; charset=utf-8' };
  assert.equal((await visitor.send('POST', begin, {}, { headers: utf8 })).status, 200);
  for (const raw of ['', '{', '[]', 'null', '"text"', '{"username":}']) {
    assertProblem(await visitor.send('POST', begin, undefined, { raw }), 400, 'validation');
  }
});

test('bodies of more than 64 KiB', async () => {
  const visitor = new Visitor(await startApp());
  const body = (bytes: number) => JSON.stringify({ padding: 'x'.repeat(bytes - '{"padding":""}'.length) });
  assertProblem(await visitor.send('POST', begin, undefined, { raw: body(65_537) }), 413, 'validation');
  assert.equal((await visitor.send('POST', begin, undefined, { raw: body(65_536) })).status, 200);
});

test('what looks like a prototype is only a field', async () => {
  const visitor = new Visitor(await startApp());
  const raw = '{"__proto__":{"username":"ada"},"constructor":1}';
  assert.equal((await visitor.send('POST', begin, undefined, { raw })).status, 200);
});

test('too many requests: 429, and when to come back', async () => {
  const app = await startApp({ rateLimit: { ceremonies: { limit: 2, windowMs: 60_000 } } });
  const visitor = new Visitor(app);
  await visitor.begin('login');
  await visitor.begin('signup', { username: 'ada' });
  const answer = await visitor.send('POST', begin, {});
  assertProblem(answer, 429, 'rate_limited');
  const retryAfter = Number(answer.headers.get('Retry-After'));
  assert.ok(retryAfter >= 1 && retryAfter <= 60);
  assert.equal(answer.body.retryAfter, retryAfter);
});

test('changes have a limit of their own, reading has none', async () => {
  const app = await startApp({ rateLimit: { changes: { limit: 1, windowMs: 60_000 } } });
  const ada = await signedUp(app, 'ada');
  const [passkey] = (await ada.list()).passkeys;
  const rename = () => ada.send('PATCH', `${base}/${passkey?.id ?? ''}`, { name: 'x' });
  assert.equal((await rename()).status, 200);
  assertProblem(await rename(), 429, 'rate_limited');
  for (let index = 0; index < 5; index += 1) assert.equal((await ada.list()).passkeys.length, 1);
});

test('X-Forwarded-For counts only as far as our own proxies wrote it', async () => {
  const rateLimit = { ceremonies: { limit: 1, windowMs: 60_000 } };
  const ask = async (trustedProxies: number, forwarded: string[]) => {
    const visitor = new Visitor(await startApp({ rateLimit, trustedProxies }));
    const statuses = [];
    for (const value of forwarded) {
      const { status } = await visitor.send('POST', begin, {}, { headers: { 'X-Forwarded-For': value } });
      statuses.push(status);
    }
    return statuses;
  };
  assert.deepEqual(await ask(0, ['192.0.2.1', '192.0.2.2']), [200, 429]);
  assert.deepEqual(await ask(1, ['192.0.2.1', '192.0.2.2']), [200, 200]);
  assert.deepEqual(await ask(1, ['198.51.100.1, 192.0.2.1', '198.51.100.2, 192.0.2.1']), [200, 429]);
});

test('what the API does not have is a problem too', async () => {
  const visitor = new Visitor(await startApp());
  for (const [method, path] of [
    ['GET', '/api/nothing'],
    ['PUT', `${base}/register`],
    ['POST', `${base}/login/nothing`],
  ] as const) {
    const answer = await visitor.send(method, path, method === 'GET' ? undefined : {});
    assertProblem(answer, 404, 'not_found');
    assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
  }
});

test('answers of the API are not cached, not even failures', async () => {
  const app = await startApp();
  const ada = await signedUp(app, 'ada');
  const answers = [
    await ada.send('GET', base),
    await ada.send('POST', begin, {}),
    await ada.send('DELETE', `${base}/none`),
    await ada.send('GET', '/api/session'),
  ];
  for (const { headers } of answers) assert.equal(headers.get('Cache-Control'), 'no-store');
});

test('what goes wrong inside is told to the log, not to the client', async (t) => {
  const log = t.mock.method(console, 'error', () => undefined);
  const client = createClient({ url: ':memory:' });
  const app = await startApp({ client });
  const ada = await signedUp(app, 'ada');
  await client.execute('DROP TABLE other_ways_in');
  const answer = await ada.send('GET', base);
  assertProblem(answer, 500, 'server');
  assert.deepEqual(Object.keys(answer.body), ['type', 'title', 'status', 'code']);
  assert.equal(log.mock.callCount(), 1);
});
