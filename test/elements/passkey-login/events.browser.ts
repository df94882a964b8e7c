/* What the page hears, what it can stop, and where the visitor goes afterwards. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import {
  configurePasskeys,
  PasskeyLoginEvent,
  type PasskeyBackend,
  type PasskeyLogin,
} from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { base, signOut, signUp, useRelyingParty } from '../../support/relying-party.js';
import { adapted } from '../shared/repairable.js';
import { aWhile, click, hasState, heard, inState, next, until, usernameInput } from '../shared/screen.js';
import { useConsole, useNavigations, useRequests } from '../shared/watch.js';

const SIGN_IN = 'Sign in with a passkey';

describe('the events of passkey-login', () => {
  useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const signIn = () => fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);

  it('reach the document, before and after, out of every shadow root', async () => {
    await signUp();
    await signOut();
    const host = await fixture(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<passkey-login base="${base}" no-autofill></passkey-login>`;
    const login = root.querySelector('passkey-login')!;
    await login.updateComplete;
    const events = heard(document);
    await click(login, SIGN_IN);
    const event = await next(document, 'passkey-login');
    expect(events).to.deep.equal(['before-login', 'login']);
    expect(event).to.be.instanceOf(PasskeyLoginEvent);
    expect(event).to.include({ bubbles: true, composed: true, cancelable: true });
    expect(event.detail.user).to.have.property('displayName', 'Ada Lovelace');
  });

  it('let the page stop a sign-in before it begins', async () => {
    const login = await signIn();
    login.addEventListener('passkey-before-login', (event) => event.preventDefault());
    const events = heard(login);
    await click(login, SIGN_IN);
    await aWhile();
    expect(events).to.deep.equal(['before-login']);
    expect(asked).to.deep.equal([]);
    expect(hasState(login, 'idle')).to.equal(true);
  });

  it('name the typed user name before the sign-in', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} mode="username-first" no-autofill></passkey-login>`,
    );
    usernameInput(login).value = 'ada';
    const before = next(login, 'passkey-before-login');
    login.addEventListener('passkey-before-login', (event) => event.preventDefault());
    await login.login();
    expect((await before).detail).to.deep.equal({ username: 'ada' });
  });
});

describe('where passkey-login goes afterwards', () => {
  useAuthenticator();
  useRelyingParty();
  const navigations = useNavigations();
  const lines = useConsole();
  beforeEach(async () => {
    await signUp();
    await signOut();
  });
  afterEach(() => configurePasskeys({}));

  const redirecting = (redirectTo: string): PasskeyBackend =>
    adapted((real) => ({
      loginComplete: async (...args) => ({ ...(await real.loginComplete(...args)), redirectTo }),
    }));

  async function signedIn(login: PasskeyLogin): Promise<void> {
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
  }

  /** The visitor goes on, or developers are told why not. */
  async function through(login: PasskeyLogin): Promise<void> {
    const before = navigations.length + lines.length;
    await signedIn(login);
    await until(() => navigations.length + lines.length > before, 'it is decided where to go');
  }

  it('is nowhere where nobody says', async () => {
    await signedIn(
      await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`),
    );
    await aWhile();
    expect(navigations).to.deep.equal([]);
    expect(lines).to.deep.equal([]);
  });

  it('is return-to', async () => {
    await through(
      await fixture<PasskeyLogin>(
        html`<passkey-login base=${base} return-to="/home?a=1#b" no-autofill></passkey-login>`,
      ),
    );
    expect(navigations).to.deep.equal([`${location.origin}/home?a=1#b`]);
  });

  it('stays here where the page prevents it', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} return-to="/home" no-autofill></passkey-login>`,
    );
    login.addEventListener('passkey-login', (event) => event.preventDefault());
    await signedIn(login);
    await aWhile();
    expect(navigations).to.deep.equal([]);
  });

  it('is where the server wants, unless the page says otherwise', async () => {
    const backend = redirecting('/from-server');
    await through(
      await fixture<PasskeyLogin>(html`<passkey-login .backend=${backend} no-autofill></passkey-login>`),
    );
    await signOut();
    await through(
      await fixture<PasskeyLogin>(
        html`<passkey-login .backend=${backend} return-to="/from-page" no-autofill></passkey-login>`,
      ),
    );
    expect(navigations).to.deep.equal([`${location.origin}/from-server`, `${location.origin}/from-page`]);
  });
});
