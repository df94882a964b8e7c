/* What the suite of real ceremonies does not reach: enrollment, whose turn it is, and what each refusal means. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zitadel } from '../../src/backend/presets/zitadel.js';
import { PasskeyFailure } from '../../src/model/failure.js';
import { inProcess } from './servers/support/in-process.js';
import { serve } from './servers/zitadel.js';

function start() {
  const { as, ...rest } = inProcess(zitadel, serve);
  const user = rest.world.addUser();
  const parameters = { userId: user.id, domain: 'localhost' };
  return { ...rest, as, user, parameters, backend: as(user, parameters) };
}

const failsAs = (code: string) => (error: unknown) => {
  assert.ok(error instanceof PasskeyFailure);
  assert.equal(error.code, code);
  return true;
};

/** How the preset understands a refusal. */
const verdict = (id: string, operation: 'registerBegin' | 'registerComplete' | 'remove', status = 500) =>
  zitadel.toFailure?.(
    {
      status,
      ok: status < 300,
      redirected: false,
      body: { code: 13, message: `About (${id})`, details: [{ '@type': 'x' }, { id, message: 'About' }] },
      header: () => null,
    },
    operation,
  );

describe('a registration with Zitadel', () => {
  it('is for the domain and the place that are wanted', async () => {
    const { backend, sent, user } = start();
    const { options } = await backend.registerBegin({ attachment: 'cross-platform' });
    assert.deepEqual(sent, [
      {
        path: `/v2/users/${user.id}/passkeys`,
        body: { authenticator: 'PASSKEY_AUTHENTICATOR_CROSS_PLATFORM', domain: 'localhost' },
      },
    ]);
    assert.equal(options.rp.id, 'localhost');
    assert.deepEqual(options.authenticatorSelection, {
      residentKey: 'preferred',
      authenticatorAttachment: 'cross-platform',
      userVerification: 'required',
    });
    await backend.registerBegin({ attachment: 'platform' });
    assert.equal(sent[1]?.body.authenticator, 'PASSKEY_AUTHENTICATOR_PLATFORM');
  });

  it('leaves the options as they came, where the page says so', async () => {
    const { as, user, parameters } = start();
    const { options } = await as(user, { ...parameters, residentKey: '' }).registerBegin({});
    assert.deepEqual(options.authenticatorSelection, { userVerification: 'required' });
  });

  it('sends the four fields that Zitadel reads, under the id that it gave', async () => {
    const { backend, sent, user, authenticator } = start();
    const { options, state } = await backend.registerBegin({});
    await backend.registerComplete({ credential: authenticator.create(options), state, name: 'Laptop' });
    const { path, body } = sent[1]!;
    const { passkeyId } = state as { passkeyId: string };
    assert.equal(path, `/v2/users/${user.id}/passkeys/${passkeyId}`);
    const credential = body['publicKeyCredential'] as { response: object };
    assert.deepEqual(Object.keys(credential).sort(), ['id', 'rawId', 'response', 'type']);
    assert.deepEqual(Object.keys(credential.response).sort(), ['attestationObject', 'clientDataJSON']);
    assert.deepEqual(
      (await backend.list()).passkeys.map(({ name }) => name),
      ['Laptop'],
    );
  });

  it('always has a name, of at most 200 characters', async () => {
    const { backend, authenticator, user } = start();
    for (const name of [undefined, '🔑'.repeat(150)]) {
      const { options, state } = await backend.registerBegin({});
      const credential = authenticator.create(options, { ignoreExcluded: true });
      await backend.registerComplete({ credential, state, ...(name && { name }) });
    }
    assert.deepEqual(
      user.passkeys.map(({ name }) => name),
      ['Passkey', '🔑'.repeat(100)],
    );
  });

  it('is not begun silently: Zitadel would refuse what comes of it, and the passkey would be lost', async () => {
    const { backend, sent } = start();
    await assert.rejects(backend.registerBegin({ mediation: 'conditional' }), failsAs('unsupported'));
    assert.deepEqual(sent, []);
  });

  it('is refused for somebody else', async () => {
    const { as, world, parameters } = start();
    await assert.rejects(as(world.addUser(), parameters).registerBegin({}), failsAs('forbidden'));
  });
});

