/*
 * The second factors and recovery codes of a user of Zitadel, whichever API asks, and how they are refused:
 * https://github.com/zitadel/zitadel/blob/main/internal/command/user_human_otp.go, user_human_webauthn.go and
 * user_human_recovery_codes.go, user_v2_u2f.go beside it.
 */
import { Secret, TOTP } from 'otpauth';
import { World, type User } from './world.js';
import { Fault, Registrations } from './zitadel.js';

const MOST_CODES = 10;

type Single = 'otpSms' | 'otpEmail';

const GONE: Readonly<Record<Single, string>> = { otpSms: 'COMMAND-Sr3h3', otpEmail: 'COMMAND-b312D' };
const THERE: Readonly<Record<Single, string>> = { otpSms: 'COMMAND-Ad3g2', otpEmail: 'COMMAND-MKL2s' };

const UNCONFIRMED: Readonly<Record<Single, string>> = { otpSms: 'COMMAND-Q54j2', otpEmail: 'COMMAND-KLJ2d' };

class Factors {
  #totp: { readonly app: TOTP; ready: boolean } | undefined;
  readonly #single = new Set<Single>();
  readonly #name: string;
  /** Keys of the kind that came before passkeys. */
  u2f: { readonly id: string; readonly name: string; readonly credentialId?: string }[] = [];
  /** What codes can be sent to: a phone number, an e-mail address. */
  confirmed: Single[] = ['otpSms', 'otpEmail'];
  codes: string[] = [];

  constructor({ name }: User) {
    this.#name = name;
  }

  beginTotp(): { uri: string; secret: string } {
    if (this.#totp?.ready) throw new Fault(409, 6, 'COMMAND-do9se');
    const secret = new Secret({ size: 20 });
    this.#totp = { app: new TOTP({ issuer: 'ZITADEL', label: this.#name, secret }), ready: false };
    return { uri: this.#totp.app.toString(), secret: secret.base32 };
  }

  verifyTotp(code: unknown): void {
    if (!this.#totp) throw new Fault(404, 5, 'COMMAND-3Mif9s');
    if (this.#totp.ready) throw new Fault(400, 9, 'COMMAND-qx4ls');
    const right = typeof code === 'string' && this.#totp.app.validate({ token: code, window: 1 }) !== null;
    if (!right) throw new Fault(400, 3, 'EVENT-8isk2');
    this.#totp.ready = true;
  }

  removeTotp(): void {
    if (!this.#totp) throw new Fault(404, 5, 'COMMAND-Hd9sd');
    this.#totp = undefined;
  }

  add(kind: Single): void {
    if (this.#single.has(kind)) throw new Fault(409, 6, THERE[kind]);
    if (!this.confirmed.includes(kind)) throw new Fault(400, 9, UNCONFIRMED[kind]);
    this.#single.add(kind);
  }

  remove(kind: Single): void {
    if (!this.#single.delete(kind)) throw new Fault(404, 5, GONE[kind]);
  }

  removeU2f(id: string): void {
    const left = this.u2f.filter((one) => one.id !== id);
    if (left.length === this.u2f.length) throw new Fault(404, 5, 'COMMAND-DAfb2');
    this.u2f = left;
  }

  /** New ones are put to the old ones. */
  generate(count: unknown): string[] {
    if (typeof count !== 'number' || count <= 0 || count > MOST_CODES)
      throw new Fault(400, 3, 'COMMAND-7c0nx');
    if (this.codes.length + count > MOST_CODES) throw new Fault(409, 6, 'COMMAND-8f2k9');
    const fresh = Array.from({ length: count }, () => crypto.randomUUID().slice(0, 8));
    this.codes.push(...fresh);
    return fresh;
  }

  removeCodes(): void {
    if (this.codes.length === 0) throw new Fault(400, 3, 'COMMAND-84rgg');
    this.codes = [];
  }

  /** Those that are confirmed, which are all that a list has; recovery codes are in none. */
  get result(): object {
    const all = [
      ...(this.#totp?.ready ? [{ otp: {} }] : []),
      ...this.u2f.map(({ id, name }) => ({ u2f: { id, name } })),
      ...[...this.#single].map((kind) => ({ [kind]: {} })),
    ];
    return all.length === 0
      ? {}
      : { result: all.map((one) => ({ state: 'AUTH_FACTOR_STATE_READY', ...one })) };
  }

  get types(): string[] {
    return [
      ...(this.#totp?.ready ? ['TOTP'] : []),
      ...(this.u2f.length > 0 ? ['U2F'] : []),
      ...(this.#single.has('otpSms') ? ['OTP_SMS'] : []),
      ...(this.#single.has('otpEmail') ? ['OTP_EMAIL'] : []),
      ...(this.codes.length > 0 ? ['RECOVERY_CODE'] : []),
    ];
  }
}

const all = new WeakMap<User, Factors>();

export function factorsOf(user: User): Factors {
  const factors = all.get(user) ?? new Factors(user);
  all.set(user, factors);
  return factors;
}

/** Keys that are second factors. What is pending of them is apart from passkeys, and so are those that are left out. */
export class KeyRegistrations {
  readonly #registrations: Registrations;

  constructor(world: World) {
    this.#registrations = new Registrations(world);
  }

  begin(user: User, domain: string, userVerification: 'required' | 'discouraged') {
    const existing = factorsOf(user).u2f.flatMap(({ credentialId }) => credentialId ?? []);
    return this.#registrations.begin(user, { domain, userVerification, existing });
  }

  async verify(user: User, credential: unknown, name: unknown): Promise<void> {
    const key = await this.#registrations.verify(user, credential, name);
    World.remove(user, key.id);
    factorsOf(user).u2f.push({ id: key.id, name: key.name ?? '', credentialId: key.credentialId });
  }
}
