import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { canonical } from './base64.mjs';
import { encodeCbor, uint } from './cbor.mjs';

/**
 * @typedef {import('../../src/model/webauthn-json.js').CreationOptionsJSON} CreationOptionsJSON
 * @typedef {import('../../src/model/webauthn-json.js').RequestOptionsJSON} RequestOptionsJSON
 * @typedef {import('../../src/model/webauthn-json.js').RegistrationResponseJSON} RegistrationResponseJSON
 * @typedef {import('../../src/model/webauthn-json.js').AuthenticationResponseJSON} AuthenticationResponseJSON
 */

/**
 * @typedef {object} AuthenticatorOptions
 * @property {string} origin
 * @property {string} [aaguid] Lower-case UUID.
 * @property {boolean} [backupEligible]
 * @property {boolean} [backedUp]
 * @property {boolean} [userVerified]
 * @property {readonly string[]} [transports]
 * @property {boolean} [counts] Counts its signatures; a synced passkey does not, and always says 0.
 */

/**
 * What a dishonest browser or authenticator does differently.
 * @typedef {object} Forgery
 * @property {string} [origin]
 * @property {string} [rpId]
 * @property {string} [type]
 * @property {string} [challenge]
 * @property {boolean} [crossOrigin]
 * @property {string | undefined} [userHandle]
 * @property {number} [counter]
 * @property {boolean} [userPresent]
 * @property {boolean} [wrongKey] Signs with a key that is not the passkey's.
 * @property {boolean} [ignoreExcluded] Makes a passkey although there is one already.
 * @property {string} [credentialId] Makes the passkey under an id that is known already.
 * @property {string} [claimedId] Claims an id that is not the attested one.
 */

/**
 * @typedef {object} SoftPasskey
 * @property {string} id
 * @property {string} rpId
 * @property {string} userHandle
 * @property {import('node:crypto').KeyObject} privateKey
 * @property {number} counter
 */

const noAaguid = '00000000-0000-0000-0000-000000000000';

/** An authenticator with ES256 keys, in memory: what a browser and a device do together, without either. */
export class SoftwareAuthenticator {
  /** @type {SoftPasskey[]} */
  passkeys = [];
  /** @type {AuthenticatorOptions} */
  #options;

  /** @param {AuthenticatorOptions} options */
  constructor(options) {
    this.#options = options;
    /** May be changed between ceremonies, as a password manager does when it starts to sync. */
    this.backedUp = options.backedUp ?? false;
  }

