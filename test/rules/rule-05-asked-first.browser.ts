/* Rule 5: what only some browsers can is asked only of a browser that says it can, and given up in time. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/passkey-login/define.js';
import '../../src/elements/passkey-signup/define.js';
import { createBackend } from '../../src/backend/index.js';
import { upgrade } from '../../src/flows/index.js';
import type { PasskeyLogin, PasskeySignup } from '../../src/index.js';
import { createSilently } from '../../src/webauthn/conditional-create.js';
import { aWhile, button, click, heard, inState, next, told, until } from '../elements/shared/screen.js';
import { to, useCalls, useRequests } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import { needs } from '../support/engine.js';
import { press } from '../support/keyboard.js';
import {
  ask,
  base,
  listPasskeys,
  signOut,
  signUp,
  useRelyingParty,
  whoIsSignedIn,
} from '../support/relying-party.js';
import { useCapabilities, usePasswordManager } from '../support/browser-says.js';

const SIGN_IN = 'Sign in with a passkey';

/** As a visitor does it: the browser shows something at once only after a gesture. */
async function signIn(element: PasskeyLogin): Promise<void> {
  button(element, SIGN_IN).focus();
  await press('Enter');
}

describe('rule 5: immediate mode only where immediateGet === true', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();
  const says = useCapabilities();
  const asked = useRequests();
  const login = () =>
    fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill immediate></passkey-login>`);
  const modes = () => calls.map(({ asked: { uiMode = 'dialog' } }) => uiMode);

  it('asks the browser that can for what this device has, without a signal or a list', async () => {
    needs('quiet');
    const { username } = await signUp();
    await signOut();
    calls.length = 0;
    await signIn(await login());
    await until(async () => (await whoIsSignedIn()) === username, 'signed in');
    expect(modes()).to.deep.equal(['immediate']);
    expect(calls[0]?.signal).to.equal(undefined);
    expect(calls[0]?.asked.publicKey?.allowCredentials).to.equal(undefined);
  });

  it('ends a waiting autofill first, in the tick of the click', async () => {
    needs('quiet');
    await authenticator.hold();
    const element = await fixture<PasskeyLogin>(html`<passkey-login base=${base} immediate></passkey-login>`);
    await until(() => calls.length === 1, 'autofill waits');
    await signIn(element);
    await until(() => modes().includes('immediate'), 'asked at once');
    expect(calls[0]?.signal?.aborted).to.equal(true);
    await authenticator.dismiss();
  });

  it('falls back to the ordinary dialog, with the same options, where this device has nothing', async () => {
    needs('quiet');
    const element = await login();
    const events = heard(element);
    await signIn(element);
    await until(() => calls.length === 2, 'the dialog opened');
    await inState(element, 'idle');
    expect(modes()).to.deep.equal(['immediate', 'dialog']);
    expect(calls[0]?.challenge).to.equal(calls[1]?.challenge);
    expect(to(asked, '/login/begin')).to.have.length(1);
    expect(events).to.deep.equal(['before-login', 'cancel']);
  });

  it('is over where the visitor closes what the browser shows at once', async () => {
    needs('quiet');
    await authenticator.hold();
    const element = await login();
    await signIn(element);
    await inState(element, 'prompting');
    await aWhile(400);
    await authenticator.dismiss();
    await inState(element, 'idle');
    expect(modes()).to.deep.equal(['immediate']);
  });

  it('is stopped by Cancel although the browser was given no signal', async () => {
    needs('quiet');
    await authenticator.hold();
    const element = await login();
    await signIn(element);
    await inState(element, 'prompting');
    await click(element, 'Cancel');
    await inState(element, 'idle');
    await authenticator.dismiss();
    expect(modes()).to.deep.equal(['immediate']);
  });

  it('asks for certain passkeys in the ordinary dialog', async () => {
    const { username } = await signUp();
    await signOut();
    calls.length = 0;
    const element = await login();
    element.noAutofill = false;
    element.mode = 'username-first';
    await element.updateComplete;
    element.querySelector('input')!.value = username;
    await element.login();
    expect(modes()).not.to.include('immediate');
    expect(await whoIsSignedIn()).to.equal(username);
  });

  for (const [what, immediateGet] of [
    ['says no', false],
    ['does not tell', undefined],
    ['says something odd', 'yes'],
  ] as const) {
    it(`asks a browser that ${what} for its ordinary dialog alone`, async () => {
      says({ conditionalGet: false, immediateGet });
      await signUp();
      await signOut();
      calls.length = 0;
      const element = await login();
      await signIn(element);
      await inState(element, 'succeeded');
      expect(modes()).to.deep.equal(['dialog']);
    });
  }

  it('asks no browser without the attribute', async () => {
    await signUp();
    await signOut();
    calls.length = 0;
    const element = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} no-autofill></passkey-login>`,
    );
    await signIn(element);
    await inState(element, 'succeeded');
    expect(modes()).to.deep.equal(['dialog']);
  });
});

