import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BackendFailureCode } from '../../src/model/backend-failure-code.js';
import { contract, documentResult, errorsOf } from './support/contract.js';

const operations = Object.values(contract.paths).flatMap((item) =>
  Object.values(item).filter((operation) => 'operationId' in operation),
);

test('the document is valid OpenAPI 3.1', () => {
  assert.deepEqual(documentResult, { valid: true });
});

test('it has these operations', () => {
  assert.deepEqual(operations.map(({ operationId }) => operationId).sort(), [
    'emailBegin',
    'emailComplete',
    'enroll',
    'factorRemove',
    'factors',
    'list',
    'loginBegin',
    'loginComplete',
    'recoveryCodes',
    'recoveryCodesCreate',
    'recoveryCodesRedeem',
    'registerBegin',
    'registerComplete',
    'remove',
    'rename',
    'securityKeyBegin',
    'securityKeyComplete',
    'signupBegin',
    'signupComplete',
    'stepUpBegin',
    'stepUpComplete',
    'totpBegin',
    'totpComplete',
    'userEnroll',
    'userList',
    'userRegisterBegin',
    'userRegisterComplete',
    'userRemove',
    'userRemoveAll',
    'userRename',
  ]);
});

test('its examples are what its schemas ask for', () => {
  const named = Object.values(contract.components.schemas).filter((schema) => 'example' in schema);
  const bodies = operations.flatMap(({ requestBody, responses }) =>
    [requestBody, ...Object.values(responses)].flatMap((body) => Object.values(body?.content ?? {})),
  );
  const pairs = [
    ...named.map((schema) => ({ schema, example: schema['example'] })),
    ...bodies.filter((body) => 'example' in body),
  ];
  assert.ok(pairs.length >= 5);
  for (const { schema, example } of pairs) assert.equal(errorsOf(schema, example), undefined);
});

test('its codes are those of the model', () => {
  const codes: Record<BackendFailureCode, true> = {
    unauthenticated: true,
    reauth_required: true,
    forbidden: true,
    csrf: true,
    not_found: true,
    unknown_credential: true,
    limit_reached: true,
    last_passkey: true,
    already_registered: true,
    no_passkeys: true,
    challenge_expired: true,
    verification_failed: true,
    origin_not_allowed: true,
    code_invalid: true,
    validation: true,
    conflict: true,
    rate_limited: true,
    unsupported: true,
    network: true,
    server: true,
    unknown: true,
  };
  assert.deepEqual(contract.components.schemas['Code']?.['enum'], Object.keys(codes));
});

test('a name is 1 to 64 characters after trimming', () => {
  const schema = contract.components.schemas['Name'] ?? assert.fail();
  for (const name of ['a', ' a ', 'x'.repeat(64), `  ${'😀'.repeat(64)}\t`, 'Büro 2']) {
    assert.equal(errorsOf(schema, name), undefined, name);
  }
  for (const name of ['', '  ', 'x'.repeat(65), 'a\u0000b', 7, null]) {
    assert.notEqual(errorsOf(schema, name), undefined, String(name));
  }
});
