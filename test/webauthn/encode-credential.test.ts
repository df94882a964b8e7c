import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeAssertion, encodeAttestation } from '../../src/webauthn/encode-credential.js';

const buffer = (...bytes: number[]) => new Uint8Array(bytes).buffer;

const refuse = (): never => {
  throw new Error('an extension broke this');
};

/** A credential as a careless extension makes it: no class of the browser's, and a toJSON that throws. */
const credential = (response: object, more: object = {}) =>
  ({
    id: '-_--',
    rawId: buffer(0xfb, 0xff, 0xbe),
    type: 'public-key',
    response,
    toJSON: refuse,
    ...more,
  }) as unknown as PublicKeyCredential;

const attestation = { clientDataJSON: buffer(1), attestationObject: buffer(0xff, 0xfe) };
const assertion = { clientDataJSON: buffer(1), authenticatorData: buffer(2), signature: buffer(3) };

/** What goes over the wire. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a new passkey is written field by field, without toJSON', () => {
  const response = {
    ...attestation,
    getPublicKey: () => buffer(4),
    getAuthenticatorData: () => buffer(5),
    getPublicKeyAlgorithm: () => -7,
    getTransports: () => ['internal', 'hybrid'],
  };
  const more = {
    authenticatorAttachment: 'platform',
    getClientExtensionResults: () => ({ credProps: { rk: true } }),
  };
  assert.deepEqual(sent(encodeAttestation(credential(response, more))), {
    id: '-_--',
    rawId: '-_--',
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: { credProps: { rk: true } },
    response: {
      clientDataJSON: 'AQ',
      attestationObject: '__4',
      publicKey: 'BA',
      authenticatorData: 'BQ',
      publicKeyAlgorithm: -7,
      transports: ['internal', 'hybrid'],
    },
  });
});

const bare = {
  id: '-_--',
  rawId: '-_--',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'AQ', attestationObject: '__4' },
};

test('a new passkey whose getters are missing is written all the same', () => {
  assert.deepEqual(sent(encodeAttestation(credential(attestation))), bare);
});

test('a new passkey whose getters throw is written all the same', () => {
  const response = {
    ...attestation,
    getPublicKey: refuse,
    getAuthenticatorData: refuse,
    getPublicKeyAlgorithm: refuse,
    getTransports: refuse,
  };
  const more = { authenticatorAttachment: null, getClientExtensionResults: refuse };
  assert.deepEqual(sent(encodeAttestation(credential(response, more))), bare);
});

test('a public key that the browser cannot tell is left out', () => {
  const response = { ...attestation, getPublicKey: () => null };
  assert.deepEqual(sent(encodeAttestation(credential(response))), bare);
});

test('a use is written field by field, with the user handle where there is one', () => {
  const written = sent(encodeAssertion(credential({ ...assertion, userHandle: buffer(0xff, 0xfe) })));
  const { response, ...common } = bare;
  assert.ok(response);
  assert.deepEqual(written, {
    ...common,
    response: { clientDataJSON: 'AQ', authenticatorData: 'Ag', signature: 'Aw', userHandle: '__4' },
  });
});

for (const userHandle of [null, undefined]) {
  test(`a user handle that is ${String(userHandle)} is left out`, () => {
    const { response } = encodeAssertion(credential({ ...assertion, userHandle }));
    assert.equal('userHandle' in (sent(response) as object), false);
  });
}
