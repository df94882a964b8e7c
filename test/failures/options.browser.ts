/* Options that cannot be met, on a real authenticator, and other causes that are no fault of the visitor's. */
import { expect, fixture, html } from '@open-wc/testing';
import type { PasskeyManager } from '../../src/index.js';
import { aWhile, click, heard, status, until } from '../elements/shared/screen.js';
import { useCalls } from '../elements/shared/watch.js';
import { useAuthenticator, type AuthenticatorOptions } from '../support/authenticator.js';
import { usePasswordManager } from '../support/browser-says.js';
import { needs } from '../support/engine.js';
import { base, listPasskeys, signOut, signUp, useRelyingParty } from '../support/relying-party.js';
import { line } from './support/line.js';
import {
  addition,
  endsIn,
  signIn,
  signUpWay,
  useComplaints,
  usePatience,
  type Ending,
} from './support/ways.js';

type Options = Record<string, unknown>;

/**
 * Options that no authenticator of this kind can, or no browser may, do; and how it really ends. Where it ends quietly,
 * the browser has told the visitor itself, and says no more to the page than of a refusal (WebAuthn L3 §14.5.1).
 */
const impossible: readonly [
  what: string,
  bend: (options: Options) => Options,
  ending: Ending,
  device?: AuthenticatorOptions,
][] = [
  [
    'only algorithms that nobody has',
    (options) => ({ ...options, pubKeyCredParams: [{ type: 'public-key', alg: -65535 }] }),
    'quiet',
  ],
  [
    'no credential type that is one',
    (options) => ({ ...options, pubKeyCredParams: [{ type: 'private-key', alg: -7 }] }),
    'unsupported',
  ],
  [
    'an algorithm that is no number',
    (options) => ({ ...options, pubKeyCredParams: [{ type: 'public-key', alg: {} }] }),
    'quiet',
  ],
  ['algorithms that are no list', (options) => ({ ...options, pubKeyCredParams: 7 }), 'server'],
  [
    'the domain of somebody else',
    (options) => ({ ...options, rp: { id: 'elsewhere.example', name: 'E' } }),
    'rp_mismatch',
  ],
  ['a domain that is none', (options) => ({ ...options, rp: { id: 'a b', name: 'E' } }), 'rp_mismatch'],
  ['a user id of 65 bytes', (options) => withUserId(options, 'A'.repeat(87)), 'server'],
  ['no user', ({ user: _, ...options }) => options, 'server'],
  [
    'a screen lock that it does not have',
    (options) => ({
      ...options,
      authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
    }),
    'quiet',
    { hasUserVerification: false, isUserVerified: false },
  ],
  [
    'a passkey that it cannot keep',
    (options) => ({
      ...options,
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true },
    }),
    'quiet',
    { hasResidentKey: false },
  ],
];

function withUserId(options: Options, id: string): Options {
  return { ...options, user: { ...(options['user'] as object), id } };
}

for (const way of [signUpWay, addition])
  describe(`failures: ${way.what} whose options ask for`, () => {
    const authenticator = useAuthenticator();
    useRelyingParty();
    usePatience();
    const complaints = useComplaints();

    for (const [what, bend, code, device] of impossible)
      it(what, async () => {
        const wire = line();
        const element = await way.ready(wire, authenticator);
        wire.bends(bend);
        if (device) {
          await authenticator.unplug();
          await authenticator.plugIn(device);
        }
        await endsIn(element, way.main, code);
        wire.repair();
        if (device) {
          await authenticator.unplug();
          await authenticator.plugIn();
        }
        await click(element, way.main);
        await way.works(element);
        expect(complaints).to.deep.equal([]);
      });
  });

describe('failures: other causes of the same calls', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  usePatience();
  const complaints = useComplaints();
  useCalls();
  const passwordManager = usePasswordManager();

  it('a passkey that the authenticator has already', async () => {
    await signUp();
    const { credentialId } = (await listPasskeys()).passkeys[0]!;
    await signOut();
    const wire = line();
    const element = await signUpWay.ready(wire, authenticator);
    wire.bends((options) => ({ ...options, excludeCredentials: [{ id: credentialId, type: 'public-key' }] }));
    await endsIn(element, signUpWay.main, 'already_registered');
    wire.repair();
    await click(element, signUpWay.main);
    await signUpWay.works(element);
    expect(complaints).to.deep.equal([]);
  });

  it('a sign-in for the domain of somebody else', async () => {
    const wire = line();
    const element = await signIn.ready(wire, authenticator);
    wire.bends((options) => ({ ...options, rpId: 'elsewhere.example' }));
    await endsIn(element, signIn.main, 'rp_mismatch');
    wire.repair();
    await click(element, signIn.main);
    await signIn.works(element);
    expect(complaints).to.deep.equal([]);
  });

  it('a sign-in with a passkey that the authenticator does not have', async () => {
    const wire = line();
    const element = await signIn.ready(wire, authenticator);
    wire.bends((options) => ({ ...options, allowCredentials: [{ id: 'AAAA', type: 'public-key' }] }));
    await endsIn(element, signIn.main, 'quiet');
    wire.repair();
    await click(element, signIn.main);
    await signIn.works(element);
    expect(complaints).to.deep.equal([]);
  });

  for (const name of ['ConstraintError', 'InvalidStateError', 'NotAllowedError', 'TypeError'])
    it(`an upgrade that the password manager refuses with ${name} is not spoken of`, async () => {
      needs('quiet');
      await signUp();
      passwordManager.refuses = name;
      const asked: string[] = [];
      const { create } = navigator.credentials;
      navigator.credentials.create = (options) => {
        asked.push('create');
        return create(options);
      };
      const element = await fixture<HTMLElement>(
        html`<passkey-signup upgrade base=${base}></passkey-signup>`,
      );
      const events = heard(element);
      await until(() => asked.length === 1, 'it was tried');
      await aWhile();
      expect(events).to.deep.equal([]);
      expect(status(element)).to.equal('');
      expect(complaints).to.deep.equal([]);
    });

  it('a signal that the browser does not take leaves the list as it is', async () => {
    needs('signals');
    const real = Object.getOwnPropertyDescriptor(PublicKeyCredential, 'signalAllAcceptedCredentials')!;
    let signals = 0;
    Object.defineProperty(PublicKeyCredential, 'signalAllAcceptedCredentials', {
      configurable: true,
      value: () => {
        signals++;
        return Promise.reject(new TypeError('userId'));
      },
    });
    try {
      const element = await addition.ready(line(), authenticator);
      // Not while a test before this one may still have made a passkey.
      while (signals === 0) {
        await (element as Partial<PasskeyManager>).reload?.();
        await aWhile(50);
      }
      expect(status(element)).to.equal('');
      await click(element, addition.main);
      await addition.works(element);
      expect(complaints).to.deep.equal([]);
    } finally {
      Object.defineProperty(PublicKeyCredential, 'signalAllAcceptedCredentials', real);
    }
  });
});
