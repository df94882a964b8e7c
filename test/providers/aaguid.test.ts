import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aaguidOf, normalizeAaguid } from '../../src/providers/aaguid.js';

const BITWARDEN = 'd548826e-79b4-db40-a3d8-11116f7e8349';
const ATTESTED = 0x45; // UP, UV, AT

function authenticatorData(aaguid: string, flags = ATTESTED, rest = 20): Buffer {
  const head = Buffer.alloc(37, 0xfb); // 0xfb gives "+" or "-", and "/" or "_", in base64
  head[32] = flags;
  return Buffer.concat([head, Buffer.from(aaguid.replaceAll('-', ''), 'hex'), Buffer.alloc(rest, 0xff)]);
}

describe('aaguidOf (WebAuthn L3 §6.1)', () => {
  it('reads base64url and base64, padded or not', () => {
    for (const rest of [0, 1, 2, 3, 500]) {
      const data = authenticatorData(BITWARDEN, ATTESTED, rest);
      const base64 = data.toString('base64');
      const base64url = data.toString('base64url');
      const padded = base64url.padEnd(Math.ceil(base64url.length / 4) * 4, '=');
      for (const text of [base64, base64.replace(/=+$/, ''), base64url, padded]) {
        assert.equal(aaguidOf(text), BITWARDEN);
      }
    }
  });

  it('gives lower-case digits with leading zeros kept', () => {
    const id = '0076631b-d4a0-427f-5773-0ec71c9e0279';
    assert.equal(aaguidOf(authenticatorData(id.toUpperCase()).toString('base64url')), id);
  });

  it('gives undefined without the AT flag, as in a sign-in', () => {
    assert.equal(aaguidOf(authenticatorData(BITWARDEN, 0x05).toString('base64url')), undefined);
    assert.equal(aaguidOf(authenticatorData(BITWARDEN, 0xbf).toString('base64url')), undefined);
  });

  it('gives undefined for the all-zero AAGUID', () => {
    assert.equal(aaguidOf(authenticatorData('0'.repeat(32)).toString('base64url')), undefined);
  });

  it('gives undefined at every length that is too short', () => {
    const whole = authenticatorData(BITWARDEN, ATTESTED, 0);
    for (let length = 0; length < whole.length; length++) {
      assert.equal(aaguidOf(whole.subarray(0, length).toString('base64url')), undefined);
    }
  });

  it('never throws, whatever it is given', () => {
    const hostile = [
      undefined,
      null,
      0,
      {},
      [],
      '',
      '=',
      '====',
      '!'.repeat(200),
      'é'.repeat(200),
      '\0',
      'A',
    ];
    for (const value of hostile) assert.equal(aaguidOf(value as string), undefined);
    assert.equal(aaguidOf('A'.repeat(1_000_000)), undefined);
    assert.equal(aaguidOf('A'.repeat(73)), undefined);
  });
});

describe('normalizeAaguid', () => {
  it('accepts any letter case, dashes or none, and space around', () => {
    const forms = [BITWARDEN, BITWARDEN.toUpperCase(), BITWARDEN.replaceAll('-', ''), ` ${BITWARDEN}\n`];
    for (const form of forms) assert.equal(normalizeAaguid(form), BITWARDEN);
  });

  it('refuses the all-zero one and whatever is no UUID', () => {
    const zero = '00000000-0000-0000-0000-000000000000';
    const refused = [
      zero,
      zero.replaceAll('-', ''),
      '',
      '__proto__',
      'constructor',
      `${BITWARDEN}0`,
      null,
      7,
      {},
    ];
    for (const value of refused) assert.equal(normalizeAaguid(value), undefined);
  });
});
