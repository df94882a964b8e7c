/* What can end a sign-up before there is an account, and what the visitor is told. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeySignup } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import {
  base,
  faulty,
  freshName,
  signOut,
  signUp as account,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import {
  aWhile,
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
import { useCalls } from '../shared/watch.js';

const CREATE = 'Create account with a passkey';

const at = (base: string) => fixture<PasskeySignup>(html`<passkey-signup base=${base}></passkey-signup>`);

async function begin(signup: PasskeySignup, username = freshName()): Promise<string> {
  usernameInput(signup).value = username;
  await click(signup, CREATE);
  return username;
}

describe('passkey-signup that fails', () => {
  useAuthenticator();
  useRelyingParty();
  const calls = useCalls();

  it('says that a user name is taken, before any dialog, and takes another one', async () => {
    const { username } = await account();
    await signOut();
    calls.length = 0;
    const signup = await at(base);
    const failed = next(signup, 'passkey-failure');
    await begin(signup, username);
    const { detail } = await failed;
    expect({ action: detail.action, code: detail.failure.code }).to.deep.equal({
      action: 'signup',
      code: 'conflict',
    });
    await told(signup, 'This user name is taken. Choose another one. If it is yours, sign in instead.');
    expect(calls).to.deep.equal([]);
    expect(usernameInput(signup).value).to.equal(username);
    const other = await begin(signup);
    await inState(signup, 'naming');
    expect(await whoIsSignedIn()).to.equal(other);
  });

  it('says what is wrong with a user name in the server’s words', async () => {
    const body = { code: 'validation', field: 'username', detail: 'A user name has at least 3 letters.' };
    const signup = await at(faulty({ fault: 'problem', status: 400, path: '/signup/begin', body }));
    await begin(signup, 'a');
    await told(signup, /^A user name has at least 3 letters\./);
  });
});

describe('passkey-signup that is cancelled', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();

  it('by removing the element ends the dialog; put back, it works again', async () => {
    await authenticator.hold();
    const signup = await at(base);
    const home = signup.parentElement!;
    const events = heard(signup);
    await begin(signup);
    await inState(signup, 'prompting');
    signup.remove();
    await until(() => calls[0]?.signal?.aborted, 'the dialog ended');
    await aWhile();
    expect(events).to.deep.equal(['before-signup', 'cancel']);
    await authenticator.consent();
    home.append(signup);
    await signup.updateComplete;
    await begin(signup);
    await inState(signup, 'naming');
  });

  it('has nothing to cancel while the passkey is named: the account is there', async () => {
    const signup = await at(base);
    const events = heard(signup);
    await begin(signup);
    await nameInput(signup);
    signup.cancel();
    signup.parentElement!.prepend(signup);
    await aWhile(50);
    expect(hasState(signup, 'naming')).to.equal(true);
    expect(events).to.deep.equal(['before-signup']);
  });
});
