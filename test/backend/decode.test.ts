import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createBackend, type PasskeyList } from '../../src/backend/index.js';
import type { Passkey } from '../../src/model/passkey.js';
import { recordingFetch } from './recording.js';

/** A backend whose server answers this. */
const answering = (value: unknown) =>
  createBackend({ base: '/p', fetch: recordingFetch(new Response(JSON.stringify(value))).fetch });
const toPasskey = (value: unknown): Promise<Passkey | undefined> => answering(value).rename!('1', 'Mine');
const toList = (value: unknown): Promise<PasskeyList> => answering(value).list!();
const ids = async (value: unknown) => (await toList(value)).passkeys.map(({ id }) => id);

describe('a passkey from a stranger', () => {
  it('keeps every field of the contract', async () => {
    const told = {
      id: 'k1',
      credentialId: 'AQID',
      name: 'Mine',
      aaguid: 'EA9B8D66-4D01-1D21-3CE4-B6B48CB575D4',
      createdAt: '2026-01-02T03:04:05.000Z',
      lastUsedAt: '2026-01-03T03:04:05Z',
      transports: ['internal', 'hybrid'],
      backupEligible: true,
      backedUp: false,
      discoverable: true,
      current: true,
    };
    assert.deepEqual(await toPasskey(told), { ...told, aaguid: told.aaguid.toLowerCase() });
  });

  it('keeps nothing else', async () => {
    const told: unknown = JSON.parse('{"id":"k1","secret":"x","__proto__":{"name":"x"}}');
    assert.deepEqual(await toPasskey(told), { id: 'k1' });
  });

  it('tells "never used" from "not told"', async () => {
    assert.deepEqual(await toPasskey({ id: 'k1', lastUsedAt: null }), { id: 'k1', lastUsedAt: null });
    assert.deepEqual(await toPasskey({ id: 'k1', createdAt: null, name: null }), { id: 'k1' });
  });

  it('has an id of text, also where the server has numbers', async () => {
    assert.equal((await toPasskey({ id: 42 }))?.id, '42');
    assert.equal((await toPasskey({ id: 0 }))?.id, '0');
  });

  for (const value of [
    null,
    undefined,
    'k1',
    7,
    [],
    {},
    { id: '' },
    { id: null },
    { id: {} },
    { id: true },
    { id: NaN },
  ]) {
    it(`is none without an id: ${JSON.stringify(value) ?? 'undefined'}`, async () => {
      assert.equal(await toPasskey(value), undefined);
    });
  }

  it('loses fields of the wrong type, one by one', async () => {
    const odd = {
      id: 'k1',
      credentialId: 7,
      name: { toString: 'x' },
      aaguid: 5,
      createdAt: 'the day before yesterday',
      lastUsedAt: 1_700_000_000_000,
      transports: 'internal',
      backupEligible: 'yes',
      backedUp: 1,
      discoverable: 'false',
      current: {},
    };
    assert.deepEqual(await toPasskey(odd), { id: 'k1' });
    assert.deepEqual((await toPasskey({ id: 'k1', transports: ['usb', 7, null, 'nfc'] }))?.transports, [
      'usb',
      'nfc',
    ]);
  });

  it('has no credential id where it is empty: the password managers would be told of another', async () => {
    assert.deepEqual(await toPasskey({ id: 'k1', credentialId: '' }), { id: 'k1' });
  });
});

describe('a list from a stranger', () => {
  for (const value of [
    null,
    undefined,
    '',
    'x',
    7,
    [],
    {},
    { passkeys: null },
    { passkeys: {} },
    { items: [] },
  ]) {
    it(`is the server’s failure where it is none: ${JSON.stringify(value) ?? 'undefined'}`, async () => {
      await assert.rejects(toList(value), { name: 'PasskeyFailure', code: 'server' });
    });
  }

  it('keeps what can be spoken of, in its order', async () => {
    assert.deepEqual(await ids({ passkeys: [{ id: 'b' }, null, {}, 'x', { id: 2 }, [], { id: 'a' }] }), [
      'b',
      '2',
      'a',
    ]);
  });

  it('has each id once', async () => {
    assert.deepEqual(
      await ids({ passkeys: [{ id: 'a' }, { id: 'b' }, { id: 'a' }, { id: 1 }, { id: '1' }] }),
      ['a', 'b', '1'],
    );
  });

  it('is complete where the server says so, also when it is empty', async () => {
    assert.equal((await toList({ passkeys: [{ id: 'a' }], complete: true })).complete, true);
    assert.equal((await toList({ passkeys: [], complete: true })).complete, true);
  });

  for (const complete of [undefined, false, null, 1, 'true', {}]) {
    it(`is not complete where the server says ${JSON.stringify(complete) ?? 'nothing'}`, async () => {
      assert.equal((await toList({ passkeys: [{ id: 'a' }], complete })).complete, undefined);
    });
  }

  it('is not complete where an entry could not be read, or was there twice', async () => {
    assert.equal((await toList({ passkeys: [{ id: 'a' }, {}], complete: true })).complete, undefined);
    assert.equal(
      (await toList({ passkeys: [{ id: 'a' }, { id: 'a' }], complete: true })).complete,
      undefined,
    );
  });

  it('knows the account only by relying party id and user handle', async () => {
    const account = { rpId: 'site.example', userHandle: 'AQID', name: 'ada', displayName: 'Ada' };
    assert.deepEqual((await toList({ passkeys: [], account })).account, account);
    assert.deepEqual(
      (await toList({ passkeys: [], account: { ...account, displayName: 7 } })).account?.displayName,
      'ada',
    );
    assert.deepEqual(
      (await toList({ passkeys: [], account: { rpId: 'x', userHandle: 'y' } })).account?.name,
      '',
    );
    assert.equal((await toList({ passkeys: [], account: { ...account, rpId: '' } })).account, undefined);
    assert.equal((await toList({ passkeys: [], account: { ...account, userHandle: 7 } })).account, undefined);
    assert.equal((await toList({ passkeys: [], account: [account] })).account, undefined);
  });

  it('has a policy of what makes sense in it', async () => {
    const policy = { max: 5, min: 1, otherWaysIn: ['password', 7] };
    assert.deepEqual((await toList({ passkeys: [], policy })).policy, {
      max: 5,
      min: 1,
      otherWaysIn: ['password'],
    });
    assert.deepEqual(
      (await toList({ passkeys: [], policy: { max: '5', min: null, otherWaysIn: 'x' } })).policy,
      {},
    );
    assert.equal((await toList({ passkeys: [], policy: null })).policy, undefined);
  });
});
