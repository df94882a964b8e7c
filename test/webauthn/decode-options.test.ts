import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CreationOptionsJSON, RequestOptionsJSON } from '../../src/model/webauthn-json.js';
import { decodeCreation, decodeRequest } from '../../src/webauthn/decode-options.js';

const bytes = [0xfb, 0xff, 0xbe, 0x00, 0x01];

/** The same five bytes, as servers write them. */
const spellings = {
  base64url: '-_--AAE',
  'base64url with padding': '-_--AAE=',
  base64: '+/++AAE',
  'base64 with padding': '+/++AAE=',
};

const read = (source: BufferSource) => [...new Uint8Array(source as ArrayBuffer)];

const request = (fields: Partial<RequestOptionsJSON>): RequestOptionsJSON => ({
  challenge: 'AAAA',
  ...fields,
});

const creation = (fields: Partial<CreationOptionsJSON>): CreationOptionsJSON => ({
  challenge: 'AAAA',
  rp: { name: 'Test' },
  user: { id: 'AAAA', name: 'ada', displayName: 'Ada' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  ...fields,
});

for (const [what, text] of Object.entries(spellings)) {
  test(`${what} is read everywhere`, () => {
    const id = { id: text, type: 'public-key' };
    const used = decodeRequest(request({ challenge: text, allowCredentials: [id] }));
    assert.deepEqual(read(used.challenge), bytes);
    assert.deepEqual(read(used.allowCredentials![0]!.id), bytes);
    const user = { id: text, name: 'ada', displayName: 'Ada' };
    const made = decodeCreation(creation({ challenge: text, user, excludeCredentials: [id] }));
    assert.deepEqual(read(made.challenge), bytes);
    assert.deepEqual(read(made.user.id), bytes);
    assert.deepEqual(read(made.excludeCredentials![0]!.id), bytes);
  });
}

test('everything else goes through as it is', () => {
  const transports = ['usb', 'something-new'];
  const options = decodeRequest(
    request({
      rpId: 'a.example',
      timeout: 5,
      userVerification: 'required',
      hints: ['hybrid'],
      allowCredentials: [{ id: 'AAAA', type: 'public-key', transports }],
    }),
  );
  assert.equal(options.rpId, 'a.example');
  assert.equal(options.timeout, 5);
  assert.equal(options.userVerification, 'required');
  assert.deepEqual((options as { hints?: unknown }).hints, ['hybrid']);
  assert.deepEqual(options.allowCredentials?.[0]?.transports, transports);
  const made = decodeCreation(
    creation({ attestation: 'direct', authenticatorSelection: { residentKey: 'required' } }),
  );
  assert.equal(made.attestation, 'direct');
  assert.deepEqual(made.authenticatorSelection, { residentKey: 'required' });
  assert.deepEqual(made.user, { id: made.user.id, name: 'ada', displayName: 'Ada' });
});

test('an empty allow list is left out: in some browsers it would allow nothing', () => {
  assert.equal('allowCredentials' in decodeRequest(request({ allowCredentials: [] })), false);
  assert.equal('allowCredentials' in decodeRequest(request({})), false);
});

test('the options of the backend are not changed', () => {
  const options = creation({ excludeCredentials: [{ id: 'AAAA', type: 'public-key' }] });
  const before = structuredClone(options);
  decodeCreation(options);
  assert.deepEqual(options, before);
});

test('what is no base64 at all is refused', () => {
  assert.throws(() => decodeRequest(request({ challenge: '!!!' })));
  assert.throws(
    () => decodeCreation({ ...creation({}), user: undefined } as unknown as CreationOptionsJSON),
    TypeError,
  );
});
