import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Passkey } from '../../src/model/passkey.js';
import { kindOf, type PasskeyKind } from '../../src/providers/kind.js';

const CASES: [PasskeyKind, string[] | undefined, boolean | undefined][] = [
  ['security-key', ['usb'], false],
  ['security-key', ['usb', 'nfc'], undefined],
  ['security-key', ['ble'], false],
  ['security-key', ['smart-card'], false],
  ['security-key', ['nfc'], true],
  ['password-manager', ['internal'], true],
  ['password-manager', ['internal', 'hybrid'], true],
  ['password-manager', ['hybrid'], true],
  ['password-manager', ['usb', 'internal'], true],
  ['password-manager', [], true],
  ['password-manager', undefined, true],
  ['phone', ['hybrid'], false],
  ['phone', ['hybrid'], undefined],
  ['phone', ['cable'], false],
  ['phone', ['usb', 'cable'], false],
  ['device', ['internal'], false],
  ['device', ['internal', 'hybrid'], false],
  ['device', ['internal', 'usb'], false],
  ['device', [], false],
  ['device', undefined, undefined],
  ['device', ['telepathy'], false],
  ['security-key', ['telepathy', 'usb'], false],
];

describe('kindOf (WebAuthn L3 §5.8.4, §6.1.3)', () => {
  for (const [kind, transports, backupEligible] of CASES) {
    it(`${kind}: transports ${transports?.join('+') ?? 'absent'}, backup ${backupEligible ?? 'absent'}`, () => {
      const passkey: Passkey = {
        id: '1',
        ...(transports && { transports }),
        ...(backupEligible !== undefined && { backupEligible }),
      };
      assert.equal(kindOf(passkey), kind);
    });
  }

  it('takes hostile values for nothing known', () => {
    for (const transports of [null, 'usb', 5, {}, [null], [{}], [['usb']]]) {
      assert.equal(kindOf({ id: '1', transports } as unknown as Passkey), 'device');
    }
    assert.equal(kindOf({ id: '1', backupEligible: 'false' } as unknown as Passkey), 'device');
  });
});
