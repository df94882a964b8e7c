/* Signing in: by one tap, or with the user name first. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import type { PasskeyLogin } from '../../../src/index.js';
import { ariaSnapshot } from '../../support/aria.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { focused, press, type } from '../../support/keyboard.js';
import {
  base,
  faulty,
  signOut,
  signUp,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import { click, heard, inState, next, status, told, until, usernameInput } from '../shared/screen.js';
import { to, useRequests } from '../shared/watch.js';

const SIGN_IN = 'Sign in with a passkey';

async function knownVisitor(): Promise<string> {
  const { username } = await signUp();
  await signOut();
  return username;
}

describe('passkey-login in one tap', () => {
  useAuthenticator();
  useRelyingParty();
  const asked = useRequests();

  it('signs in without a user name', async () => {
    const username = await knownVisitor();
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    const event = next(login, 'passkey-login');
    await click(login, SIGN_IN);
    expect((await event).detail.user).to.deep.equal({ name: username, displayName: 'Ada Lovelace' });
    expect(await whoIsSignedIn()).to.equal(username);
    await told(login, 'You are signed in.');
    expect(to(asked, '/login/begin').map(({ body }) => body)).to.deep.equal([{}]);
  });

  it('shows a button and nothing to type, and after it only the success', async () => {
    await knownVisitor();
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    expect(await ariaSnapshot(login)).to.equal(`- button "${SIGN_IN}"\n- status`);
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
    await login.updateComplete;
    expect(await ariaSnapshot(login)).to.equal('- status:\n  - paragraph: You are signed in.');
  });

  it('signs in by its method too, which resolves when it is over', async () => {
    const username = await knownVisitor();
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    await login.login();
    expect(login.matches(':state(succeeded)')).to.equal(true);
    expect(await whoIsSignedIn()).to.equal(username);
  });

  it('sends a typed user name, so that the server can say which passkeys belong to it', async () => {
    const username = await knownVisitor();
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login
        base=${faulty({ fault: 'status', path: '/login/begin', times: 1 })}
      ></passkey-login>`,
    );
    await until(() => to(asked, '/login/begin').length === 1, 'autofill asks, and gets nothing to wait with');
    usernameInput(login).value = ` ${username} `;
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
    expect(to(asked, '/login/begin').map(({ body }) => body)).to.deep.equal([{}, { username }]);
  });
});

describe('passkey-login with the user name first', () => {
  useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const usernameFirst = () =>
    fixture<PasskeyLogin>(
      html`<passkey-login base=${base} mode="username-first" no-autofill></passkey-login>`,
    );

  it('signs in whoever is typed', async () => {
    const username = await knownVisitor();
    const login = await usernameFirst();
    usernameInput(login).value = username;
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
    expect(to(asked, '/login/begin').map(({ body }) => body)).to.deep.equal([{ username }]);
    expect(await whoIsSignedIn()).to.equal(username);
  });

  it('asks for the user name where it is empty, and puts the focus there', async () => {
    const login = await usernameFirst();
    const events = heard(login);
    await click(login, SIGN_IN);
    await told(login, 'Enter your user name.');
    const input = usernameInput(login);
    expect(focused()).to.equal(input);
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(asked).to.deep.equal([]);
    expect(events).to.deep.equal([]);
  });

  it('takes the reproach back with the next try', async () => {
    const username = await knownVisitor();
    const login = await usernameFirst();
    await click(login, SIGN_IN);
    await told(login, 'Enter your user name.');
    usernameInput(login).value = username;
    await click(login, SIGN_IN);
    expect(status(login)).not.to.contain('Enter');
    await inState(login, 'succeeded');
    await told(login, 'You are signed in.');
  });

  it('begins on Enter in the field, and sends no form of the page', async () => {
    const username = await knownVisitor();
    let sent = false;
    const form = await fixture<HTMLFormElement>(
      html`<form
        @submit=${(event: Event) => {
          sent = true;
          event.preventDefault();
        }}
      >
        <passkey-login base=${base} mode="username-first" no-autofill></passkey-login>
      </form>`,
    );
    const login = form.querySelector('passkey-login')!;
    usernameInput(login).focus();
    await type(username);
    await press('Enter');
    await inState(login, 'succeeded');
    expect(sent).to.equal(false);
    expect(await whoIsSignedIn()).to.equal(username);
  });

  it('names the field for assistive technology', async () => {
    const login = await usernameFirst();
    expect(await ariaSnapshot(login)).to.equal(`- textbox "User name"\n- button "${SIGN_IN}"\n- status`);
  });
});
