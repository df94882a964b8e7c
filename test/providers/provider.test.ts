import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveProvider, type Provider, type ProviderSource } from '../../src/providers/provider.js';

const BITWARDEN = 'd548826e-79b4-db40-a3d8-11116f7e8349';
const STRANGER = '01020304-0506-0708-0102-030405060708';
const ZERO = '00000000-0000-0000-0000-000000000000';
const OWN: Provider = { name: 'Ours', icon: '/ours.svg', iconDark: '/ours-dark.svg' };

describe('resolveProvider', () => {
  it('has the built-in names', async () => {
    assert.deepEqual(await resolveProvider(BITWARDEN), { name: 'Bitwarden' });
    assert.deepEqual(await resolveProvider(BITWARDEN.toUpperCase(), null), { name: 'Bitwarden' });
    assert.equal(await resolveProvider(STRANGER), undefined);
  });

  it('asks the page first', async () => {
    assert.deepEqual(await resolveProvider(BITWARDEN, { [BITWARDEN]: OWN }), OWN);
    assert.deepEqual(await resolveProvider(BITWARDEN, () => OWN), OWN);
    assert.deepEqual(await resolveProvider(BITWARDEN, () => Promise.resolve(OWN)), OWN);
  });

  it('matches the keys of a map in any letter case', async () => {
    assert.deepEqual(await resolveProvider(STRANGER.toUpperCase(), { [STRANGER]: OWN }), OWN);
    assert.deepEqual(await resolveProvider(STRANGER, { [STRANGER.toUpperCase()]: OWN }), OWN);
  });

  it('gives a function the lower-case UUID', async () => {
    const asked: string[] = [];
    await resolveProvider(BITWARDEN.toUpperCase(), (aaguid) => void asked.push(aaguid));
    assert.deepEqual(asked, [BITWARDEN]);
  });

  it('falls back to the built-in names where the page knows nothing', async () => {
    assert.deepEqual(await resolveProvider(BITWARDEN, {}), { name: 'Bitwarden' });
    assert.deepEqual(await resolveProvider(BITWARDEN, () => undefined), { name: 'Bitwarden' });
  });

  it('asks nobody about an absent, all-zero or malformed AAGUID', async () => {
    const source = () => assert.fail('asked');
    for (const aaguid of [undefined, null, '', ZERO, '__proto__', 'not a uuid']) {
      assert.equal(await resolveProvider(aaguid, source), undefined);
    }
    assert.equal(await resolveProvider(ZERO, { [ZERO]: OWN }), undefined);
  });

  it('never rejects: a source that fails or answers junk does not count', async () => {
    const throwing = () => {
      throw new Error('page');
    };
    const trap = new Proxy({}, { ownKeys: throwing });
    const thenable = () => Object.defineProperty({}, 'then', { get: throwing });
    const sources: unknown[] = [throwing, () => Promise.reject(new Error('page')), trap, thenable];
    const answers: unknown[] = [null, 0, 'Ours', [], {}, { name: '' }, { name: ' ' }, { name: 5 }];
    for (const source of [...sources, ...answers.map((answer) => () => answer), 'text', 7, [], new Map()]) {
      assert.deepEqual(await resolveProvider(BITWARDEN, source as ProviderSource), { name: 'Bitwarden' });
    }
  });

  it('keeps only the strings of an answer', async () => {
    const answer = { name: ' Ours ', icon: 5, iconDark: '', extra: true } as unknown as Provider;
    assert.deepEqual(await resolveProvider(STRANGER, () => answer), { name: 'Ours' });
  });

  it('does not take what a map inherits for an entry', async () => {
    const inherited = Object.create({ [STRANGER]: OWN }) as Record<string, Provider>;
    assert.equal(await resolveProvider(STRANGER, inherited), undefined);
  });
});
