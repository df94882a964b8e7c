import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PasskeyFailure, type FailureCode } from '../../src/model/failure.js';
import { toFailure } from '../../src/webauthn/failures.js';

/** What each name means at a creation and at a use (WebAuthn L3 §5.1.3, §5.1.4, §14.5). */
const table: readonly [string, FailureCode, FailureCode][] = [
  ['NotAllowedError', 'cancelled', 'cancelled'],
  ['AbortError', 'cancelled', 'cancelled'],
  ['InvalidStateError', 'already_registered', 'unknown'],
  ['SecurityError', 'rp_mismatch', 'rp_mismatch'],
  ['NotSupportedError', 'unsupported', 'unsupported'],
  ['ConstraintError', 'no_user_verification', 'no_user_verification'],
  ['InvalidCharacterError', 'server', 'server'],
  ['EncodingError', 'server', 'server'],
  ['DataError', 'server', 'server'],
  ['UnknownError', 'unknown', 'unknown'],
  ['OperationError', 'unknown', 'unknown'],
  ['TimeoutError', 'timeout', 'timeout'],
  ['NetworkError', 'network', 'network'],
  ['constructor', 'unknown', 'unknown'],
];

for (const [name, atCreation, atUse] of table) {
  test(`${name} is ${atCreation} at a creation, ${atUse} at a use`, () => {
    const error = new DOMException('words of the browser', name);
    for (const [kind, code] of [
      ['create', atCreation],
      ['get', atUse],
    ] as const) {
      const failure = toFailure(error, kind);
      assert.ok(failure instanceof PasskeyFailure);
      assert.equal(failure.code, code);
      assert.equal(failure.cause, error);
      assert.equal(failure.detail, undefined, 'the words of the browser are not for visitors');
    }
  });
}

test('a TypeError is about options that no browser can read', () => {
  assert.equal(toFailure(new TypeError('challenge is required'), 'get').code, 'server');
});

test('no error ever says that there is no passkey', () => {
  for (const [name] of table) {
    assert.notEqual(toFailure(new DOMException('', name), 'get').code, 'no_passkeys');
  }
});

test('a failure stays what it is', () => {
  const failure = new PasskeyFailure('timeout');
  assert.equal(toFailure(failure, 'get'), failure);
});

test('errors of another realm count by their name', () => {
  assert.equal(toFailure({ name: 'NotAllowedError' }, 'get').code, 'cancelled');
});

for (const thrown of ['words', {}, 0]) {
  test(`${JSON.stringify(thrown)} that an extension throws is unknown`, () => {
    assert.equal(toFailure(thrown, 'create').code, 'unknown');
  });
}
