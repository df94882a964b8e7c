/* Links of Zitadel that make a passkey for somebody who is not signed in, and what an administrator may do. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { ConfigurationError } from '../../src/backend/configuration-error.js';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { send } from '../../src/backend/http.js';
import { presetOfElement } from '../../src/backend/preset-of-element.js';
import { zitadel } from '../../src/backend/presets/zitadel.js';
import { inProcess } from './servers/support/in-process.js';
import { scriptOfPage } from './servers/support/routes-of-page.js';
import { serve } from './servers/zitadel.js';

const PAGE = 'https://app.example/enroll?lang=de';

type Zitadel = (method: string, path: string, body?: unknown) => Promise<Response>;

/** Somebody with a passkey, and an administrator. */
async function start() {
  const vendor = inProcess(zitadel, serve);
  const { world, server } = vendor;
  const user = world.addUser(['Laptop']);
  const admin = world.addUser();
  const { token } = world.openSession(admin);
  const headers = { Authorization: `Bearer ${token}` };
  const ask: Zitadel = async (method, at, body) => {
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    return server.fetch(new Request(`${world.origin}${at}`, init));
  };
  await ask('POST', '/_manager');
  const parameters = { userId: user.id, domain: 'localhost', enrollmentPage: PAGE };
  return { ...vendor, user, admin, ask, parameters, managing: vendor.as(admin, parameters) };
}

/** What the element makes of the link that it finds in its address bar. */
function enrollmentIn(url: string) {
  const said = new URLSearchParams(new URL(url).hash.slice(1));
  const [code = '', codeId = '', userId = ''] = ['code', 'code-id', 'user-id'].map(
    (name) => said.get(name) ?? '',
  );
  return { code, codeId, userId };
}

describe('an administrator of Zitadel', () => {
  it('makes links, to the page that was said', async () => {
    const { managing, sent, user } = await start();
    const { url, expiresAt } = await managing.enroll({});
    assert.deepEqual(sent, [
      { path: `/v2/users/${user.id}/passkeys/registration_link`, body: { returnCode: {} } },
    ]);
    assert.ok(url.startsWith(`${PAGE}#code=`), url);
    const { code, codeId, userId } = enrollmentIn(url);
    assert.ok(code && codeId);
    assert.equal(userId, user.id);
    assert.equal(expiresAt, undefined);
  });

  it('is offered that where there is such a page, and nowhere else', async () => {
    const { as, admin, managing, parameters, sent } = await start();
    assert.deepEqual((await managing.list()).policy, {
      offers: ['factors', 'totp', 'security-key', 'sms-codes', 'email-codes', 'enrollment'],
    });
    const without = as(admin, { ...parameters, enrollmentPage: '' });
    assert.equal((await without.list()).policy, undefined);
    sent.length = 0;
    await assert.rejects(without.enroll({}), { code: 'unsupported' });
    assert.deepEqual(sent, []);
  });

  it('sees and removes what somebody else has', async () => {
    const { managing, user } = await start();
    const { passkeys } = await managing.list();
    assert.deepEqual(
      passkeys.map(({ name }) => name),
      ['Laptop'],
    );
    await managing.remove(passkeys[0]?.id ?? '');
    assert.deepEqual(user.passkeys, []);
  });

  it('is who Zitadel says, and nobody else', async () => {
    const { as, world, user, parameters } = await start();
    const stranger = as(world.addUser(), parameters);
    await assert.rejects(stranger.list(), { code: 'forbidden' });
    await assert.rejects(stranger.remove(user.passkeys[0]?.id ?? ''), { code: 'forbidden' });
    await assert.rejects(stranger.enroll({}), { code: 'forbidden' });
    // The role is needed for one's own links, too.
    await assert.rejects(as(user, parameters).enroll({}), { code: 'forbidden' });
    assert.equal(user.passkeys.length, 1);
  });
});

describe('a link of Zitadel', () => {
  /** The routes that the page of documentation gives to the app's own server. */
  async function passing(ask: Zitadel): Promise<typeof fetch> {
    const { passEnrollmentsOn } = await scriptOfPage<{
      passEnrollmentsOn(wiring: { app: Hono; zitadel: Zitadel }): void;
    }>('docs/presets/zitadel.md', 'passEnrollmentsOn');
    const app = new Hono();
    passEnrollmentsOn({ app, zitadel: ask });
    return async (input, init) =>
      app.fetch(
        new Request(new URL(input instanceof Request ? input.url : input, 'https://app.example'), init),
      );
  }

  it('makes one passkey for whom it names, on a page without a user and without a token', async () => {
    const { managing, ask, user, authenticator } = await start();
    const enrollment = enrollmentIn((await managing.enroll({})).url);
    // As the element does it: nothing but data-… attributes, of which there is one.
    const backend = await presetOfElement(
      'zitadel',
      { base: '/api/zitadel', fetch: await passing(ask) },
      { dataset: { domain: 'localhost' }, enrollment: '' },
      { send, ConfigurationError },
    );
    const { options, state } = await backend.registerBegin!({ enrollment });
    const credential = authenticator.create(options);
    await backend.registerComplete!({ credential, state: structuredClone(state), name: 'Phone' });
    assert.deepEqual(
      user.passkeys.map(({ name }) => name),
      ['Laptop', 'Phone'],
    );
    await assert.rejects(backend.registerBegin!({ enrollment }), { code: 'code_invalid' });
    // Nobody is signed in, and nobody is asked for a list.
    await assert.rejects(backend.list!(), { code: 'unauthenticated' });
  });

  it('wins over who is signed in, in both requests', async () => {
    const { as, world, managing, user, sent, authenticator } = await start();
    const enrollment = enrollmentIn((await managing.enroll({})).url);
    const other = world.addUser();
    const backend = as(other, { userId: other.id, domain: 'localhost' });
    const { options, state } = await backend.registerBegin({ enrollment });
    await backend.registerComplete({ credential: authenticator.create(options), state });
    assert.deepEqual([user.passkeys.length, other.passkeys.length], [2, 0]);
    for (const { path: asked } of sent.slice(-2))
      assert.ok(asked.startsWith(`/v2/users/${user.id}/passkeys`));
  });

  it('is no way to another route, or another user', async () => {
    const { ask, managing, user } = await start();
    const pass = await passing(ask);
    const { code, codeId } = enrollmentIn((await managing.enroll({})).url);
    const post = (at: string, body: unknown) =>
      pass(`/api/zitadel/v2/users/${at}`, { method: 'POST', body: JSON.stringify(body) });
    // Whoever passes on with a token of an administrator passes on nothing without a code.
    assert.equal((await post(`${user.id}/passkeys`, { domain: 'localhost' })).status, 403);
    assert.equal((await post('someone/passkeys', { code: { id: codeId, code } })).status, 404);
    assert.equal((await post('..%2F..%2Forgs/passkeys', { code: { id: codeId, code } })).status, 403);
    assert.equal((await post(`${user.id}/passkeys/1`, { passkeyName: 'Mine' })).status, 403);
  });

  it('needs to be told whose passkeys where there is no link', () => {
    assert.throws(() => presetBackend(zitadel, { base: '/api' }), ConfigurationError);
  });
});
