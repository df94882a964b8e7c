/* What can end a sign-up before there is an account, and what the visitor is told. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeyBackend, PasskeySignup } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { needs } from '../../support/engine.js';
import { focusedName, press, tabTo } from '../../support/keyboard.js';
import {
  base,
  faulty,
  freshName,
  listPasskeys,
  signOut,
  signUp as account,
  useRelyingParty,
  whoIsSignedIn,
  type FaultRule,
} from '../../support/relying-party.js';
import { adapted, repairable } from '../shared/repairable.js';
import {
  aWhile,
  buttons,
  click,
  hasState,
  heard,
  inState,
  nameInput,
  next,
  status,
  told,
  until,
  usernameInput,
} from '../shared/screen.js';
import { to, useCalls, useRequests } from '../shared/watch.js';

const CREATE = 'Create account with a passkey';

const at = (base: string) => fixture<PasskeySignup>(html`<passkey-signup base=${base}></passkey-signup>`);
const over = (backend: PasskeyBackend) =>
  fixture<PasskeySignup>(html`<passkey-signup .backend=${backend}></passkey-signup>`);

async function begin(signup: PasskeySignup, username = freshName()): Promise<string> {
  usernameInput(signup).value = username;
  await click(signup, CREATE);
  return username;
}

describe('passkey-signup that fails', () => {
  const authenticator = useAuthenticator();
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

  it('says that the authenticator has a passkey for the account already', async () => {
    await account();
    const { credentialId } = (await listPasskeys()).passkeys[0]!;
    await signOut();
    const signup = await over(
      adapted((real) => ({
        signupBegin: async (...args) => {
          const begun = await real.signupBegin(...args);
          const excludeCredentials = [{ id: credentialId!, type: 'public-key' as const }];
          return { ...begun, options: { ...begun.options, excludeCredentials } };
        },
      })),
    );
    const failed = next(signup, 'passkey-failure');
    await begin(signup);
    expect((await failed).detail.failure.code).to.equal('already_registered');
    await told(signup, /^You already have a passkey for this account there\./);
    expect(await authenticator.credentials()).to.have.length(1);
  });

  it('has the password manager drop a passkey that the server verified and refused', async () => {
    needs('signals');
    const signup = await at(
      faulty({
        fault: 'problem',
        status: 422,
        path: '/signup/complete',
        body: { code: 'verification_failed' },
      }),
    );
    await begin(signup);
    await told(signup, 'The passkey could not be verified. Try again.');
    await until(async () => (await authenticator.credentials()).length === 0, 'the passkey is gone');
    expect((await authenticator.events()).map(({ type }) => type)).to.include('credentialDeleted');
  });

  const kept: readonly [string, FaultRule, string][] = [
    ['a server error', { fault: 'status', status: 500 }, 'server'],
    ['an answer that cannot be read', { fault: 'malformed' }, 'server'],
    ['a bare 404', { fault: 'status', status: 404 }, 'not_found'],
    ['a bare 422', { fault: 'status', status: 422 }, 'validation'],
    [
      'a challenge too old',
      { fault: 'problem', status: 410, body: { code: 'challenge_expired' } },
      'challenge_expired',
    ],
    ['a conflict', { fault: 'problem', status: 409, body: { code: 'conflict' } }, 'conflict'],
    ['a dropped connection', { fault: 'drop' }, 'network'],
  ];

  for (const [what, rule, code] of kept) {
    it(`leaves the new passkey alone after ${what}: the account may exist`, async () => {
      const signup = await at(faulty({ ...rule, path: '/signup/complete' }));
      const failed = next(signup, 'passkey-failure');
      await begin(signup);
      expect((await failed).detail.failure.code).to.equal(code);
      await inState(signup, 'failed');
      await aWhile(100);
      expect(await authenticator.credentials()).to.have.length(1);
    });
  }
});

describe('passkey-signup that is cancelled', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();

  async function expectQuiet(signup: PasskeySignup, events: string[]): Promise<void> {
    await inState(signup, 'idle');
    await signup.updateComplete;
    expect(status(signup)).to.equal('');
    expect(buttons(signup)).to.deep.equal([CREATE]);
    expect(events).to.deep.equal(['before-signup', 'cancel']);
    expect(usernameInput(signup).value).not.to.equal('');
    expect(await whoIsSignedIn()).to.equal(undefined);
  }

  it('while options are asked for goes back, and calls no authenticator', async () => {
    const signup = await at(faulty({ fault: 'hang', path: '/signup/begin' }));
    const events = heard(signup);
    await begin(signup);
    await click(signup, 'Cancel');
    await aWhile();
    await expectQuiet(signup, events);
    expect(calls).to.deep.equal([]);
  });

  it('by its button during the dialog goes back, with the focus on the main button', async () => {
    await authenticator.hold();
    const signup = await at(base);
    const events = heard(signup);
    await begin(signup);
    await inState(signup, 'prompting');
    await tabTo('Cancel');
    await press('Enter');
    await expectQuiet(signup, events);
    expect(focusedName()).to.equal(CREATE);
    expect(calls[0]?.signal?.aborted).to.equal(true);
  });

  it('in the dialog goes back without alarm', async () => {
    await authenticator.refuse();
    const signup = await at(base);
    const events = heard(signup);
    const cancelled = next(signup, 'passkey-cancel');
    await begin(signup);
    expect((await cancelled).detail).to.deep.equal({ action: 'signup' });
    await expectQuiet(signup, events);
    expect(to(asked, '/signup/complete')).to.deep.equal([]);
  });

  it('while the server verifies goes back', async () => {
    const signup = await at(faulty({ fault: 'hang', path: '/signup/complete' }));
    const events = heard(signup);
    await begin(signup);
    await inState(signup, 'verifying');
    await click(signup, 'Cancel');
    await expectQuiet(signup, events);
  });

  it('can be begun again with the same user name', async () => {
    await authenticator.hold();
    const signup = await at(base);
    const username = await begin(signup);
    await inState(signup, 'prompting');
    signup.cancel();
    await authenticator.consent();
    await click(signup, CREATE);
    await inState(signup, 'naming');
    expect(await whoIsSignedIn()).to.equal(username);
  });

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

describe('passkey-signup over a connection that drops', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();

  for (const fault of ['drop', 'drop-after'] as const) {
    const when = fault === 'drop' ? 'before the server heard' : 'before the answer arrived';

    it(`${when} sends the same passkey again, without a second ceremony`, async () => {
      const { backend, repair } = repairable({ fault, path: '/signup/complete' });
      const signup = await over(backend);
      const events = heard(signup);
      const username = await begin(signup);
      await told(signup, /^The connection failed\./);
      await until(() => buttons(signup).includes('Try again'), 'a retry is offered');
      repair();
      await click(signup, 'Try again');
      await nameInput(signup);
      const [first, second] = to(asked, '/signup/complete');
      expect(second?.body).to.deep.equal(first?.body);
      expect(calls).to.have.length(1);
      expect(events).to.deep.equal(['before-signup', 'failure']);
      expect(await whoIsSignedIn()).to.equal(username);
      expect((await listPasskeys()).passkeys).to.have.length(1);
      expect(await authenticator.credentials()).to.have.length(1);
    });
  }

  it('takes the echo of a success for the success that it is', async () => {
    const signup = await over(
      adapted((real) => ({
        signupComplete: async (input, call) => {
          await real.signupComplete(input, call);
          return real.signupComplete({ ...input, state: 'used up' }, call);
        },
      })),
    );
    const events = heard(signup);
    await begin(signup);
    await nameInput(signup);
    expect(events).to.deep.equal(['before-signup']);
    expect(await authenticator.credentials()).to.have.length(1);
  });
});
