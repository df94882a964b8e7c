import assert from 'node:assert/strict';
import { createApp, type App, type Options } from '../../../demo/server/app.js';
import type { Passkey } from '../../../src/model/passkey.js';
import type { CreationOptionsJSON, RequestOptionsJSON } from '../../../src/model/webauthn-json.js';
import type { PasskeyList } from '../../../src/backend/backend.js';
import {
  SoftwareAuthenticator,
  type AuthenticatorOptions,
  type Forgery,
} from '../../support/software-authenticator.js';
import { Browser, type Answer, type ProblemBody } from './browser.js';

export const base = '/api/passkeys';
export const origin = 'http://localhost:3000';

export interface Begun<Options> {
  readonly options: Options;
  readonly state: string;
}

/** A relying party in memory, without limits that are not the test's subject. */
export function startApp(options: Options = {}): Promise<App> {
  return createApp({ databaseUrl: ':memory:', rateLimit: false, site: false, ...options });
}

export function newAuthenticator(options: Partial<AuthenticatorOptions> = {}): SoftwareAuthenticator {
  return new SoftwareAuthenticator({ origin, ...options });
}

/** Somebody with a browser and an authenticator. */
export class Visitor extends Browser {
  readonly authenticator: SoftwareAuthenticator;

  constructor(app: Pick<App, 'fetch'>, authenticator = newAuthenticator()) {
    super(app, origin);
    this.authenticator = authenticator;
  }

  async begin<Options>(
    purpose: 'login' | 'signup' | 'register' | 'step-up',
    body: object = {},
  ): Promise<Begun<Options>> {
    const answer = await this.send<Begun<Options>>('POST', `${base}/${purpose}/begin`, body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
  }

  complete<Body = ProblemBody>(
    purpose: 'login' | 'signup' | 'register' | 'step-up',
    body: object,
  ): Promise<Answer<Body>> {
    return this.send<Body>('POST', `${base}/${purpose}/complete`, body);
  }

  /** Both halves of a sign-up. */
  async signUp<Body = Passkey>(
    username: string,
    extra: object = {},
    forgery: Forgery = {},
  ): Promise<Answer<Body>> {
    const { options, state } = await this.begin<CreationOptionsJSON>('signup', { username });
    const credential = this.authenticator.create(options, forgery);
    return this.complete<Body>('signup', { credential, state, ...extra });
  }

  /** Both halves of a sign-in. */
  async signIn<Body = { user: { name: string } }>(
    begin: object = {},
    forgery: Forgery = {},
  ): Promise<Answer<Body>> {
    const { options, state } = await this.begin<RequestOptionsJSON>('login', begin);
    return this.complete<Body>('login', { credential: this.authenticator.get(options, forgery), state });
  }

  /** Both halves of adding a passkey; on a new authenticator unless one is given. */
  async add<Body = Passkey>(
    extra: object = {},
    forgery: Forgery = {},
    authenticator = newAuthenticator(),
  ): Promise<Answer<Body>> {
    const { options, state } = await this.begin<CreationOptionsJSON>('register');
    return this.complete<Body>('register', {
      credential: authenticator.create(options, forgery),
      state,
      ...extra,
    });
  }

  async list(): Promise<PasskeyList> {
    const { body } = await this.send<PasskeyList>('GET', base);
    return body;
  }

  async whoAmI(): Promise<string | undefined> {
    const { status, body } = await this.send<{ user: { name: string } }>('GET', '/api/session');
    return status === 200 ? body.user.name : undefined;
  }

  /** This browser's session, in another browser. */
  stealSession(from: Browser): void {
    for (const [name, value] of from.cookies) if (name.endsWith('session')) this.cookies.set(name, value);
  }
}

/** A visitor who has just signed up. */
export async function signedUp(
  app: App,
  username: string,
  authenticator = newAuthenticator(),
): Promise<Visitor> {
  const visitor = new Visitor(app, authenticator);
  const { status } = await visitor.signUp(username);
  assert.equal(status, 201);
  return visitor;
}

/** Fails unless the answer is this problem. */
export function assertProblem(answer: Answer<unknown>, status: number, code: string): void {
  assert.deepEqual(
    { status: answer.status, code: (answer.body as ProblemBody | undefined)?.code },
    { status, code },
  );
}
