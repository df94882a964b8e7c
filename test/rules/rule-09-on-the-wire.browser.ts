/* Options as servers write them, and credentials as extensions break them, arrive all the same. */
import { expect } from '@open-wc/testing';
import type { PasskeyBackend } from '../../src/index.js';
import { adapted } from '../elements/shared/repairable.js';
import { click, inState, told } from '../elements/shared/screen.js';
import { to, useCalls, useRequests } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import { listPasskeys, signOut, useRelyingParty, whoIsSignedIn } from '../support/relying-party.js';
import {
  ADD,
  create,
  login,
  loginOver,
  managerOfOne,
  SIGN_IN,
  signup,
  signupOver,
} from './support/elements.js';

type Json = Record<string, unknown>;

/** Every text of the given names in an object, however deep. */
function texts(value: unknown, names: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' && names.includes(name) ? [inner] : texts(inner, names),
  );
}

describe('rule 9: credentials are serialised by hand, so that a sign-up, a sign-in and an addition go well', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();

  const refuse = (): never => {
    throw new TypeError('Illegal invocation');
  };
  /** What an extension did to the browser's classes, and how to undo it. */
  const undo: (() => unknown)[] = [];
  function breakOff(home: object, name: PropertyKey, value: unknown = refuse): void {
    const before = Object.getOwnPropertyDescriptor(home, name);
    Object.defineProperty(home, name, { value, configurable: true });
    undo.push(() =>
      before ? Object.defineProperty(home, name, before) : Reflect.deleteProperty(home, name),
    );
  }
  afterEach(() => {
    for (const back of undo.splice(0)) back();
  });

  async function journey(): Promise<void> {
    const account = await signup();
    const username = await create(account);
    await inState(account, 'naming');
    await signOut();
    const again = await login();
    await click(again, SIGN_IN);
    await inState(again, 'succeeded');
    expect(await whoIsSignedIn()).to.equal(username);
  }

  const GETTERS = ['getPublicKey', 'getPublicKeyAlgorithm', 'getAuthenticatorData', 'getTransports'];

  for (const [what, damage] of [
    ['an extension broke toJSON', () => breakOff(PublicKeyCredential.prototype, 'toJSON')],
    ['there is no toJSON', () => breakOff(PublicKeyCredential.prototype, 'toJSON', null)],
    [
      'the newer getters throw',
      () => {
        for (const name of GETTERS) breakOff(AuthenticatorAttestationResponse.prototype, name);
      },
    ],
    [
      'the newer getters are missing',
      () => {
        for (const name of GETTERS) breakOff(AuthenticatorAttestationResponse.prototype, name, null);
      },
    ],
    [
      'the results of extensions throw',
      () => breakOff(PublicKeyCredential.prototype, 'getClientExtensionResults'),
    ],
    [
      'the credential is of no class of the browser',
      () => breakOff(PublicKeyCredential, Symbol.hasInstance, () => false),
    ],
  ] as const) {
    it(`where ${what}`, async () => {
      damage();
      await journey();
    });
  }

  it('where all of it is broken, and a passkey is added', async () => {
    const element = await managerOfOne(authenticator);
    for (const name of GETTERS) breakOff(AuthenticatorAttestationResponse.prototype, name);
    breakOff(PublicKeyCredential.prototype, 'toJSON');
    await click(element, ADD);
    await told(element, 'Passkey added.');
    expect((await listPasskeys()).passkeys).to.have.length(2);
  });

  it('and sent as base64url', async () => {
    await journey();
    const bodies = [to(asked, '/signup/complete'), to(asked, '/login/complete')].map((all) => all[0]?.body);
    const binary = [
      'id',
      'rawId',
      'clientDataJSON',
      'attestationObject',
      'authenticatorData',
      'publicKey',
      'signature',
      'userHandle',
    ];
    const sent = bodies.flatMap((body) => texts(body?.['credential'], binary));
    expect(sent).to.have.length(6 + 6);
    for (const text of sent) expect(text).to.match(/^[\w-]+$/);
  });
});

describe('rule 9: options are decoded tolerantly, so that a sign-up and a sign-in go well', () => {
  useAuthenticator();
  useRelyingParty();
  const calls = useCalls();

  /** The options of the relying party as another server would write them. */
  function spelled(spell: (text: string) => string): PasskeyBackend {
    const rewrite = <T>(value: T): T =>
      Object.fromEntries(
        Object.entries(value as Json).map(([name, inner]) => {
          if (['challenge', 'id'].includes(name) && typeof inner === 'string' && inner !== 'localhost')
            return [name, spell(inner)];
          if (Array.isArray(inner)) return [name, inner.map((item: Json) => rewrite(item))];
          return [name, typeof inner === 'object' && inner !== null ? rewrite(inner) : inner];
        }),
      ) as T;
    return adapted((real) => ({
      signupBegin: async (...args) => {
        const begun = await real.signupBegin(...args);
        return { ...begun, options: rewrite(begun.options) };
      },
      loginBegin: async (...args) => {
        const begun = await real.loginBegin(...args);
        return { ...begun, options: rewrite(begun.options) };
      },
    }));
  }

  const bare = (text: string) => text.replaceAll('=', '');
  const standard = (text: string) => bare(text).replaceAll('-', '+').replaceAll('_', '/');
  const padded = (text: string) => text.padEnd(Math.ceil(text.length / 4) * 4, '=');

  for (const [what, spell] of [
    ['base64url', bare],
    ['base64url with padding', (text: string) => padded(bare(text))],
    ['base64', standard],
    ['base64 with padding', (text: string) => padded(standard(text))],
  ] as const) {
    it(`from ${what}`, async () => {
      const backend = spelled(spell);
      const account = await signupOver(backend);
      const username = await create(account);
      await inState(account, 'naming');
      await signOut();
      // The user name brings an allow list, whose ids are spelled so too.
      const again = await loginOver(
        adapted((real) => ({
          loginBegin: async () => spelled(spell).loginBegin!({ username }),
          loginComplete: real.loginComplete,
        })),
      );
      await click(again, SIGN_IN);
      await inState(again, 'succeeded');
      expect(await whoIsSignedIn()).to.equal(username);
    });
  }

  it('from nothing at all: an empty allow list, which would allow nothing, is none', async () => {
    const account = await signup();
    await create(account);
    await inState(account, 'naming');
    await signOut();
    const lists: unknown[] = [];
    const { get } = navigator.credentials;
    navigator.credentials.get = (options) => {
      lists.push(options?.publicKey?.allowCredentials);
      return get.call(navigator.credentials, options);
    };
    const again = await loginOver(
      adapted((real) => ({
        loginBegin: async (...args) => {
          const begun = await real.loginBegin(...args);
          return { ...begun, options: { ...begun.options, allowCredentials: [] } };
        },
      })),
    );
    await click(again, SIGN_IN);
    await inState(again, 'succeeded');
    expect(lists).to.deep.equal([undefined]);
    expect(calls.at(-1)?.kind).to.equal('get');
  });
});
