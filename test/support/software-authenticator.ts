import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  CreationOptionsJSON,
  RegistrationResponseJSON,
  RequestOptionsJSON,
} from '../../src/model/webauthn-json.js';

export interface AuthenticatorOptions {
  readonly origin: string;
  /** Lower-case UUID. */
  readonly aaguid?: string;
  readonly backupEligible?: boolean;
  readonly backedUp?: boolean;
  readonly userVerified?: boolean;
  readonly transports?: readonly string[];
  /** Counts its signatures; a synced passkey does not, and always says 0. */
  readonly counts?: boolean;
}

/** What a dishonest browser or authenticator does differently. */
export interface Forgery {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly challenge?: string;
  readonly crossOrigin?: boolean;
  readonly userHandle?: string | undefined;
  readonly counter?: number;
  readonly userPresent?: boolean;
  /** Signs with a key that is not the passkey's. */
  readonly wrongKey?: boolean;
  /** Makes a passkey although there is one already. */
  readonly ignoreExcluded?: boolean;
  /** Makes the passkey under an id that is known already. */
  readonly credentialId?: string;
  /** Claims an id that is not the attested one. */
  readonly claimedId?: string;
}

interface SoftPasskey {
  readonly id: string;
  readonly rpId: string;
  readonly userHandle: string;
  readonly privateKey: KeyObject;
  counter: number;
}

const noAaguid = '00000000-0000-0000-0000-000000000000';

/** An authenticator with ES256 keys, in memory: what a browser and a device do together, for tests without either. */
export class SoftwareAuthenticator {
  readonly passkeys: SoftPasskey[] = [];
  readonly #options: AuthenticatorOptions;
  /** May be changed between ceremonies, as a password manager does when it starts to sync. */
  backedUp: boolean;

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
    this.backedUp = options.backedUp ?? false;
  }

  /** `navigator.credentials.create()`. */
  create(options: CreationOptionsJSON, forgery: Forgery = {}): RegistrationResponseJSON {
    const excluded = new Set(options.excludeCredentials?.map(({ id }) => id));
    if (!forgery.ignoreExcluded && this.passkeys.some(({ id }) => excluded.has(id))) {
      throw new DOMException('There is a passkey here already.', 'InvalidStateError');
    }
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = forgery.credentialId ?? randomBytes(32).toString('base64url');
    const rpId = options.rp.id ?? new URL(this.#options.origin).hostname;
    this.passkeys.push({ id, rpId, userHandle: options.user.id, privateKey, counter: 0 });

    const attested = Buffer.concat([
      Buffer.from((this.#options.aaguid ?? noAaguid).replaceAll('-', ''), 'hex'),
      uint(2, Buffer.from(id, 'base64url').length),
      Buffer.from(id, 'base64url'),
      coseKey(publicKey),
    ]);
    const authData = this.#authenticatorData(rpId, 0, forgery, attested);
    const attestation = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    const claimedId = forgery.claimedId ?? id;
    return {
      id: claimedId,
      rawId: claimedId,
      type: 'public-key',
      clientExtensionResults: { credProps: { rk: true } },
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, forgery).toString('base64url'),
        attestationObject: encodeCbor(attestation).toString('base64url'),
        transports: this.#options.transports ?? ['internal', 'hybrid'],
      },
    };
  }

  /** `navigator.credentials.get()`; with the newest passkey that fits. */
  get(options: RequestOptionsJSON, forgery: Forgery = {}): AuthenticationResponseJSON {
    const rpId = options.rpId ?? new URL(this.#options.origin).hostname;
    const allowed = options.allowCredentials?.map(({ id }) => id) ?? [];
    const passkey = this.passkeys.findLast(
      ({ id, ...one }) => one.rpId === rpId && (allowed.length === 0 || allowed.includes(id)),
    );
    if (!passkey) throw new DOMException('No passkey fits.', 'NotAllowedError');
    return this.use(passkey, options, forgery);
  }

  /** Signs with this very passkey, whatever the options allow. */
  use(passkey: SoftPasskey, options: RequestOptionsJSON, forgery: Forgery = {}): AuthenticationResponseJSON {
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

  #clientData(type: string, challenge: string, forgery: Forgery): Buffer {
    const { crossOrigin = false } = forgery;
    const origin = forgery.origin ?? this.#options.origin;
    return Buffer.from(
      JSON.stringify({
        type: forgery.type ?? type,
        challenge: forgery.challenge ?? challenge,
        origin,
        crossOrigin,
      }),
    );
  }

  // WebAuthn L3 §6.1
  #authenticatorData(rpId: string, counter: number, forgery: Forgery, attested?: Buffer): Buffer {
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

type Cbor = number | string | Buffer | Map<string | number, Cbor>;

/** The little of CBOR (RFC 8949) that attestation objects and COSE keys need. */
function encodeCbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([key, entry]) => [encodeCbor(key), encodeCbor(entry)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function head(majorType: number, argument: number): Buffer {
  const major = majorType << 5;
  if (argument < 24) return uint(1, major + argument);
  if (argument < 256) return Buffer.concat([uint(1, major + 24), uint(1, argument)]);
  return Buffer.concat([uint(1, major + 25), uint(2, argument)]);
}

function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return encodeCbor(
    new Map<number, Cbor>([
      [1, 2], // an elliptic curve key
      [3, -7], // ES256
      [-1, 1], // P-256
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  );
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

function uint(bytes: number, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}
