/*
 * What stands behind every wire server: users, sessions and passkeys in memory, verified by @simplewebauthn/server.
 * How a vendor speaks of them is the business of the servers beside this folder.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';

export interface StoredPasskey {
  /** The id of its row; a number in text, so that it serves any kind of backend. */
  readonly id: string;
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  readonly transports: string[];
  readonly aaguid: string;
  readonly multiDevice: boolean;
  readonly backedUp: boolean;
  name: string | undefined;
  readonly createdAt: Date;
  lastUsedAt: Date | undefined;
}

export interface User {
  readonly id: string;
  readonly name: string;
  passkeys: StoredPasskey[];
  /** The most passkeys. */
  max: number;
}

export interface Session {
  readonly token: string;
  /** Nobody, before a sign-in. */
  user: User | undefined;
  /** False: too old for a change. */
  fresh: boolean;
  /** What was begun last: its challenge, and an id of its own where the vendor has such. */
  begun: { readonly id: string; challenge: string } | undefined;
  /** Requests that come to nothing: the next ones of that method and path, in which `*` is any one step. */
  failing?: { readonly method: string; readonly path: string; times: number };
}

/** Why something was refused, in no vendor's words. */
export class Refused extends Error {
  constructor(readonly why: 'no challenge' | 'not verified' | 'unknown' | 'limit' | 'known') {
    super(why);
  }
}

const RP_ID = 'localhost';

export class World {
  readonly sessions = new Map<string, Session>();
  readonly users: User[] = [];
  /** The codes that were mailed last, by address. */
  readonly mailed = new Map<string, string>();
  /** The next challenge that is sent is not the one that will be expected. */
  spoilNext = false;
  #ids = 0;

  constructor(readonly origin: string) {}

  newId(): string {
    return String(++this.#ids);
  }

  addUser(passkeys: readonly (string | undefined)[] = []): User {
    const user = World.newUser();
    user.passkeys = passkeys.map((name, index) => this.#copy(name, index));
    this.users.push(user);
    return user;
  }

  /** Somebody who signs up: not there before the first passkey is. */
  static newUser(name?: string): User {
    const id = crypto.randomUUID();
    return { id, name: name ?? `ada-${id.slice(0, 8)}`, passkeys: [], max: Infinity };
  }

  /** A passkey that no authenticator of the test holds. */
  #copy(name: string | undefined, index: number): StoredPasskey {
    return {
      id: this.newId(),
      credentialId: Buffer.from(crypto.randomUUID()).toString('base64url'),
      publicKey: new Uint8Array(4),
      counter: 0,
      transports: ['internal', 'hybrid'],
      aaguid: 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4',
      multiDevice: true,
      backedUp: true,
      name,
      createdAt: new Date(Date.now() - 86_400_000 * (100 + index)),
      lastUsedAt: new Date(Date.now() - 86_400_000 * (3 + index)),
    };
  }

  openSession(user?: User): Session {
    const session: Session = { token: crypto.randomUUID(), user, fresh: true, begun: undefined };
    this.sessions.set(session.token, session);
    return session;
  }

  /** The passkey of a user by the id of its row. */
  static find(user: User, id: string): StoredPasskey | undefined {
    return user.passkeys.find((passkey) => passkey.id === id);
  }

  static remove(user: User, id: string): boolean {
    const before = user.passkeys.length;
    user.passkeys = user.passkeys.filter((passkey) => passkey.id !== id);
    return user.passkeys.length < before;
  }

  async beginRegistration(session: Session, user: User): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const options = await generateRegistrationOptions({
      rpName: 'Wire',
      rpID: RP_ID,
      userName: user.name,
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      excludeCredentials: user.passkeys.map(({ credentialId }) => ({ id: credentialId })),
    });
    this.#begin(session, options.challenge);
    return options;
  }

  async beginLogin(session: Session): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const options = await generateAuthenticationOptions({ rpID: RP_ID, userVerification: 'preferred' });
    this.#begin(session, options.challenge);
    return options;
  }

  #begin(session: Session, sent: string): void {
    const challenge = this.spoilNext ? Buffer.from('another challenge').toString('base64url') : sent;
    this.spoilNext = false;
    session.begun = { id: crypto.randomUUID(), challenge };
  }

  #takeChallenge(session: Session): string {
    const { begun } = session;
    session.begun = undefined;
    if (!begun) throw new Refused('no challenge');
    return begun.challenge;
  }

  /** @throws Refused */
  async register(session: Session, user: User, response: unknown, name?: string): Promise<StoredPasskey> {
    const expectedChallenge = this.#takeChallenge(session);
    const verified = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge,
      expectedOrigin: this.origin,
      expectedRPID: RP_ID,
      requireUserVerification: false,
    }).catch((cause: unknown) => {
      throw Object.assign(new Refused('not verified'), { cause });
    });
    if (!verified.verified) throw new Refused('not verified');
    const { credential, aaguid, credentialDeviceType, credentialBackedUp } = verified.registrationInfo;
    if (this.#ownerOf(credential.id)) throw new Refused('known');
    if (user.passkeys.length >= user.max) throw new Refused('limit');
    const passkey: StoredPasskey = {
      id: this.newId(),
      credentialId: credential.id,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: credential.transports ?? [],
      aaguid,
      multiDevice: credentialDeviceType === 'multiDevice',
      backedUp: credentialBackedUp,
      name,
      createdAt: new Date(),
      lastUsedAt: undefined,
    };
    user.passkeys.push(passkey);
    return passkey;
  }

  /** Who signed in. @throws Refused */
  async login(session: Session, response: unknown): Promise<User> {
    const expectedChallenge = this.#takeChallenge(session);
    const { id } = response as AuthenticationResponseJSON;
    const user = this.#ownerOf(id);
    const passkey = user?.passkeys.find(({ credentialId }) => credentialId === id);
    if (!user || !passkey) throw new Refused('unknown');
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge,
      expectedOrigin: this.origin,
      expectedRPID: RP_ID,
      requireUserVerification: false,
      credential: { id, publicKey: passkey.publicKey, counter: passkey.counter },
    }).catch((cause: unknown) => {
      throw Object.assign(new Refused('not verified'), { cause });
    });
    if (!verified) throw new Refused('not verified');
    passkey.counter = authenticationInfo.newCounter;
    passkey.lastUsedAt = new Date();
    session.user = user;
    session.fresh = true;
    return user;
  }

  #ownerOf(credentialId: string): User | undefined {
    return this.users.find(({ passkeys }) => passkeys.some((one) => one.credentialId === credentialId));
  }
}
