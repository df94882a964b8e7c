/* Options are at hand before the click, so that the visitor's gesture is not lost while they come. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/passkey-login/define.js';
import '../../src/elements/passkey-manager/define.js';
import '../../src/elements/passkey-signup/define.js';
import { createBackend, PasskeyFailure } from '../../src/index.js';
import { LoginFlow } from '../../src/flows/index.js';
import type { PasskeyLogin, PasskeySignup } from '../../src/index.js';
import { button, click, inState, next, until, usernameInput } from '../elements/shared/screen.js';
import { to, useCalls, useRequests } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import {
  base,
  faulty,
  freshName,
  signOut,
  signUp,
  useRelyingParty,
  whoIsSignedIn,
} from '../support/relying-party.js';
import { atHand } from './support/ahead.js';

const SIGN_IN = 'Sign in with a passkey';
const ADD = 'Add a passkey';
const CREATE = 'Create account with a passkey';

describe('rule 4: options are fetched ahead', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();
  const { now } = Date;
  let username = '';
  beforeEach(async () => {
    ({ username } = await signUp());
    await signOut();
    asked.length = calls.length = 0;
  });
  afterEach(() => {
    Date.now = now;
  });

  const signIn = (at = base) =>
    fixture<PasskeyLogin>(html`<passkey-login base=${at} no-autofill></passkey-login>`);
  const point = (main: HTMLElement) => main.dispatchEvent(new PointerEvent('pointerenter'));

  for (const [what, approach] of [
    ['on pointerenter', point],
    ['on focus', (main: HTMLElement) => main.focus()],
  ] as const) {
    it(`${what} of the button, and the click calls the authenticator in its own tick`, async () => {
      const login = await signIn();
      const main = button(login, SIGN_IN);
      approach(main);
      await atHand(asked, '/login/begin');
      expect(calls).to.deep.equal([]);
      main.click();
      expect(calls).to.have.length(1);
      await inState(login, 'succeeded');
      expect(to(asked, '/login/begin')).to.have.length(1);
      expect(await whoIsSignedIn()).to.equal(username);
    });
  }

  it('once, however the visitor approaches', async () => {
    const login = await signIn();
    const main = button(login, SIGN_IN);
    point(main);
    main.focus();
    await atHand(asked, '/login/begin');
    point(main);
    await inState(login, 'idle');
    expect(to(asked, '/login/begin')).to.have.length(1);
  });

  it('for a sign-up too, once there is a user name', async () => {
    const signup = await fixture<PasskeySignup>(html`<passkey-signup base=${base}></passkey-signup>`);
    await until(() => signup.querySelector('input'), 'the field is there');
    const main = button(signup, CREATE);
    point(main);
    await authenticator.clearCredentials();
    expect(to(asked, '/signup/begin')).to.deep.equal([]);
    usernameInput(signup).value = freshName();
    point(main);
    await atHand(asked, '/signup/begin');
    main.click();
    expect(calls.map(({ kind }) => kind)).to.deep.equal(['create']);
    await inState(signup, 'naming');
    expect(to(asked, '/signup/begin')).to.have.length(1);
  });

  it('and what failed before anybody asked is asked for again', async () => {
    const backend = createBackend({ base });
    let refuse: (reason: Error) => void = () => undefined;
    const first = new Promise<never>((_, reject) => (refuse = reject));
    let begun = 0;
    const loginBegin: NonNullable<typeof backend.loginBegin> = (input, call) =>
      begun++ === 0 ? first : (backend.loginBegin?.(input, call) ?? first);
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login .backend=${{ ...backend, loginBegin }} no-autofill></passkey-login>`,
    );
    const main = button(login, SIGN_IN);
    point(main);
    await until(() => begun === 1, 'the options are asked for');
    main.click();
    refuse(new PasskeyFailure('server'));
    await inState(login, 'succeeded');
    expect(begun).to.equal(2);
  });

  it('for the button that adds a passkey too', async () => {
    await signUp();
    await authenticator.clearCredentials();
    const manager = await fixture(html`<passkey-manager base=${base}></passkey-manager>`);
    await inState(manager, 'ready');
    asked.length = calls.length = 0;
    const main = button(manager, ADD);
    point(main);
    await atHand(asked, '/register/begin');
    main.click();
    expect(calls.map(({ kind }) => kind)).to.deep.equal(['create']);
    await until(() => to(asked, '/register/complete')[0]?.answered, 'the passkey is stored');
    expect(to(asked, '/register/begin')).to.have.length(1);
  });

  it('without an element, by prepare()', async () => {
    const flow = new LoginFlow(() => createBackend({ base }));
    flow.prepare({ username });
    await atHand(asked, '/login/begin');
    const login = flow.login({ username });
    expect(calls).to.have.length(1);
    expect(await login).not.to.equal(undefined);
  });

  it('with their expiry: those that grew too old are fetched anew', async () => {
    const login = await signIn();
    const main = button(login, SIGN_IN);
    point(main);
    await atHand(asked, '/login/begin');
    Date.now = () => now() + 240_001;
    main.click();
    expect(calls).to.deep.equal([]);
    await inState(login, 'succeeded');
    expect(to(asked, '/login/begin')).to.have.length(2);
  });

  it('and used once: the next click has a challenge of its own', async () => {
    await authenticator.refuse();
    const login = await signIn();
    const main = button(login, SIGN_IN);
    point(main);
    await atHand(asked, '/login/begin');
    const cancelled = next(login, 'passkey-cancel');
    main.click();
    await cancelled;
    await authenticator.consent();
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
    expect(calls).to.have.length(2);
    expect(calls[0]?.challenge).not.to.equal(calls[1]?.challenge);
  });

  it('and not used for another user name', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} mode="username-first" no-autofill></passkey-login>`,
    );
    usernameInput(login).value = 'somebody-else';
    point(button(login, SIGN_IN));
    await atHand(asked, '/login/begin');
    usernameInput(login).value = username;
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
    expect(to(asked, '/login/begin').map(({ body }) => body)).to.deep.equal([
      { username: 'somebody-else' },
      { username },
    ]);
  });

  it('else in the click', async () => {
    const login = await signIn();
    button(login, SIGN_IN).click();
    await inState(login, 'succeeded');
    expect(to(asked, '/login/begin')).to.have.length(1);
  });

  it('else in the click, also where fetching ahead failed: of that nobody hears', async () => {
    const login = await signIn(faulty({ fault: 'status', path: '/login/begin', times: 1 }));
    point(button(login, SIGN_IN));
    await atHand(asked, '/login/begin');
    expect(login.matches(':state(idle)')).to.equal(true);
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
  });
});
