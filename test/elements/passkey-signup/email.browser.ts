/* A sign-up with an e-mail address: the code from the mail, then the passkey. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeySignup } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { ask, base, freshName, sql, useRelyingParty, whoIsSignedIn } from '../../support/relying-party.js';
import {
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
import { to, useCalls, useConsole, useRequests } from '../shared/watch.js';

const SEND = 'Send me a code';
const CONFIRM = 'Confirm';
const CREATE = 'Create account with a passkey';
const BACK = 'Use another address';

interface Mail {
  to: string;
  text: string;
}

const mailsTo = async (address: string): Promise<Mail[]> =>
  (await ask<{ mails: Mail[] }>('GET', '/api/mails')).mails.filter((mail) => mail.to === address);

async function codeFor(address: string): Promise<string> {
  const [mail] = await mailsTo(address);
  return /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] ?? expect.fail('no code');
}

const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('passkey-signup with verify="email"', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();
  const lines = useConsole();
  let email: string;

  beforeEach(() => (email = `${freshName()}@example.com`));

  const signUp = async (path = base) => {
    const element = await fixture<PasskeySignup>(
      html`<passkey-signup base=${path} verify="email"></passkey-signup>`,
    );
    await until(() => element.querySelector('input'), 'the address can be typed');
    return element;
  };

  const codeInput = (element: Element): HTMLInputElement =>
    element.shadowRoot?.querySelector<HTMLInputElement>('#code') ?? expect.fail('no field for the code');

  async function sent(element: PasskeySignup): Promise<string> {
    usernameInput(element).value = email;
    await click(element, SEND);
    await inState(element, 'code');
    return codeFor(email);
  }

  async function type(element: PasskeySignup, code: string): Promise<void> {
    codeInput(element).value = code;
    await click(element, CONFIRM);
  }

  it('asks for an address that password managers see, then for the code that systems fill in', async () => {
    const element = await signUp();
    const input = usernameInput(element);
    expect([input.type, input.getAttribute('autocomplete'), input.inputMode, input.slot]).to.deep.equal([
      'email',
      'username',
      'email',
      'identifier',
    ]);
    await sent(element);
    expect(element.querySelector('input')).to.equal(null);
    const typed = codeInput(element);
    expect([typed.getAttribute('autocomplete'), typed.inputMode]).to.deep.equal(['one-time-code', 'numeric']);
    await expect(element).to.be.accessible();
  });

  it('makes the account by a click of its own, with a name for the passkey at the end', async () => {
    const element = await signUp();
    const events = heard(element);
    const code = await sent(element);
    await type(element, ` ${code.slice(0, 3)}–${code.slice(3)} `);
    await told(element, `${email} is yours.`);
    expect(calls).to.deep.equal([]);
    expect(await whoIsSignedIn()).to.equal(undefined);
    await click(element, CREATE);
    await inState(element, 'naming');
    expect(await whoIsSignedIn()).to.equal(email);
    const done = next(element, 'passkey-signup');
    await click(element, 'Keep this name');
    await done;
    await told(element, 'Your account is ready and you are signed in.');
    expect(hasState(element, 'done')).to.equal(true);
    expect(events).to.deep.equal(['before-signup', 'signup']);
    expect(await authenticator.credentials()).to.have.length(1);
  });

  it('tells the page nothing of code and proof', async () => {
    const element = await signUp();
    const details: unknown[] = [];
    for (const name of ['before-signup', 'signup', 'failure', 'cancel'])
      element.addEventListener(`passkey-${name}`, (event) => details.push((event as CustomEvent).detail));
    const code = await sent(element);
    await type(element, wrong(code));
    await told(element, /^That code is not right/);
    await type(element, code);
    await click(element, CREATE);
    await inState(element, 'naming');
    const { proof } = to(asked, '/signup/begin')[0]?.body ?? {};
    const said = JSON.stringify([
      details,
      lines,
      location.href,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
    ]);
    expect(proof).to.be.a('string');
    for (const secret of [code, proof as string]) expect(said + element.outerHTML).not.to.contain(secret);
  });

  it('says what is wrong with an address, and asks nobody about it', async () => {
    const element = await signUp();
    for (const address of ['', 'ada']) {
      usernameInput(element).value = address;
      await click(element, SEND);
      await told(element, 'Enter an e-mail address, like name@example.com.');
    }
    expect(usernameInput(element).getAttribute('aria-invalid')).to.equal('true');
    expect(to(asked, '/email/begin')).to.deep.equal([]);
  });

  it('says in plain words that a code is wrong, missing, or tried too often', async () => {
    const element = await signUp();
    const code = await sent(element);
    await type(element, ' ');
    await told(element, 'Enter the code from the mail.');
    for (let tried = 0; tried < 4; tried++) {
      await type(element, wrong(code));
      await until(
        () => to(asked, '/email/complete').filter(({ answered }) => answered).length > tried,
        'asked',
      );
      await told(element, /^That code is not right/);
    }
    await type(element, wrong(code));
    await told(element, /^That code is no longer good\./);
  });

  it('counts down until another code may be asked for', async () => {
    const element = await signUp();
    await sent(element);
    const resend = element.shadowRoot?.querySelector<HTMLElement>('[part~=resend-button]');
    expect(resend?.ariaDisabled).to.equal('true');
    expect(resend?.textContent).to.match(/\(in \d+ s\)/);
    resend?.click();
    expect(to(asked, '/email/begin')).to.have.length(1);
  });

  it('goes back to another address, which is typed over the first', async () => {
    const element = await signUp();
    await sent(element);
    await click(element, BACK);
    await until(() => element.querySelector('input'), 'the address can be typed');
    expect(usernameInput(element).value).to.equal(email);
    email = `${freshName()}@example.com`;
    await type(element, await sent(element));
    await click(element, CREATE);
    await inState(element, 'naming');
    expect(await whoIsSignedIn()).to.equal(email);
  });

  it('says nothing of an account that is there but in the mail', async () => {
    const first = await signUp();
    await type(first, await sent(first));
    await click(first, CREATE);
    await inState(first, 'naming');
    await ask('POST', '/api/session/logout', {});
    const second = await signUp();
    usernameInput(second).value = email;
    await click(second, SEND);
    await told(second, `We have sent a mail to ${email}.`);
    expect((await mailsTo(email))[0]?.text).to.contain('already have an account');
  });

  it('two tabs do not spoil each other', async () => {
    const [one, two] = [await signUp(), await signUp()];
    const first = await sent(one);
    await sent(two);
    await type(one, first);
    await told(one, `${email} is yours.`);
  });

  it('begins again where the proof has grown old', async () => {
    const element = await signUp();
    await type(element, await sent(element));
    await told(element, `${email} is yours.`);
    await sql('UPDATE proofs SET expires_at = 0 WHERE address = ?', [email]);
    await click(element, CREATE);
    await told(element, /^That code is no longer good/);
    expect(usernameInput(element).value).to.equal(email);
    expect(calls).to.deep.equal([]);
  });

  it('a visitor who cancels at the passkey can go on with the same proof', async () => {
    const element = await signUp();
    await type(element, await sent(element));
    await authenticator.refuse();
    await click(element, CREATE);
    await until(() => hasState(element, 'idle') || hasState(element, 'failed'), 'cancelled');
    await authenticator.consent();
    await click(element, CREATE);
    await inState(element, 'naming');
  });

  it('asks once for two clicks', async () => {
    const element = await signUp();
    usernameInput(element).value = email;
    await click(element, SEND);
    element.shadowRoot?.querySelector<HTMLElement>('.primary')?.click();
    await inState(element, 'code');
    expect(to(asked, '/email/begin')).to.have.length(1);
  });

  it('speaks German', async () => {
    const element = await fixture<PasskeySignup>(
      html`<passkey-signup lang="de" base=${base} verify="email"></passkey-signup>`,
    );
    await until(() => element.querySelector('input'), 'the address can be typed');
    usernameInput(element).value = email;
    await click(element, 'Code schicken');
    await told(element, `Wir haben eine Mail an ${email} geschickt.`);
    expect(status(element)).not.to.contain('We');
  });
});
