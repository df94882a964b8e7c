/* What ends a sign-in before it is done is no reason for alarm: rule 6 of a ceremony. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import type { PasskeyLogin } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { focused, focusedName, press, tabTo } from '../../support/keyboard.js';
import {
  base,
  faulty,
  signOut,
  signUp,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import {
  aWhile,
  button,
  buttons,
  click,
  hasState,
  heard,
  inState,
  next,
  status,
  until,
} from '../shared/screen.js';
import { to, useCalls, useRequests } from '../shared/watch.js';

const SIGN_IN = 'Sign in with a passkey';

describe('passkey-login that is cancelled', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();
  const byButton = (at = base) =>
    fixture<PasskeyLogin>(html`<passkey-login base=${at} no-autofill></passkey-login>`);

  async function prompting(): Promise<PasskeyLogin> {
    await authenticator.hold();
    const login = await byButton();
    await click(login, SIGN_IN);
    await inState(login, 'prompting');
    await login.updateComplete;
    return login;
  }

  function expectQuiet(login: PasskeyLogin, events: string[]): void {
    expect(hasState(login, 'idle')).to.equal(true);
    expect(status(login)).to.equal('');
    expect(buttons(login)).to.deep.equal([SIGN_IN]);
    expect(events.at(-1)).to.equal('cancel');
    expect(events).not.to.include('failure');
  }

  it('shows what it waits for, and a way out', async () => {
    const login = await prompting();
    expect(status(login)).to.equal('Follow the steps of your browser or device.');
    expect(buttons(login)).to.deep.equal([SIGN_IN, 'Cancel']);
    expect(button(login, SIGN_IN).getAttribute('aria-busy')).to.equal('true');
  });

  it('by its button goes back to idle, with the focus on the main button', async () => {
    const login = await prompting();
    const events = heard(login);
    const cancelled = next(login, 'passkey-cancel');
    await tabTo('Cancel');
    await press('Enter');
    expect((await cancelled).detail).to.deep.equal({ action: 'login' });
    await login.updateComplete;
    expectQuiet(login, events);
    expect(focusedName()).to.equal(SIGN_IN);
    expect(calls.at(-1)?.signal?.aborted).to.equal(true);
  });

  it('by its method goes back to idle', async () => {
    const login = await prompting();
    const events = heard(login);
    login.cancel();
    await login.updateComplete;
    expectQuiet(login, events);
  });

  it('in the dialog of the browser goes back to idle, with the focus where it was', async () => {
    await signUp();
    await signOut();
    const login = await byButton();
    const events = heard(login);
    await authenticator.hold();
    button(login, SIGN_IN).focus();
    button(login, SIGN_IN).click();
    await inState(login, 'prompting');
    await authenticator.dismiss();
    await inState(login, 'idle');
    await login.updateComplete;
    expectQuiet(login, events);
    expect(focused()).to.equal(button(login, SIGN_IN));
  });

  it('by an authenticator that refuses says nothing alarming, least of all that there is no passkey', async () => {
    await signUp();
    await signOut();
    await authenticator.refuse();
    const login = await byButton();
    const events = heard(login);
    await click(login, SIGN_IN);
    await next(login, 'passkey-cancel');
    await login.updateComplete;
    expectQuiet(login, events);
    expect(await authenticator.credentials()).to.have.length(1);
  });

  it('where no passkey is found says nothing alarming', async () => {
    const login = await byButton();
    const events = heard(login);
    await click(login, SIGN_IN);
    await next(login, 'passkey-cancel');
    await login.updateComplete;
    expectQuiet(login, events);
  });

  it('while the server is asked for options ends the request and calls no authenticator', async () => {
    const login = await byButton(faulty({ fault: 'hang', path: '/login/begin' }));
    const events = heard(login);
    await click(login, SIGN_IN);
    await inState(login, 'requesting');
    await click(login, 'Cancel');
    await login.updateComplete;
    expectQuiet(login, events);
    await aWhile();
    expect(calls).to.deep.equal([]);
  });

  it('while the server verifies goes back to idle, and stays there whatever the server says', async () => {
    await signUp();
    await signOut();
    const login = await byButton(faulty({ fault: 'delay', path: '/login/complete', ms: 400 }));
    const events = heard(login);
    await click(login, SIGN_IN);
    await inState(login, 'verifying');
    await click(login, 'Cancel');
    await aWhile(600);
    expectQuiet(login, events);
  });

  it('can be begun again, with a challenge of its own', async () => {
    const { username } = await signUp();
    await signOut();
    calls.length = 0;
    const login = await byButton();
    await authenticator.hold();
    await click(login, SIGN_IN);
    await inState(login, 'prompting');
    await authenticator.dismiss();
    await inState(login, 'idle');
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
    expect(calls).to.have.length(2);
    expect(calls[0]?.challenge).not.to.equal(calls[1]?.challenge);
    expect(to(asked, '/login/complete')).to.have.length(1);
    expect(await whoIsSignedIn()).to.equal(username);
  });
});

describe('passkey-login and a dialog that never ends', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const { setTimeout: realTimeout } = window;
  let longTimers: { ring: () => void; ms: number }[] = [];

  beforeEach(() => {
    longTimers = [];
    // Only what waits for minutes is caught, so that a test need not.
    window.setTimeout = ((callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      if (ms < 60_000) return realTimeout(callback, ms, ...args);
      longTimers.push({ ring: () => callback(...args), ms });
      return -longTimers.length;
    }) as typeof setTimeout;
  });
  afterEach(() => {
    window.setTimeout = realTimeout;
  });

  it('gives up some seconds after the browser should have, says so and can be tried again', async () => {
    await authenticator.hold();
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    const failed = next(login, 'passkey-failure');
    await click(login, SIGN_IN);
    await until(() => longTimers.length === 1, 'somebody watches the dialog');
    expect(longTimers[0]?.ms).to.equal(310_000);
    longTimers[0]?.ring();
    expect((await failed).detail.failure.code).to.equal('timeout');
    await until(() => status(login).startsWith('That took too long.'), 'the visitor is told');
    expect(buttons(login)).to.include(SIGN_IN);
  });
});
