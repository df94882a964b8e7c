/* The way in by a recovery code: one code, a new passkey, signed in. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import type { PasskeyLogin } from '../../../src/index.js';
import { useAuthenticator, VirtualAuthenticator } from '../../support/authenticator.js';
import { focused, focusedName, press, type } from '../../support/keyboard.js';
import {
  ask,
  base,
  faulty,
  listPasskeys,
  signOut,
  signUp,
  sql,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import {
  buttons,
  click,
  hasState,
  heard,
  inState,
  next,
  status,
  told,
  until,
  usernameInput,
} from '../shared/screen.js';
import { to, useConsole, useNavigations, useRequests } from '../shared/watch.js';

const USE = 'Use a recovery code';
const CREATE = 'Create a passkey';
const WRONG = /^User name and code do not match\./;

const field = (element: PasskeyLogin, name: 'username' | 'code'): HTMLInputElement =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`#recovery-${name}`)!;

describe('passkey-login with a recovery code', () => {
  const device = useAuthenticator();
  const other = new VirtualAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const targets = useNavigations();
  const lines = useConsole();
  afterEach(() => other.unplug());

  /** An account whose passkey is on a device that is not here. */
  async function lost(): Promise<{ username: string; codes: string[] }> {
    const { username } = await signUp();
    const { codes } = await ask<{ codes: string[] }>('POST', `${base}/recovery-codes`, {});
    await signOut();
    await device.unplug();
    await other.plugIn();
    asked.length = 0;
    return { username, codes };
  }

  const login = (properties: Partial<PasskeyLogin> = {}): Promise<PasskeyLogin> => {
    const element = document.createElement('passkey-login');
    element.setAttribute('recovery-codes', '');
    Object.assign(element, { base, noAutofill: true, ...properties });
    return fixture<PasskeyLogin>(html`${element}`);
  };

  async function opened(properties: Partial<PasskeyLogin> = {}): Promise<PasskeyLogin> {
    const element = await login(properties);
    await click(element, USE);
    await inState(element, 'recovering');
    await element.updateComplete;
    return element;
  }

  async function redeem(element: PasskeyLogin, username: string, code: string): Promise<void> {
    field(element, 'username').value = username;
    field(element, 'code').value = code;
    await click(element, 'Continue');
  }

  async function proven(properties: Partial<PasskeyLogin> = {}) {
    const { username, codes } = await lost();
    const element = await opened(properties);
    await redeem(element, username, codes[0]!);
    await until(
      () => buttons(element).includes(CREATE),
      `the step with the passkey, not: ${status(element)}`,
    );
    return { element, username, codes };
  }

  it('is there only where the page wants it, and asks nothing before it is wanted', async () => {
    const element = await login();
    await until(() => buttons(element).includes(USE), 'the button');
    const without = await login({ recoveryCodes: false });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(buttons(without)).not.to.include(USE);
    expect(asked).to.deep.equal([]);
  });

  it('signs in with a code and a new passkey, tells the page and leaves', async () => {
    const { username, codes } = await lost();
    const element = await opened({ returnTo: '#home' });
    const signedIn = next(element, 'passkey-login');
    const added = next(element, 'passkey-add');
    await redeem(element, username, codes[0]!);
    await click(element, CREATE);
    expect((await added).detail.passkey?.id).to.be.a('string');
    expect(JSON.stringify((await signedIn).detail)).to.equal('{}');
    await until(() => targets.length === 1, 'the way to return-to');
    expect(hasState(element, 'succeeded')).to.equal(true);
    expect(await whoIsSignedIn()).to.equal(username);
    expect((await listPasskeys()).passkeys).to.have.length(2);
    expect(await ask('GET', `${base}/recovery-codes`)).to.deep.equal({ total: 10, remaining: 9 });
  });

  it('goes by the keyboard alone, with the code as it is pasted', async () => {
    const { username, codes } = await lost();
    const element = await login();
    await until(() => buttons(element).includes(USE), 'the button');
    element.shadowRoot!.querySelector<HTMLElement>('.recovery')!.focus();
    await press('Enter');
    await until(() => focusedName() === 'User name', 'the focus is in the first field');
    await type(username);
    await press('Tab');
    await type(` ${codes[0]!.toLowerCase().replaceAll('-', ' ')} `);
    await press('Enter');
    await until(() => focusedName() === CREATE, 'the focus is on what comes next');
    await press('Enter');
    await inState(element, 'succeeded');
    await until(() => focused()?.classList.contains('success'), 'the focus is on the words');
    expect(await whoIsSignedIn()).to.equal(username);
  });

  it('takes the user name over from the form, and gives it back', async () => {
    const { username } = await lost();
    const element = await login({ mode: 'username-first' });
    usernameInput(element).value = username;
    await click(element, USE);
    await until(() => focusedName() === 'Recovery code', 'the focus is in the code');
    expect(field(element, 'username').value).to.equal(username);
    await click(element, 'Back');
    await until(() => focusedName() === USE, 'the focus is where it was');
    expect(usernameInput(element).value).to.equal(username);
    expect(element.shadowRoot!.innerHTML).not.to.include('recovery-code');
  });

  it('says the same of a wrong code and of an account that does not exist', async () => {
    const { username, codes } = await lost();
    const element = await opened();
    const events = heard(element);
    await redeem(element, username, '0000-0000-0000');
    await told(element, WRONG);
    const words = status(element);
    expect(focusedName()).to.equal('Recovery code');
    expect(field(element, 'code').getAttribute('aria-invalid')).to.equal('true');
    await redeem(element, 'nobody-at-all', codes[0]!);
    await until(() => to(asked, '/redeem').length === 2 && to(asked, '/redeem')[1]!.answered, 'asked');
    await told(element, WRONG);
    expect(status(element)).to.equal(words);
    expect(events).to.deep.equal(['failure', 'failure']);
  });

  it('refuses a code that was used', async () => {
    const { element, username, codes } = await proven();
    await click(element, CREATE);
    await inState(element, 'succeeded');
    await signOut();
    const again = await opened();
    await redeem(again, username, codes[0]!);
    await told(again, WRONG);
  });

  it('asks for what is missing and sends nothing', async () => {
    const element = await opened();
    await click(element, 'Continue');
    await told(element, /^Type your user name\./);
    expect(focusedName()).to.equal('User name');
    field(element, 'username').value = 'ada';
    await click(element, 'Continue');
    await told(element, /^Type a recovery code\./);
    expect(focusedName()).to.equal('Recovery code');
    expect(to(asked, '/redeem')).to.deep.equal([]);
  });

  it('keeps the proof when the visitor cancels the authenticator, and burns one code only', async () => {
    const { element, username } = await proven();
    await other.refuse();
    const cancelled = next(element, 'passkey-cancel');
    await click(element, CREATE);
    await cancelled;
    await other.consent();
    await click(element, CREATE);
    await inState(element, 'succeeded');
    expect(await whoIsSignedIn()).to.equal(username);
    expect(to(asked, '/redeem')).to.have.length(1);
    expect(await ask('GET', `${base}/recovery-codes`)).to.deep.equal({ total: 10, remaining: 9 });
  });

  it('offers to sign in with the passkey where there is one already', async () => {
    const { username } = await signUp();
    const { codes } = await ask<{ codes: string[] }>('POST', `${base}/recovery-codes`, {});
    await signOut();
    const element = await opened();
    await redeem(element, username, codes[0]!);
    await click(element, CREATE);
    await told(element, /^You already have a passkey for this account here\./);
    await click(element, 'Sign in with that passkey');
    await inState(element, 'succeeded');
    expect(await whoIsSignedIn()).to.equal(username);
    expect((await listPasskeys()).passkeys).to.have.length(1);
  });

  it('asks for another code where the proof has had its time', async () => {
    const { element, username, codes } = await proven();
    await until(() => to(asked, '/register/begin')[0]?.answered, 'fetched ahead');
    await sql(`DELETE FROM proofs WHERE account_id = (SELECT id FROM accounts WHERE username = ?)`, [
      username,
    ]);
    await other.refuse();
    await click(element, CREATE);
    await until(() => buttons(element).includes(CREATE), 'cancelled');
    await other.consent();
    await click(element, CREATE);
    await told(element, /^That took too long\./);
    await until(() => field(element, 'code'), 'the form is back');
    await redeem(element, username, codes[1]!);
    await click(element, CREATE);
    await inState(element, 'succeeded');
  });

  it('says how long to wait after too many tries', async () => {
    const body = { title: 'Too Many Requests', status: 429, code: 'rate_limited', retryAfter: 120 };
    const element = await opened({
      base: faulty({ fault: 'problem', status: 429, path: '/redeem', body }),
    });
    await redeem(element, 'ada', 'x');
    await told(element, /^Too many tries\. Try again in 2 minutes\./);
  });

  it('loses no code with an answer that got lost', async () => {
    const { username, codes } = await lost();
    const element = await opened({ base: faulty({ fault: 'drop-after', path: '/redeem', times: 2 }) });
    await redeem(element, username, codes[0]!);
    // The browser may have sent it again by itself.
    const over = () => buttons(element).includes(CREATE);
    const failed = () => status(element).startsWith('The connection failed.');
    for (let tries = 0; tries < 2 && !over(); tries += 1) {
      await until(() => over() || failed(), 'an end of it');
      if (!over()) await click(element, 'Continue');
    }
    await click(element, CREATE);
    await inState(element, 'succeeded');
    expect(await ask('GET', `${base}/recovery-codes`)).to.deep.equal({ total: 10, remaining: 9 });
  });

  it('is one request however often one clicks, and can be cancelled meanwhile', async () => {
    const { username, codes } = await lost();
    const element = await opened({ base: faulty({ fault: 'delay', ms: 1500, path: '/redeem' }) });
    field(element, 'username').value = username;
    field(element, 'code').value = codes[0]!;
    for (let times = 0; times < 3; times += 1) await click(element, 'Continue');
    expect(to(asked, '/redeem')).to.have.length(1);
    const cancelled = next(element, 'passkey-cancel');
    await click(element, 'Cancel');
    await cancelled;
    expect(buttons(element)).to.deep.equal(['Continue', 'Back']);
  });

  it('asks the page before it makes the passkey, which may say no', async () => {
    const { element } = await proven();
    element.addEventListener('passkey-before-add', (event) => event.preventDefault());
    await click(element, CREATE);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(to(asked, '/register/complete')).to.deep.equal([]);
    expect(buttons(element)).to.deep.equal([CREATE]);
  });

  it('leaves neither code nor proof anywhere', async () => {
    const { username, codes } = await lost();
    const element = await opened();
    const details: unknown[] = [];
    for (const name of ['before-login', 'login', 'before-add', 'add', 'failure'])
      element.addEventListener(`passkey-${name}`, (event) => details.push((event as CustomEvent).detail));
    await redeem(element, username, codes[0]!);
    await click(element, CREATE);
    await inState(element, 'succeeded');
    const proof = String(to(asked, '/register/begin')[0]!.body['proof']);
    const places = [
      document.documentElement.outerHTML + element.shadowRoot!.innerHTML,
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      location.href + targets.join(),
      JSON.stringify(details),
      lines.join(),
    ];
    for (const secret of [codes[0]!, proof]) for (const place of places) expect(place).not.to.include(secret);
  });

  it('ends with the element', async () => {
    const { element } = await proven();
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(element);
    await until(() => buttons(element).includes('Sign in with a passkey'), 'the form');
    expect(buttons(element)).not.to.include(CREATE);
    element.remove();
  });

  it('is for everybody: axe, German, right to left, 280 pixels', async () => {
    const element = await login({ lang: 'de' });
    element.dir = 'rtl';
    element.style.inlineSize = '280px';
    await click(element, 'Wiederherstellungscode benutzen');
    await inState(element, 'recovering');
    await expect(element).to.be.accessible();
    await click(element, 'Weiter');
    await told(element, /^Geben Sie Ihren Benutzernamen ein\./);
    await expect(element).to.be.accessible();
    const { right, left } = element.getBoundingClientRect();
    for (const one of element.shadowRoot!.querySelectorAll('input, button, p')) {
      const box = one.getBoundingClientRect();
      expect(box.left >= left - 1 && box.right <= right + 1, one.outerHTML).to.equal(true);
    }
  });
});
