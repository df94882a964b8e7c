/* The whole way to an account: user name, passkey, a name for it, done. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeySignup } from '../../../src/index.js';
import { ariaSnapshot } from '../../support/aria.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { focused, press, type } from '../../support/keyboard.js';
import {
  base,
  faulty,
  freshName,
  listPasskeys,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import {
  aWhile,
  button,
  click,
  hasState,
  heard,
  inState,
  nameInput,
  next,
  told,
  until,
  usernameInput,
} from '../shared/screen.js';
import { to, useCalls, useNavigations, useRequests } from '../shared/watch.js';

const CREATE = 'Create account with a passkey';

describe('passkey-signup', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();
  const navigations = useNavigations();
  const signUp = () => fixture<PasskeySignup>(html`<passkey-signup base=${base}></passkey-signup>`);

  async function named(signup: PasskeySignup, username = freshName()): Promise<string> {
    usernameInput(signup).value = username;
    await click(signup, CREATE);
    await inState(signup, 'naming');
    return username;
  }

  it('asks for a user name and says what comes', async () => {
    const signup = await signUp();
    expect(await ariaSnapshot(signup)).to.equal(
      [
        '- textbox "User name"',
        '- paragraph: "No password needed: you will sign in with your fingerprint, face or screen lock."',
        `- button "${CREATE}"`,
        '- status',
      ].join('\n'),
    );
  });

  it('creates the account and its passkey, signed in, with a name that suggests itself', async () => {
    const signup = await signUp();
    const username = await named(signup);
    expect(await whoIsSignedIn()).to.equal(username);
    const { passkeys, account } = await listPasskeys();
    expect(account).to.include({ name: username, displayName: username });
    const input = await nameInput(signup);
    expect(input.value).not.to.equal('');
    expect(passkeys.map(({ name }) => name)).to.deep.equal([input.value]);
    expect(await authenticator.credentials()).to.have.length(1);
  });

  it('puts the focus on the suggested name, ready to be typed over', async () => {
    const signup = await signUp();
    await named(signup);
    const input = await nameInput(signup);
    await until(() => focused() === input, 'the name has the focus');
    expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).to.equal(input.value);
    expect(await ariaSnapshot(signup)).to.equal(
      [
        '- paragraph: Your passkey is ready',
        '- text: Name of this passkey',
        `- textbox "Name of this passkey": ${input.value}`,
        '- text: So that you recognise it later. Only you see this name.',
        '- button "Save name"',
        '- button "Keep this name"',
        '- status: Your passkey is ready',
      ].join('\n'),
    );
  });

  it('saves another name on the server, and is done', async () => {
    const signup = await signUp();
    await named(signup);
    const done = next(signup, 'passkey-signup');
    await until(async () => focused() === (await nameInput(signup)), 'the name has the focus');
    await type('Blue key');
    await press('Enter');
    expect((await done).detail.passkey).to.include({ name: 'Blue key' });
    expect((await listPasskeys()).passkeys.map(({ name }) => name)).to.deep.equal(['Blue key']);
    await told(signup, 'Your account is ready and you are signed in.');
    expect(hasState(signup, 'done')).to.equal(true);
    expect(await ariaSnapshot(signup)).to.equal(
      '- status:\n  - paragraph: Your account is ready and you are signed in.',
    );
  });

  it('keeps the suggested name where the visitor wants no other', async () => {
    const signup = await signUp();
    const events = heard(signup);
    await named(signup);
    const { value } = await nameInput(signup);
    await click(signup, 'Keep this name');
    await inState(signup, 'done');
    expect((await listPasskeys()).passkeys.map(({ name }) => name)).to.deep.equal([value]);
    expect(asked.filter(({ method }) => method === 'PATCH')).to.deep.equal([]);
    expect(events).to.deep.equal(['before-signup', 'signup']);
  });

  it('keeps it on Escape, and when it is saved unchanged, without asking the server', async () => {
    for (const leave of [() => press('Escape'), () => press('Enter')]) {
      const signup = await signUp();
      await named(signup);
      const input = await nameInput(signup);
      await until(() => focused() === input, 'the name has the focus');
      await leave();
      await inState(signup, 'done');
    }
    expect(asked.filter(({ method }) => method === 'PATCH')).to.deep.equal([]);
  });

  it('asks for a name where it was emptied', async () => {
    const signup = await signUp();
    await named(signup);
    const input = await nameInput(signup);
    input.value = '  ';
    await click(signup, 'Save name');
    await until(() => input.getAttribute('aria-invalid') === 'true', 'the name is wanted');
    expect(await ariaSnapshot(signup)).to.contain('Enter a name.');
    expect(hasState(signup, 'naming')).to.equal(true);
  });

  it('asks for a user name where it is empty, and puts the focus there', async () => {
    const signup = await signUp();
    const events = heard(signup);
    await click(signup, CREATE);
    await told(signup, 'Enter a user name.');
    expect(focused()).to.equal(usernameInput(signup));
    expect(usernameInput(signup).getAttribute('aria-invalid')).to.equal('true');
    await aWhile(50);
    expect(asked).to.deep.equal([]);
    expect(events).to.deep.equal([]);
  });

  it('asks for the visitor’s name too, with display-name, and does without it', async () => {
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup base=${base} display-name></passkey-signup>`,
    );
    const username = freshName();
    usernameInput(signup).focus();
    await type(username);
    await press('Tab');
    expect(await ariaSnapshot(signup)).to.contain('textbox "Your name (optional)"');
    await type('Ada King');
    await press('Enter');
    await inState(signup, 'naming');
    expect(to(asked, '/signup/begin').map(({ body }) => body)).to.deep.equal([
      { username, displayName: 'Ada King' },
    ]);
    expect((await listPasskeys()).account?.displayName).to.equal('Ada King');
    const without = await fixture<PasskeySignup>(
      html`<passkey-signup base=${base} display-name></passkey-signup>`,
    );
    await named(without);
    expect(Object.keys(to(asked, '/signup/begin').at(-1)!.body)).to.deep.equal(['username']);
  });

  it('shows what the visitor agrees to until the account is there', async () => {
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup base=${base}><p slot="terms">By this you agree to be kind.</p></passkey-signup>`,
    );
    const terms = signup.querySelector('p')!;
    expect(terms.offsetHeight).to.be.greaterThan(0);
    await named(signup);
    expect(terms.offsetHeight).to.equal(0);
  });

  it('is one ceremony, however often the button is clicked', async () => {
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup base=${faulty({ fault: 'delay', path: '/signup/', ms: 100 })}></passkey-signup>`,
    );
    usernameInput(signup).value = freshName();
    const main = button(signup, CREATE);
    await until(() => hasState(signup, 'naming') || main.click(), 'the account is there');
    expect(to(asked, '/signup/begin')).to.have.length(1);
    expect(to(asked, '/signup/complete')).to.have.length(1);
    expect(calls).to.have.length(1);
  });

  it('tells of the account once, after the naming, and lets the page stop the way on', async () => {
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup base=${base} return-to="/home"></passkey-signup>`,
    );
    const events = heard(document);
    await named(signup);
    expect(events).to.deep.equal(['before-signup']);
    signup.addEventListener('passkey-signup', (event) => event.preventDefault());
    await click(signup, 'Keep this name');
    await inState(signup, 'done');
    await aWhile();
    expect(events).to.deep.equal(['before-signup', 'signup']);
    expect(navigations).to.deep.equal([]);
  });

  it('goes to return-to when the visitor is through', async () => {
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup base=${base} return-to="/home"></passkey-signup>`,
    );
    await named(signup);
    expect(navigations).to.deep.equal([]);
    await click(signup, 'Keep this name');
    await until(() => navigations.length > 0, 'the visitor goes on');
    expect(navigations).to.deep.equal([`${location.origin}/home`]);
  });

  it('lets the page stop it before it begins, and say why by the typed name', async () => {
    const signup = await signUp();
    const before = next(signup, 'passkey-before-signup');
    signup.addEventListener('passkey-before-signup', (event) => event.preventDefault());
    usernameInput(signup).value = 'root';
    await click(signup, CREATE);
    expect((await before).detail).to.deep.equal({ username: 'root' });
    await aWhile(50);
    expect(asked).to.deep.equal([]);
    expect(hasState(signup, 'idle')).to.equal(true);
  });

  it('speaks German on a German page', async () => {
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup base=${base} lang="de"></passkey-signup>`,
    );
    usernameInput(signup).value = freshName();
    await click(signup, 'Konto mit Passkey anlegen');
    await click(signup, 'Diesen Namen behalten');
    await told(signup, 'Ihr Konto ist fertig, und Sie sind angemeldet.');
  });
});
