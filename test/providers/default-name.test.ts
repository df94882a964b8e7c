import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultName, type DefaultNameInput } from '../../src/providers/default-name.js';

const deviceNames = {
  device: 'iPhone',
  phone: 'Telefon',
  'security-key': 'Sicherheitsschlüssel',
  'password-manager': 'Passwortmanager',
};
const bitwarden = { name: 'Bitwarden' };

function named(input: Partial<DefaultNameInput>): string {
  return defaultName({ kind: 'device', taken: [], deviceNames, ...input });
}

describe('defaultName', () => {
  it('is the name of the provider if known, else the word for the kind', () => {
    assert.equal(named({ provider: bitwarden, kind: 'password-manager' }), 'Bitwarden');
    assert.equal(named({}), 'iPhone');
    assert.equal(named({ kind: 'security-key' }), 'Sicherheitsschlüssel');
    assert.equal(named({ provider: undefined, kind: 'phone' }), 'Telefon');
  });

  it('has the first number that is free', () => {
    assert.equal(named({ provider: bitwarden, taken: ['Bitwarden'] }), 'Bitwarden 2');
    assert.equal(named({ provider: bitwarden, taken: ['Bitwarden', 'Bitwarden 2'] }), 'Bitwarden 3');
    assert.equal(named({ provider: bitwarden, taken: ['Bitwarden', 'Bitwarden 3'] }), 'Bitwarden 2');
    assert.equal(named({ provider: bitwarden, taken: ['Bitwarden 2'] }), 'Bitwarden');
  });

  it('compares trimmed, in any letter case and Unicode form', () => {
    assert.equal(named({ provider: bitwarden, taken: ['  BITWARDEN '] }), 'Bitwarden 2');
    assert.equal(named({ provider: { name: 'S\u00e9same' }, taken: ['Se\u0301same'] }), 'S\u00e9same 2');
  });

  it('takes any iterable, and skips passkeys that have no name', () => {
    assert.equal(named({ taken: new Set([undefined, null, '', 'iPhone']) }), 'iPhone 2');
    assert.equal(named({ taken: [5, {}] as unknown as string[] }), 'iPhone');
  });

  it('stays within 64, number included', () => {
    const provider = { name: 'x'.repeat(100) };
    const first = named({ provider });
    assert.equal(first, 'x'.repeat(64));
    const second = named({ provider, taken: [first] });
    assert.equal(second, `${'x'.repeat(62)} 2`);
    const many = [first, ...Array.from({ length: 8 }, (_, i) => `${'x'.repeat(62)} ${i + 2}`)];
    assert.equal(named({ provider, taken: many }), `${'x'.repeat(61)} 10`);
  });

  it('cuts between code points, and leaves no space before the number', () => {
    const keys = named({ provider: { name: `x${'🔑'.repeat(40)}` } });
    assert.equal(keys, `x${'🔑'.repeat(31)}`);
    assert.equal(
      named({ provider: { name: `${'x'.repeat(61)} yz` }, taken: [`${'x'.repeat(61)} yz`] }),
      `${'x'.repeat(61)} 2`,
    );
  });

  it('is one line, and never empty', () => {
    assert.equal(named({ provider: { name: ' My\n\tvault\0 ' } }), 'My vault');
    assert.equal(named({ provider: { name: ' \n ' } }), 'iPhone');
    assert.equal(named({ provider: { name: 5 } as never }), 'iPhone');
    assert.equal(named({ deviceNames: { ...deviceNames, device: ' ' } }), 'Passkey');
  });
});
