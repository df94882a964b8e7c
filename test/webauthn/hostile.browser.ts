/* What runs behind the visitor's back in a hostile browser: it fails in silence, and the button goes on working. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/passkey-login/define.js';
import type { PasskeyFailure } from '../../src/index.js';
import type { RequestOptionsJSON } from '../../src/model/webauthn-json.js';
import type * as Capabilities from '../../src/webauthn/capabilities.js';
import { conditionalGet } from '../../src/webauthn/conditional-get.js';
import * as signals from '../../src/webauthn/signals.js';
import { aWhile, click, told, until } from '../elements/shared/screen.js';
import { useAuthenticator } from '../support/authenticator.js';
import {
  answers,
  bentStatics,
  failing,
  oddCredentials,
  plagued,
  stubborn,
  useSilence,
} from '../support/hostile-credentials.js';
import { base, signOut, signUp, useRelyingParty, whoIsSignedIn } from '../support/relying-party.js';

const request: RequestOptionsJSON = { challenge: 'AAAAAAAAAAAAAAAAAAAAAA', rpId: 'localhost' };
const account = { rpId: 'localhost', userHandle: 'AAAA', name: 'ada', displayName: 'Ada' };
let copies = 0;

describe('a hostile browser', () => {
  useAuthenticator();
  useRelyingParty();
  const noise = useSilence();
  let heal: () => void = () => undefined;
  afterEach(() => {
    heal();
    expect(noise, 'what the page and its developers hear').to.deep.equal([]);
  });

  for (const question of ['getClientCapabilities', 'isConditionalMediationAvailable'] as const) {
    for (const [what, answer] of Object.entries(answers)) {
      it(`says no where ${question} ${what}`, async () => {
        const other =
          question === 'getClientCapabilities' ? 'isConditionalMediationAvailable' : 'getClientCapabilities';
        heal = bentStatics({ [question]: answer, [other]: undefined });
        const path = `../../src/webauthn/capabilities.ts?hostile${String((copies += 1))}`;
        const { capable } = (await import(path)) as typeof Capabilities;
        expect(await capable('conditionalGet')).to.equal(false);
        expect(await capable('immediateGet')).to.equal(false);
      });
    }
  }

  for (const [what, answer] of Object.entries(answers)) {
    it(`lets nobody notice that a signal ${what}`, async () => {
      heal = bentStatics(
        Object.fromEntries(
          ['UnknownCredential', 'AllAcceptedCredentials', 'CurrentUserDetails'].map((name) => [
            `signal${name}`,
            answer,
          ]),
        ),
      );
      signals.signalUnknownCredential('localhost', 'AAAA');
      signals.signalAllAcceptedCredentials(account, []);
      signals.signalCurrentUserDetails(account);
      await aWhile(50);
    });
  }

  it('lets nobody notice a signal whose arguments it cannot read', async () => {
    signals.signalUnknownCredential('localhost', '!');
    await aWhile(50);
  });

  for (const [how, [quirk]] of Object.entries(failing)) {
    it(`keeps to itself an autofill that ${how}, and signs in by the button`, async () => {
      const { username } = await signUp();
      await signOut();
      heal = plagued(quirk);
      const login = await fixture<HTMLElement>(html`<passkey-login base=${base}></passkey-login>`);
      await aWhile(300);
      expect(login.matches(':state(idle)')).to.equal(true);
      heal();
      await click(login, 'Sign in with a passkey');
      await told(login, 'You are signed in.');
      expect(await whoIsSignedIn()).to.equal(username);
    });
  }

  for (const [how, quirk] of Object.entries(stubborn)) {
    it(`is not believed any more after an autofill that ${how}`, async () => {
      heal = plagued(quirk);
      const controller = new AbortController();
      let end = '';
      const waiting = conditionalGet(request, controller.signal).then(
        () => (end = 'picked'),
        (error: unknown) => (end = (error as PasskeyFailure).code),
      );
      await aWhile(20);
      controller.abort();
      await waiting;
      expect(end).to.equal('cancelled');
      await aWhile(50);
    });
  }

  for (const odd of [
    'whose bytes are views into longer buffers',
    'whose class is there in name only',
  ] as const) {
    it(`signs in by autofill with a credential ${odd}`, async () => {
      const { username } = await signUp();
      await signOut();
      heal = plagued(oddCredentials[odd]!);
      const login = await fixture<HTMLElement>(html`<passkey-login base=${base}></passkey-login>`);
      await told(login, 'You are signed in.');
      expect(await whoIsSignedIn()).to.equal(username);
    });
  }
});

describe('half a browser', () => {
  const noise = useSilence();
  const class_ = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential')!;
  afterEach(() => {
    Object.defineProperty(window, 'PublicKeyCredential', class_);
    Reflect.deleteProperty(navigator, 'credentials');
    expect(noise).to.deep.equal([]);
  });

  const halves: readonly [string, () => unknown][] = [
    ['without PublicKeyCredential', () => Reflect.deleteProperty(window, 'PublicKeyCredential')],
    [
      'whose PublicKeyCredential is no class',
      () => Object.defineProperty(window, 'PublicKeyCredential', { value: {}, configurable: true }),
    ],
    [
      'whose navigator.credentials is nothing',
      () => Object.defineProperty(navigator, 'credentials', { value: undefined, configurable: true }),
    ],
  ];

  for (const [what, halve] of halves) {
    it(`${what} says what to do, and keeps the other ways in`, async () => {
      halve();
      const login = await fixture<HTMLElement>(
        html`<passkey-login base=${base}><a slot="fallback" href="#other">Other</a></passkey-login>`,
      );
      await told(
        login,
        'This browser cannot use passkeys. Open this page in a current browser app, or sign in another way.',
      );
      await until(() => login.querySelector('a')?.checkVisibility(), 'the other way in');
    });
  }
});
