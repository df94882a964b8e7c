/* A sign-in and a sign-up on one page. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import '../../../src/elements/passkey-signup/define.js';
import { useAuthenticator } from '../../support/authenticator.js';
import {
  base,
  faulty,
  freshName,
  listPasskeys,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import { aWhile, click, hasState, heard, inState, nameInput, until, usernameInput } from './screen.js';
import { useCalls } from './watch.js';

const CREATE = 'Create account with a passkey';

describe('a sign-in and a sign-up on one page', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();

  it('have one dialog: autofill gives way to the sign-up', async () => {
    await authenticator.hold();
    const page = await fixture(
      html`<main>
        <passkey-login base=${base}></passkey-login><passkey-signup base=${base}></passkey-signup>
      </main>`,
    );
    await until(() => calls.length === 1, 'autofill waits');
    const signup = page.querySelector('passkey-signup')!;
    usernameInput(signup).value = freshName();
    await click(signup, CREATE);
    await inState(signup, 'prompting');
    expect(calls.map(({ kind, conditional, signal }) => [kind, conditional, signal?.aborted])).to.deep.equal([
      ['get', true, true],
      ['create', false, false],
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
