/* What starts or arrives late never ends what the visitor began after it. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/passkey-login/define.js';
import '../../src/elements/passkey-signup/define.js';
import type { PasskeyLogin } from '../../src/index.js';
import { adapted } from '../elements/shared/repairable.js';
import {
  aWhile,
  button,
  click,
  hasState,
  heard,
  inState,
  nameInput,
  until,
  usernameInput,
} from '../elements/shared/screen.js';
import { to, useCalls, useRequests } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import {
  base,
  faulty,
  freshName,
  listPasskeys,
  signOut,
  signUp,
  useRelyingParty,
  whoIsSignedIn,
} from '../support/relying-party.js';

const SIGN_IN = 'Sign in with a passkey';
const CREATE = 'Create account with a passkey';

/** A gate for what the first of two runs waits for. */
function first() {
  let open = () => {};
  let runs = 0;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), runs: () => runs, wait: () => (++runs === 1 ? opened : Promise.resolve()) };
}

describe('rule 2: a late autofill', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();

  it('calls no authenticator while a dialog is open that was begun after it', async () => {
    await authenticator.hold();
    const gate = first();
    const backend = adapted((real) => ({
      loginBegin: async (input) => {
        await gate.wait();
        return real.loginBegin(input);
      },
    }));
    const login = await fixture<PasskeyLogin>(html`<passkey-login .backend=${backend}></passkey-login>`);
    await until(() => gate.runs() === 1, 'autofill asks');
    await click(login, SIGN_IN);
    await inState(login, 'prompting');
    gate.open();
    await until(() => to(asked, '/login/begin')[1]?.answered, 'the options for autofill arrive');
    await aWhile();
    expect(calls.map(({ conditional, signal }) => [conditional, signal?.aborted])).to.deep.equal([
      [false, false],
    ]);
    expect(hasState(login, 'prompting')).to.equal(true);
  });

  it('asks for nothing while a sign-in by the button is being verified', async () => {
    await signUp();
    await signOut();
    calls.length = 0;
    await authenticator.hold();
    const slow = faulty({ fault: 'delay', path: '/login/complete', ms: 1500 });
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${slow}></passkey-login>`);
    await until(() => calls.length === 1, 'autofill waits');
    await authenticator.consent();
    asked.length = 0;
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
    expect(asked.map(({ path }) => path.slice(base.length))).to.deep.equal([
      '/login/begin',
      '/login/complete',
    ]);
  });

  it('do not lose a new passkey to autofill, which would offer it before the server knows it', async () => {
    const slow = faulty({ fault: 'delay', path: '/signup/complete', ms: 1500 });
    const page = await fixture(
      html`<main>
        <passkey-login base=${base}></passkey-login><passkey-signup base=${slow}></passkey-signup>
      </main>`,
    );
    const login = page.querySelector('passkey-login')!;
    const signup = page.querySelector('passkey-signup')!;
    const events = heard(login);
    await aWhile(300);
    const username = freshName();
    usernameInput(signup).value = username;
    await click(signup, CREATE);
    await nameInput(signup);
    expect(await whoIsSignedIn()).to.equal(username);
    expect((await listPasskeys()).passkeys).to.have.length(1);
    expect(await authenticator.credentials()).to.have.length(1);
    expect(events.filter((name) => name === 'failure')).to.deep.equal([]);
    expect(hasState(login, 'failed')).to.equal(false);
  });
});

describe('rule 2: a late answer', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();

  const over = (change: Parameters<typeof adapted>[0]) =>
    fixture<PasskeyLogin>(html`<passkey-login .backend=${adapted(change)} no-autofill></passkey-login>`);

  it('with options for a run that was cancelled opens no dialog, and leaves the one that is open', async () => {
    await authenticator.hold();
    const gate = first();
    let begun = 0;
    const login = await over((real) => ({
      // As a backend object of the page may: it ignores that nobody waits any more.
      loginBegin: async (input) => {
        begun += 1;
        await gate.wait();
        return real.loginBegin(input);
      },
    }));
    await click(login, SIGN_IN);
    await until(() => begun === 1, 'the backend is asked');
    await click(login, 'Cancel');
    await click(login, SIGN_IN);
    await inState(login, 'prompting');
    gate.open();
    await aWhile(300);
    expect(calls.map(({ signal }) => signal?.aborted)).to.deep.equal([false]);
    expect(hasState(login, 'prompting')).to.equal(true);
  });

  it('with the verdict on a run that was cancelled says nothing about the one that is under way', async () => {
    await signUp();
    await signOut();
    const gate = first();
    const login = await over((real) => ({
      loginComplete: async (input) => {
        await gate.wait();
        return real.loginComplete(input);
      },
    }));
    await click(login, SIGN_IN);
    await inState(login, 'verifying');
    await click(login, 'Cancel');
    await authenticator.hold();
    const events = heard(login);
    button(login, SIGN_IN).click();
    await inState(login, 'prompting');
    gate.open();
    await until(whoIsSignedIn, 'the server has signed in');
    await aWhile();
    expect(events).to.deep.equal(['before-login']);
    expect(hasState(login, 'prompting')).to.equal(true);
  });
});
