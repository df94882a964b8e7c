/* The routes of SecureAuth Connect's page: administrators register security keys for others, and name passkeys. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SoftwareAuthenticator } from '../support/software-authenticator.js';
import { ADMINISTRATOR, ORIGIN, start } from './secureauth-routes-support.js';

describe('an administrator at their desk', () => {
  const KEY = { aaguid: '2fc0579f-8113-47ea-b116-bb5a8db9202a', transports: ['usb'] };

  /** What a browser brings of an authenticator, for somebody. */
  const made = async ({ ask }: Awaited<ReturnType<typeof start>>, id: string, more: object = KEY) => {
    const { body } = await ask('POST', `/users/${id}/register/begin`, ADMINISTRATOR, {});
    const options = body['options'] as { hints: string[]; authenticatorSelection: object };
    const credential = new SoftwareAuthenticator({ origin: ORIGIN, ...more }).create(options as never);
    return { options, credential };
  };

  it('registers a security key, with its name, and it is written down', async () => {
    const office = await start();
    const { world, ask, asked, deeds } = office;
    const user = world.addUser(['First']);
    const { options, credential } = await made(office, user.id);
    assert.deepEqual(
      [options.hints, options.authenticatorSelection],
      [
        ['security-key'],
        {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'preferred',
          authenticatorAttachment: 'cross-platform',
        },
      ],
    );
    const sent = { credential, name: ' YubiKey 5C, no. 12 ' };
    const { status, body } = await ask('POST', `/users/${user.id}/register/complete`, ADMINISTRATOR, sent);
    const [, added] = user.passkeys;
    assert.deepEqual([status, body['id'], body['name']], [201, added?.id, 'YubiKey 5C, no. 12']);
    assert.deepEqual([added?.name, added?.transports], ['YubiKey 5C, no. 12', ['usb']]);
    assert.deepEqual(deeds, [{ what: 'add', by: 'root', whose: user.id, id: added?.id }]);
    assert.ok(asked.every((one) => !one.includes('/register/')));
  });

  it('is refused what would stay there, and nothing is stored', async () => {
    const office = await start();
    const user = office.world.addUser(['First']);
    const copied = { ...KEY, backupEligible: true };
    const builtIn = { ...KEY, transports: ['internal', 'hybrid'] };
    for (const [more, attachment] of [
      [copied, undefined],
      [builtIn, undefined],
      [KEY, 'platform'],
    ] as const) {
      const { credential } = await made(office, user.id, more);
      const { status, body } = await office.ask(
        'POST',
        `/users/${user.id}/register/complete`,
        ADMINISTRATOR,
        { credential: { ...credential, authenticatorAttachment: attachment } },
      );
      assert.deepEqual([status, body['code']], [422, 'verification_failed']);
    }
    assert.deepEqual([user.passkeys.length, office.deeds], [1, []]);
    assert.ok(!office.asked.some((one) => one.endsWith('/add/complete')));
  });

  it('hears that there are too many, and never that a key is to be forgotten that may be right', async () => {
    const office = await start();
    const user = office.world.addUser(['First']);
    const { credential } = await made(office, user.id);
    const spoiled = { ...credential, response: { ...credential.response, attestationObject: 'AAAA' } };
    const path = `/users/${user.id}/register`;
    const refused = await office.ask('POST', `${path}/complete`, ADMINISTRATOR, { credential: spoiled });
    assert.deepEqual([refused.status, refused.body['code']], [400, 'unknown']);
    user.max = 1;
    const full = await office.ask('POST', `${path}/begin`, ADMINISTRATOR, {});
    assert.deepEqual([full.status, full.body['code']], [409, 'limit_reached']);
    assert.equal(user.passkeys.length, 1);
  });

  it('ends a link that is open by it, and no other', async () => {
    const office = await start();
    const [user, other] = [office.world.addUser(), office.world.addUser()];
    const [link, others] = [await office.linkFor(user.id), await office.linkFor(other.id)];
    const { credential } = await made(office, user.id);
    await office.ask('POST', `/users/${user.id}/register/complete`, ADMINISTRATOR, { credential });
    assert.equal((await office.redeem(link)).body['code'], 'code_invalid');
    assert.equal((await office.redeem(others)).status, 201);
  });

  it('names what somebody has, and only that', async () => {
    const { world, ask, deeds } = await start();
    const user = world.addUser(['First']);
    const other = world.addUser(['Other']);
    const id = user.passkeys[0]?.id ?? '';
    const name = 'Key in the safe';
    const renamed = await ask('PATCH', `/users/${user.id}/${id}`, ADMINISTRATOR, { name: ` ${name} ` });
    assert.deepEqual([renamed.status, renamed.body], [200, { id, name }]);
    assert.equal(user.passkeys[0]?.name, name);
    assert.deepEqual(deeds, [{ what: 'rename', by: 'root', whose: user.id, id }]);
    const others = await ask('PATCH', `/users/${other.id}/${id}`, ADMINISTRATOR, { name: 'x' });
    assert.deepEqual([others.status, others.body['code']], [404, 'not_found']);
    for (const wrong of ['', '  ', 'x'.repeat(65), 1, undefined]) {
      const { status, body } = await ask('PATCH', `/users/${user.id}/${id}`, ADMINISTRATOR, { name: wrong });
      assert.deepEqual([status, body['code'], body['field']], [400, 'validation', 'name']);
    }
    assert.deepEqual([user.passkeys[0]?.name, deeds.length], [name, 1]);
  });
});
