/* Autofill comes back after a dialog, its challenge stays fresh, and it lets a page go. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/passkey-login/define.js';
import type { PasskeyLogin } from '../../src/index.js';
import { aWhile, button, click, inState, next, until } from '../elements/shared/screen.js';
import { useCalls } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import { focused } from '../support/keyboard.js';
import { base, faulty, signOut, signUp, useRelyingParty } from '../support/relying-party.js';

const SIGN_IN = 'Sign in with a passkey';
/** The demo's options may be used for five minutes by their timeout; no challenge is used for longer than this. */
const LONGEST = 240_000;

describe('rule 3: autofill', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();
  const { setTimeout: realTimeout } = window;
  const { now } = Date;
  let long: { ring: () => void; ms: number }[] = [];

  beforeEach(() => {
    long = [];
    // Only what waits for minutes is caught, so that a test need not.
    window.setTimeout = ((callback: () => void, ms = 0, ...args: unknown[]) => {
      if (ms <= 30_000) return realTimeout(callback, ms, ...args);
      return -long.push({ ring: callback, ms });
    }) as typeof setTimeout;
  });
  afterEach(() => {
    window.setTimeout = realTimeout;
    Date.now = now;
    Reflect.deleteProperty(document, 'visibilityState');
  });

  /** An element whose autofill waits for the visitor. */
  async function waiting(at = base): Promise<PasskeyLogin> {
    await authenticator.hold();
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${at}></passkey-login>`);
    await armed(1);
    return login;
  }
  const armed = (times: number) =>
    until(
      () => calls.filter(({ conditional }) => conditional).length === times,
      `armed ${String(times)} times`,
    );
  const aborted = () => calls.map(({ signal }) => signal?.aborted);
  const challenges = () => new Set(calls.map(({ challenge }) => challenge)).size;

  const see = (visibilityState: DocumentVisibilityState) => {
    Object.defineProperty(document, 'visibilityState', { value: visibilityState, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const leave = () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  const comeBack = (persisted = true) =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));

  it('is armed again with a fresh challenge after the visitor cancelled the button', async () => {
    const login = await waiting();
    await click(login, SIGN_IN);
    await until(() => calls.length === 2, 'the dialog opens');
    await click(login, 'Cancel');
    await until(() => calls.length === 3, 'autofill waits again');
    expect(calls[2]).to.include({ conditional: true });
    expect(new Set(calls.map(({ challenge }) => challenge)).size).to.equal(3);
    expect(calls[2]?.signal?.aborted).to.equal(false);
    expect(focused()).to.equal(button(login, SIGN_IN));
  });

  it('is armed again with a fresh challenge after a dialog whose passkey was refused', async () => {
    await signUp();
    await signOut();
    calls.length = 0;
    const login = await waiting(faulty({ fault: 'status', status: 500, path: '/login/complete' }));
    await authenticator.consent();
    const failed = next(login, 'passkey-failure');
    button(login, SIGN_IN).click();
    await failed;
    await authenticator.hold();
    await armed(2);
    expect(calls.map(({ conditional }) => conditional)).to.deep.equal([true, false, true]);
    expect(challenges()).to.equal(3);
  });

  it('is not armed again after a dialog that signed in, also by another element', async () => {
    await signUp();
    await signOut();
    calls.length = 0;
    await waiting();
    const other = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    await authenticator.consent();
    await click(other, SIGN_IN);
    await inState(other, 'succeeded');
    await aWhile(300);
    expect(calls.map(({ conditional }) => conditional)).to.deep.equal([true, false]);
  });

  it('has its challenge refreshed before it expires, unless nobody looks', async () => {
    await waiting();
    expect(long.map(({ ms }) => ms)).to.deep.equal([LONGEST]);
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    long[0]?.ring();
    await aWhile();
    expect(calls).to.have.length(1);
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    long[0]?.ring();
    await armed(2);
    expect(aborted()).to.deep.equal([true, false]);
    expect(challenges()).to.equal(2);
  });

  it('has an old challenge refreshed on visibilitychange', async () => {
    await waiting();
    see('hidden');
    Date.now = () => now() + LONGEST + 1;
    await aWhile(50);
    expect(calls).to.have.length(1);
    see('visible');
    await armed(2);
    expect(aborted()).to.deep.equal([true, false]);
    expect(challenges()).to.equal(2);
  });

  it('keeps a young challenge on visibilitychange', async () => {
    await waiting();
    see('hidden');
    see('visible');
    await aWhile();
    expect(aborted()).to.deep.equal([false]);
  });

  it('is aborted on pagehide, so that the page may stay in the back/forward cache', async () => {
    await waiting();
    leave();
    expect(aborted()).to.deep.equal([true]);
    await aWhile();
    expect(calls).to.have.length(1);
  });

  it('is armed with a fresh challenge on pageshow, when the page comes back from there', async () => {
    await waiting();
    leave();
    comeBack();
    await armed(2);
    expect(aborted()).to.deep.equal([true, false]);
    expect(challenges()).to.equal(2);
  });

  it('is armed once where a page comes back and is seen again', async () => {
    await waiting();
    leave();
    see('visible');
    comeBack();
    await armed(2);
    await aWhile();
    expect(calls).to.have.length(2);
  });

  it('does nothing at the first pageshow of a page', async () => {
    await waiting();
    comeBack(false);
    await aWhile();
    expect(aborted()).to.deep.equal([false]);
  });
});
