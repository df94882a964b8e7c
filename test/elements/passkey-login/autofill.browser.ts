/* Passkeys in the autofill list of the user name field: rules 1 to 3 of a ceremony. */
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
import { aWhile, button, hasState, heard, inState, next, until } from '../shared/screen.js';
import { useCalls, useRequests } from '../shared/watch.js';

const SIGN_IN = 'Sign in with a passkey';

describe('passkey-login with autofill', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();
  const withAutofill = (at = base) => fixture<PasskeyLogin>(html`<passkey-login base=${at}></passkey-login>`);

  /** An element whose autofill waits for the visitor. */
  async function waiting(at = base): Promise<PasskeyLogin> {
    await authenticator.hold();
    const login = await withAutofill(at);
    await until(() => calls.length === 1, 'autofill waits');
    return login;
  }

  it('signs in whoever picks a passkey from the list', async () => {
    const { username } = await signUp();
    await signOut();
    calls.length = 0;
    const login = await withAutofill();
    const events = heard(login);
    expect((await next(login, 'passkey-login')).detail.user).to.include({ name: username });
    expect(calls.map(({ conditional }) => conditional)).to.deep.equal([true]);
    expect(await whoIsSignedIn()).to.equal(username);
    expect(events).to.deep.equal(['login']);
  });

  it('waits in silence', async () => {
    const login = await waiting();
    const events = heard(login);
    await aWhile();
    expect(calls[0]).to.include({ conditional: true });
    expect(hasState(login, 'idle')).to.equal(true);
    expect(events).to.deep.equal([]);
  });

  it('asks nothing of server or authenticator with no-autofill', async () => {
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    await aWhile(300);
    expect(asked).to.deep.equal([]);
    expect(calls).to.deep.equal([]);
    expect(login.querySelector('input')).to.equal(null);
  });

  it('ends when no-autofill is set later, and begins when it is taken away', async () => {
    const login = await waiting();
    login.noAutofill = true;
    await until(() => calls[0]?.signal?.aborted, 'autofill ended');
    expect(login.querySelector('input')).to.equal(null);
    login.noAutofill = false;
    await until(() => calls.length === 2, 'autofill waits again');
    expect(login.querySelector('input')).not.to.equal(null);
  });

  it('says nothing where it cannot begin: there is always the button', async () => {
    const login = await withAutofill(faulty({ fault: 'status', status: 500 }));
    const events = heard(login);
    await until(() => asked.length === 1, 'autofill asks');
    await aWhile();
    expect(events).to.deep.equal([]);
    expect(hasState(login, 'idle')).to.equal(true);
    expect(button(login, SIGN_IN)).to.be.instanceOf(HTMLElement);
  });

  it('ends when the element is removed', async () => {
    const login = await waiting();
    login.remove();
    await until(() => calls[0]?.signal?.aborted, 'autofill ended');
    await aWhile();
    expect(calls).to.have.length(1);
  });

  it('survives a move of the element', async () => {
    const login = await waiting();
    const aside = document.createElement('aside');
    login.parentElement!.append(aside);
    aside.append(login);
    await aWhile();
    expect(calls.map(({ signal }) => signal?.aborted)).to.deep.equal([false]);
  });

  it('tells of a passkey that did not sign in', async () => {
    await signUp();
    await signOut();
    const login = await withAutofill(
      faulty({
        fault: 'problem',
        status: 422,
        path: '/login/complete',
        body: { code: 'verification_failed' },
      }),
    );
    const { detail } = await next(login, 'passkey-failure');
    expect(detail.failure.code).to.equal('verification_failed');
    await inState(login, 'failed');
  });
});
