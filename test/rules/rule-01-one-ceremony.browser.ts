/* A document has one ceremony at a time, whoever asks for it. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/passkey-login/define.js';
import '../../src/elements/passkey-manager/define.js';
import '../../src/elements/passkey-signup/define.js';
import type { PasskeyLogin } from '../../src/index.js';
import type * as Place from '../../src/webauthn/document-place.js';
import { documentPlace } from '../../src/webauthn/document-place.js';
import {
  button,
  click,
  hasState,
  heard,
  inState,
  status,
  until,
  usernameInput,
} from '../elements/shared/screen.js';
import { to, useCalls, useRequests } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import { base, faulty, freshName, signUp, useRelyingParty } from '../support/relying-party.js';
import { atHand } from './support/ahead.js';

const SIGN_IN = 'Sign in with a passkey';
const CREATE = 'Create account with a passkey';

const signIn = (at = base) =>
  fixture<PasskeyLogin>(html`<passkey-login base=${at} no-autofill></passkey-login>`);

describe('rule 1: one ceremony per document, across elements', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();
  const aborted = () => calls.map(({ signal }) => signal?.aborted);

  it('have one dialog: the second click ends the first', async () => {
    await authenticator.hold();
    const first = await signIn();
    const second = await signIn();
    const events = heard(first);
    await click(first, SIGN_IN);
    await inState(first, 'prompting');
    await click(second, SIGN_IN);
    await inState(second, 'prompting');
    await inState(first, 'idle');
    expect(events).to.deep.equal(['before-login', 'cancel']);
    expect(calls.map(({ signal }) => signal?.aborted)).to.deep.equal([true, false]);
    await first.updateComplete;
    expect(status(first)).to.equal('');
  });

  it('share one autofill, which gives way to either button', async () => {
    await authenticator.hold();
    const first = await fixture<PasskeyLogin>(html`<passkey-login base=${base}></passkey-login>`);
    await until(() => calls.length === 1, 'autofill waits');
    const second = await signIn();
    await click(second, SIGN_IN);
    await inState(second, 'prompting');
    expect(calls.map(({ signal }) => signal?.aborted)).to.deep.equal([true, false]);
    expect(hasState(first, 'idle')).to.equal(true);
    button(second, 'Cancel').click();
    await until(() => calls.length === 3, 'autofill waits again');
    expect(calls[2]).to.include({ conditional: true });
  });

  it('have one dialog: autofill gives way to the sign-up', async () => {
    await authenticator.hold();
    const page = await fixture(
      html`<main>
        <passkey-login base=${base}></passkey-login><passkey-signup base=${base}></passkey-signup>
      </main>`,
    );
    await until(() => calls.length === 1, 'autofill waits');
    const signup = page.querySelector('passkey-signup')!;
    usernameInput(signup).value = freshName();
    await click(signup, CREATE);
    await inState(signup, 'prompting');
    expect(calls.map(({ kind, conditional, signal }) => [kind, conditional, signal?.aborted])).to.deep.equal([
      ['get', true, true],
      ['create', false, false],
    ]);
  });

  it('of three kinds: the dialog of the newest is the one that stays', async () => {
    await signUp();
    calls.length = 0;
    await authenticator.hold();
    const page = await fixture(
      html`<main>
        <passkey-login base=${base} no-autofill></passkey-login>
        <passkey-signup base=${base}></passkey-signup>
        <passkey-manager base=${base}></passkey-manager>
      </main>`,
    );
    const [login, signup, manager] = [...page.children] as [Element, Element, Element];
    await click(login, SIGN_IN);
    await inState(login, 'prompting');
    usernameInput(signup).value = freshName();
    await click(signup, CREATE);
    await inState(signup, 'prompting');
    expect(aborted()).to.deep.equal([true, false]);
    await click(manager, 'Add a passkey');
    await inState(manager, 'prompting');
    expect(aborted()).to.deep.equal([true, true, false]);
    expect([hasState(login, 'idle'), hasState(signup, 'idle')]).to.deep.equal([true, true]);
  });
});

describe('rule 1: one ceremony per document, across copies of the package', () => {
  it('which all find the same place', async () => {
    const path = '../../src/webauthn/document-place.ts';
    const copy = (await import(`${path}?copy`)) as typeof Place;
    expect(copy.documentPlace).not.to.equal(documentPlace);
    expect(copy.documentPlace()).to.equal(documentPlace());
  });
});

describe('rule 1: a click', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();

  async function waiting(at = base): Promise<PasskeyLogin> {
    await authenticator.hold();
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${at}></passkey-login>`);
    await until(() => calls.length === 1, 'autofill waits');
    return login;
  }

  it('aborts a waiting autofill and calls the authenticator in the same tick', async () => {
    const login = await waiting();
    button(login, SIGN_IN).focus();
    await atHand(asked, '/login/begin', 2);
    expect(calls).to.have.length(1);
    button(login, SIGN_IN).click();
    expect(calls.map(({ conditional, signal }) => [conditional, signal?.aborted])).to.deep.equal([
      [true, true],
      [false, false],
    ]);
    await inState(login, 'prompting');
  });

  it('does not wait for the end of an autofill that never ends', async () => {
    const { get } = navigator.credentials;
    navigator.credentials.get = (options) => {
      const call = get.call(navigator.credentials, options);
      return options?.mediation === 'conditional' ? call.catch(() => new Promise(() => undefined)) : call;
    };
    const login = await waiting();
    button(login, SIGN_IN).focus();
    await atHand(asked, '/login/begin', 2);
    button(login, SIGN_IN).click();
    expect(calls.map(({ conditional }) => conditional)).to.deep.equal([true, false]);
  });

  it('aborts a waiting autofill at once, also where options are still to come', async () => {
    const login = await waiting(faulty({ fault: 'hang', path: '/login/begin', skip: 1 }));
    button(login, SIGN_IN).click();
    expect(calls.map(({ signal }) => signal?.aborted)).to.deep.equal([true]);
    await until(() => to(asked, '/login/begin').length === 2, 'options are asked for');
  });
});