describe('rule 5: conditional create only where conditionalCreate === true, with a timer of its own', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();
  const asked = useRequests();
  const says = useCapabilities();
  const passwords = usePasswordManager();
  const quiet = () => fixture<PasskeySignup>(html`<passkey-signup base=${base} upgrade></passkey-signup>`);

  /** Signed in, as after a password, on a device that has no passkey of the account. */
  async function signedIn(): Promise<void> {
    await signUp();
    await authenticator.clearCredentials();
    calls.length = asked.length = 0;
  }

  it('makes a passkey without asking, and says so', async () => {
    needs('quiet');
    await signedIn();
    passwords.willing = true;
    const element = document.createElement('passkey-signup');
    const added = next(element, 'passkey-add');
    element.base = base;
    element.upgrade = true;
    await fixture(html`<div>${element}</div>`);
    const { passkey } = (await added).detail;
    await told(element, /^Next time you can sign in with a passkey/);
    expect(calls.map(({ asked: { mediation } }) => mediation)).to.deep.equal(['conditional']);
    expect(to(asked, '/register/begin')[0]?.body).to.deep.equal({ mediation: 'conditional' });
    const { passkeys } = await listPasskeys();
    expect(passkeys.map(({ id }) => id)).to.include(passkey?.id);
    expect(passkeys).to.have.length(2);
    expect(passkey?.name).to.match(/\S/);
  });

  for (const [what, conditionalCreate] of [
    ['says no', false],
    ['does not tell', undefined],
  ] as const) {
    it(`asks neither server nor authenticator where the browser ${what}`, async () => {
      await signedIn();
      says({ conditionalCreate });
      const element = await quiet();
      const events = heard(element);
      await aWhile(300);
      expect([calls, asked, events]).to.deep.equal([[], [], []]);
      expect(element.shadowRoot!.textContent.trim()).to.equal('');
    });
  }

  it('says nothing where the password manager does not want to', async () => {
    needs('quiet');
    await signedIn();
    passwords.refuses = 'NotAllowedError';
    const element = await quiet();
    const events = heard(element);
    await until(() => calls.length === 1, 'asked');
    await aWhile();
    expect(events).to.deep.equal([]);
    expect(element.shadowRoot!.textContent.trim()).to.equal('');
    expect(element.matches(':state(failed)')).to.equal(false);
  });

  it('gives up by a timer of its own, which is not the browser’s', async () => {
    needs('quiet');
    await signedIn();
    const { options } = await ask<{ options: PublicKeyCredentialCreationOptionsJSON }>(
      'POST',
      `${base}/register/begin`,
      {},
    );
    const failure = await createSilently(options, new AbortController().signal, 50).catch(
      (error: unknown) => error,
    );
    expect(failure).to.include({ code: 'timeout' });
    expect(calls.at(-1)?.signal?.aborted).to.equal(true);
  });

  it('gives way to what the visitor begins', async () => {
    needs('quiet');
    await signedIn();
    const done = upgrade(createBackend({ base }));
    await until(() => calls.length === 1, 'the password manager is asked');
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    await click(login, SIGN_IN);
    await until(() => calls.length > 1, 'the dialog opened');
    expect(calls[0]?.signal?.aborted).to.equal(true);
    expect(await done).to.equal(undefined);
  });

  it('does not come between the visitor and a dialog that is open', async () => {
    await signedIn();
    await authenticator.hold();
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    await click(login, SIGN_IN);
    await inState(login, 'prompting');
    expect(await upgrade(createBackend({ base }))).to.equal(undefined);
    expect(calls.map(({ kind, signal }) => [kind, signal?.aborted])).to.deep.equal([['get', false]]);
    await authenticator.dismiss();
  });

  it('tries once, also where the element is moved, and stops when it is removed', async () => {
    needs('quiet');
    await signedIn();
    const element = await quiet();
    await until(() => calls.length === 1, 'asked');
    const aside = document.createElement('aside');
    element.parentElement!.append(aside);
    aside.append(element);
    await aWhile();
    expect(calls.map(({ signal }) => signal?.aborted)).to.deep.equal([false]);
    element.remove();
    await until(() => calls[0]?.signal?.aborted, 'ended');
    aside.append(element);
    await aWhile();
    expect(calls).to.have.length(1);
  });
});