describe('an enrollment code of Zitadel', () => {
  it('stands for the user, once', async () => {
    const { as, world, server, user, parameters, authenticator } = start();
    // Whoever passes it on is not the user.
    const passer = world.addUser();
    const { token } = world.openSession(passer);
    const headers = { Authorization: `Bearer ${token}` };
    const post = (path: string) =>
      server.fetch(
        new Request(`${world.origin}${path}`, { method: 'POST', headers, body: '{"returnCode":{}}' }),
      );
    await post('/_manager');
    const answer = await post(`/v2/users/${user.id}/passkeys/registration_link`);
    const { code } = (await answer.json()) as { code: { id: string; code: string } };
    const withCode = (said: string) => as(passer, { ...parameters, codeId: () => code.id, code: said });

    await assert.rejects(withCode('wrong').registerBegin({}), failsAs('code_invalid'));
    const backend = withCode(code.code);
    const { options, state } = await backend.registerBegin({});
    await backend.registerComplete({ credential: authenticator.create(options), state });
    assert.equal(user.passkeys.length, 1);
    await assert.rejects(backend.registerBegin({}), failsAs('code_invalid'));
  });
});

describe('a refusal by Zitadel', () => {
  it('of what it has stored already is no verdict on the passkey', async () => {
    const { backend, authenticator, user } = start();
    const { options, state } = await backend.registerBegin({});
    const input = { credential: authenticator.create(options), state };
    await backend.registerComplete(input);
    await assert.rejects(backend.registerComplete(input), failsAs('challenge_expired'));
    assert.equal(user.passkeys.length, 1);
  });

  it('of one that was begun before another is a verdict: it is stored nowhere', async () => {
    const { backend, authenticator, user } = start();
    const { options, state } = await backend.registerBegin({});
    await backend.registerBegin({});
    const credential = authenticator.create(options);
    await assert.rejects(backend.registerComplete({ credential, state }), failsAs('verification_failed'));
    assert.equal(user.passkeys.length, 0);
  });

  it('of one that cannot be read is a verdict', async () => {
    const { backend, authenticator } = start();
    const { options, state } = await backend.registerBegin({});
    const { response, ...rest } = authenticator.create(options);
    const credential = { ...rest, response: { ...response, attestationObject: undefined as never } };
    await assert.rejects(backend.registerComplete({ credential, state }), failsAs('verification_failed'));
  });

  it('is told by its id, and only where it is about that credential', () => {
    assert.equal(verdict('WEBAU-3Vb9s', 'registerComplete'), 'verification_failed');
    assert.equal(verdict('WEBAU-sEr8c', 'registerComplete'), 'verification_failed');
    assert.equal(verdict('WEBAU-5M9so', 'registerComplete'), 'challenge_expired');
    assert.equal(verdict('AUTH-Bohd2', 'registerBegin', 401), 'forbidden');
    for (const id of ['WEBAU-UX9ta', 'WEBAU-bM8sd', 'WEBAU-neu00', 'USERv2-Pha2o', '']) {
      assert.equal(verdict(id, 'registerComplete'), undefined, id);
    }
    assert.equal(verdict('WEBAU-3Vb9s', 'registerBegin'), undefined);
    assert.equal(verdict('WEBAU-3Vb9s', 'registerComplete', 200), undefined);
  });

  it('of an id that is not there says so', async () => {
    const { backend } = start();
    await assert.rejects(backend.remove('404'), failsAs('not_found'));
  });
});

describe('a list of Zitadel', () => {
  it('without entries is an empty one, and what is no answer is none', async () => {
    const { backend, as, user, parameters } = start();
    assert.deepEqual(await backend.list(), { passkeys: [] });
    const broken = as(user, parameters, { fetch: () => Promise.resolve(new Response('busy')) });
    await assert.rejects(broken.list(), failsAs('server'));
  });

  it('is asked for the user whom the token names, each time', async () => {
    const { as, user, sent } = start();
    let asked = 0;
    const backend = as(user, { userId: () => Promise.resolve((asked++, user.id)) });
    await backend.list();
    await backend.list();
    assert.equal(asked, 2);
    assert.equal(sent[1]?.path, `/v2/users/${user.id}/passkeys/_search`);
  });
});
