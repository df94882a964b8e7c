/* An element comes, moves, goes and comes back, alone or beside others, while a sign-in runs. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import type { PasskeyLogin } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import {
  base,
  faulty,
  signOut,
  signUp,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import { aWhile, buttons, click, hasState, heard, inState, until } from '../shared/screen.js';
import { to, useCalls, useRequests } from '../shared/watch.js';

const SIGN_IN = 'Sign in with a passkey';
const signIn = (at = base) =>
  fixture<PasskeyLogin>(html`<passkey-login base=${at} no-autofill></passkey-login>`);

describe('passkey-login that is removed while it runs', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();

  it('ends the dialog, tells of one cancel and of nothing more', async () => {
    await authenticator.hold();
    const login = await signIn();
    const events = heard(login);
    await click(login, SIGN_IN);
    await inState(login, 'prompting');
    login.remove();
    await until(() => calls[0]?.signal?.aborted, 'the dialog ended');
    await aWhile(300);
    expect(events).to.deep.equal(['before-login', 'cancel']);
    expect(to(asked, '/login/complete')).to.deep.equal([]);
  });

  it('tells of no success that comes too late', async () => {
    await signUp();
    await signOut();
    const login = await signIn(faulty({ fault: 'delay', path: '/login/complete', ms: 300 }));
    const events = heard(login);
    await click(login, SIGN_IN);
    await inState(login, 'verifying');
    login.remove();
    await aWhile(500);
    expect(events).to.deep.equal(['before-login', 'cancel']);
  });

  it('works again when it is put back', async () => {
    const { username } = await signUp();
    await signOut();
    await authenticator.hold();
    const login = await signIn();
    const home = login.parentElement!;
    await click(login, SIGN_IN);
    await inState(login, 'prompting');
    login.remove();
    await aWhile();
    await authenticator.dismiss();
    home.append(login);
    await login.updateComplete;
    expect(hasState(login, 'idle')).to.equal(true);
    expect(buttons(login)).to.deep.equal([SIGN_IN]);
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
    expect(await whoIsSignedIn()).to.equal(username);
  });

  it('takes the input that it had put into the page with it, and puts it there once when it comes back', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} mode="username-first" no-autofill></passkey-login>`,
    );
    const home = login.parentElement!;
    login.remove();
    await aWhile(20);
    home.append(login);
    await login.updateComplete;
    expect(login.querySelectorAll('input')).to.have.length(1);
  });
});

describe('passkey-login that is moved while it runs', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();

  const move = (login: Element) => {
    const aside = document.createElement('aside');
    login.parentElement!.append(aside);
    aside.append(login);
  };

  it('keeps the dialog open', async () => {
    await authenticator.hold();
    const login = await signIn();
    const events = heard(login);
    await click(login, SIGN_IN);
    await inState(login, 'prompting');
    move(login);
    await aWhile();
    expect(calls[0]?.signal?.aborted).to.equal(false);
    expect(hasState(login, 'prompting')).to.equal(true);
    expect(events).to.deep.equal(['before-login']);
  });

  it('signs in all the same', async () => {
    const { username } = await signUp();
    await signOut();
    const login = await signIn(faulty({ fault: 'delay', path: '/login/', ms: 150 }));
    await click(login, SIGN_IN);
    move(login);
    await inState(login, 'verifying');
    move(login);
    await inState(login, 'succeeded');
    expect(await whoIsSignedIn()).to.equal(username);
  });
});