  /**
   * `navigator.credentials.create()`.
   * @param {CreationOptionsJSON} options
   * @param {Forgery} [forgery]
   * @returns {RegistrationResponseJSON}
   */
  create(options, forgery = {}) {
    const excluded = new Set(options.excludeCredentials?.map(({ id }) => id));
    if (!forgery.ignoreExcluded && this.passkeys.some(({ id }) => excluded.has(id))) {
      throw new DOMException('There is a passkey here already.', 'InvalidStateError');
    }
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = forgery.credentialId ?? randomBytes(32).toString('base64url');
    const rpId = options.rp.id ?? new URL(this.#options.origin).hostname;
    this.passkeys.push({ id, rpId, userHandle: canonical(options.user.id), privateKey, counter: 0 });

    const attested = Buffer.concat([
      Buffer.from((this.#options.aaguid ?? noAaguid).replaceAll('-', ''), 'hex'),
      uint(2, Buffer.from(id, 'base64url').length),
      Buffer.from(id, 'base64url'),
      coseKey(publicKey),
    ]);
    const authData = this.#authenticatorData(rpId, 0, forgery, attested);
    /** @type {Map<string, import('./cbor.mjs').Cbor>} */
    const attestation = new Map();
    attestation.set('fmt', 'none').set('attStmt', new Map()).set('authData', authData);
    const claimedId = forgery.claimedId ?? id;
    return {
      id: claimedId,
      rawId: claimedId,
      type: 'public-key',
      clientExtensionResults: extensionResults(options),
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, forgery).toString('base64url'),
        attestationObject: encodeCbor(attestation).toString('base64url'),
        transports: this.#options.transports ?? ['internal', 'hybrid'],
      },
    };
  }

  /**
   * `navigator.credentials.get()`; with the newest passkey that fits.
   * @param {RequestOptionsJSON} options
   * @param {Forgery} [forgery]
   */
  get(options, forgery = {}) {
    const rpId = options.rpId ?? new URL(this.#options.origin).hostname;
    const allowed = options.allowCredentials?.map(({ id }) => id) ?? [];
    const passkey = this.passkeys.findLast(
      ({ id, ...one }) => one.rpId === rpId && (allowed.length === 0 || allowed.includes(id)),
    );
    if (!passkey) throw new DOMException('No passkey fits.', 'NotAllowedError');
    return this.use(passkey, options, forgery);
  }

  /**
   * Signs with this very passkey, whatever the options allow.
   * @param {SoftPasskey} passkey
   * @param {RequestOptionsJSON} options
   * @param {Forgery} [forgery]
   * @returns {AuthenticationResponseJSON}
   */
  use(passkey, options, forgery = {}) {
    if (this.#options.counts) passkey.counter += 1;
    const authData = this.#authenticatorData(passkey.rpId, forgery.counter ?? passkey.counter, forgery);
    const clientData = this.#clientData('webauthn.get', options.challenge, forgery);
    const key = forgery.wrongKey
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
      : passkey.privateKey;
    const userHandle = 'userHandle' in forgery ? forgery.userHandle : passkey.userHandle;
    return {
      id: passkey.id,
      rawId: passkey.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', Buffer.concat([authData, sha256(clientData)]), key).toString('base64url'),
        ...(userHandle !== undefined && { userHandle }),
      },
    };
  }

  /**
   * @param {string} type
   * @param {string} challenge
   * @param {Forgery} forgery
   */
  #clientData(type, challenge, forgery) {
    const { crossOrigin = false } = forgery;
    const origin = forgery.origin ?? this.#options.origin;
    return Buffer.from(
      JSON.stringify({
        type: forgery.type ?? type,
        challenge: forgery.challenge ?? canonical(challenge),
        origin,
        crossOrigin,
      }),
    );
  }

  /**
   * WebAuthn L3 §6.1
   * @param {string} rpId
   * @param {number} counter
   * @param {Forgery} forgery
   * @param {Buffer} [attested]
   */
  #authenticatorData(rpId, counter, forgery, attested) {
    const { userVerified = true, backupEligible = false } = this.#options;
    const flags = [forgery.userPresent ?? true, false, userVerified, backupEligible, this.backedUp, false];
    const bits = [...flags, attested !== undefined].reduce(
      (sum, flag, bit) => sum + (flag ? 2 ** bit : 0),
      0,
    );
    return Buffer.concat([
      sha256(forgery.rpId ?? rpId),
      uint(1, bits),
      uint(4, counter),
      attested ?? Buffer.alloc(0),
    ]);
  }
}

/** @param {import('node:crypto').KeyObject} publicKey */
function coseKey(publicKey) {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  /** @type {Map<number, import('./cbor.mjs').Cbor>} */
  const key = new Map();
  key.set(1, 2); // an elliptic curve key
  key.set(3, -7); // ES256
  key.set(-1, 1); // P-256
  key.set(-2, Buffer.from(x, 'base64url'));
  key.set(-3, Buffer.from(y, 'base64url'));
  return encodeCbor(key);
}

/** @param {string | Buffer} data */
function sha256(data) {
  return createHash('sha256').update(data).digest();
}

/**
 * As a browser's: only what was asked for. A server may refuse results that it never wanted (WebAuthn §7.1).
 * @param {CreationOptionsJSON} options
 */
const extensionResults = ({ extensions }) => (extensions?.credProps ? { credProps: { rk: true } } : {});
