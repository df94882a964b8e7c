/* The visitor's cancel is no error, and what a browser keeps to itself is told as the mildest that it may mean. */
import { expect } from '@open-wc/testing';
import type { PasskeyLogin, PasskeySignup } from '../../src/index.js';
import { manager, part, rows, said, settled } from '../elements/passkey-manager/support.js';
import { adapted } from '../elements/shared/repairable.js';
import {
  aWhile,
  button,
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
} from '../elements/shared/screen.js';
import { to, useCalls, useRequests } from '../elements/shared/watch.js';
import { useAuthenticator } from '../support/authenticator.js';
import { focused, focusedName, press, tabTo } from '../support/keyboard.js';
import {
  base,
  faulty,
  listPasskeys,
  signOut,
  signUp,
  useRelyingParty,
  whoIsSignedIn,
} from '../support/relying-party.js';
import { ADD, create, CREATE, login, managerOfOne, SIGN_IN, signup, signupOver } from './support/elements.js';

describe('rule 6: the visitor’s cancel is not an error: a sign-in', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();

  async function prompting(): Promise<PasskeyLogin> {
    await authenticator.hold();
    const element = await login();
    await click(element, SIGN_IN);
    await inState(element, 'prompting');
    await element.updateComplete;
    return element;
  }

  function expectQuiet(element: PasskeyLogin, events: string[]): void {
    expect(hasState(element, 'idle')).to.equal(true);
    expect(status(element)).to.equal('');
    expect(buttons(element)).to.deep.equal([SIGN_IN]);
    expect(events.at(-1)).to.equal('cancel');
    expect(events).not.to.include('failure');
  }

  it('shows what it waits for, and a way out', async () => {
    const element = await prompting();
    expect(status(element)).to.equal('Follow the steps of your browser or device.');
    expect(buttons(element)).to.deep.equal([SIGN_IN, 'Cancel']);
    expect(button(element, SIGN_IN).getAttribute('aria-busy')).to.equal('true');
  });

  it('by its button goes back to idle, with the focus on the main button', async () => {
    const element = await prompting();
    const events = heard(element);
    const cancelled = next(element, 'passkey-cancel');
    await tabTo('Cancel');
    await press('Enter');
    expect((await cancelled).detail).to.deep.equal({ action: 'login' });
    await element.updateComplete;
    expectQuiet(element, events);
    expect(focusedName()).to.equal(SIGN_IN);
    expect(calls.at(-1)?.signal?.aborted).to.equal(true);
  });

  it('by its method goes back to idle', async () => {
    const element = await prompting();
    const events = heard(element);
    element.cancel();
    await element.updateComplete;
    expectQuiet(element, events);
  });

  it('in the dialog of the browser goes back to idle, with the focus where it was', async () => {
    await signUp();
    await signOut();
    const element = await login();
    const events = heard(element);
    await authenticator.hold();
    button(element, SIGN_IN).focus();
    button(element, SIGN_IN).click();
    await inState(element, 'prompting');
    await authenticator.dismiss();
    await inState(element, 'idle');
    await element.updateComplete;
    expectQuiet(element, events);
    expect(focused()).to.equal(button(element, SIGN_IN));
  });

  it('by an authenticator that refuses says nothing alarming, least of all that there is no passkey', async () => {
    await signUp();
    await signOut();
    await authenticator.refuse();
    const element = await login();
    const events = heard(element);
    await click(element, SIGN_IN);
    await next(element, 'passkey-cancel');
    await element.updateComplete;
    expectQuiet(element, events);
    expect(await authenticator.credentials()).to.have.length(1);
  });

  it('where no passkey is found says nothing alarming', async () => {
    const element = await login();
    const events = heard(element);
    await click(element, SIGN_IN);
    await next(element, 'passkey-cancel');
    await element.updateComplete;
    expectQuiet(element, events);
  });

  it('while the server is asked for options ends the request and calls no authenticator', async () => {
    const element = await login(faulty({ fault: 'hang', path: '/login/begin' }));
    const events = heard(element);
    await click(element, SIGN_IN);
    await inState(element, 'requesting');
    await click(element, 'Cancel');
    await element.updateComplete;
    expectQuiet(element, events);
    await aWhile();
    expect(calls).to.deep.equal([]);
  });

  it('while the server verifies goes back to idle, and stays there whatever the server says', async () => {
    await signUp();
    await signOut();
    const element = await login(faulty({ fault: 'delay', path: '/login/complete', ms: 400 }));
    const events = heard(element);
    await click(element, SIGN_IN);
    await inState(element, 'verifying');
    await click(element, 'Cancel');
    await aWhile(600);
    expectQuiet(element, events);
  });

  it('can be begun again, with a challenge of its own', async () => {
    const { username } = await signUp();
    await signOut();
    calls.length = 0;
    const element = await login();
    await authenticator.hold();
    await click(element, SIGN_IN);
    await inState(element, 'prompting');
    await authenticator.dismiss();
    await inState(element, 'idle');
    await click(element, SIGN_IN);
    await inState(element, 'succeeded');
    expect(calls).to.have.length(2);
    expect(calls[0]?.challenge).not.to.equal(calls[1]?.challenge);
    expect(to(asked, '/login/complete')).to.have.length(1);
    expect(await whoIsSignedIn()).to.equal(username);
  });
});

describe('rule 6: the visitor’s cancel is not an error: a sign-up', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();

  async function expectQuiet(element: PasskeySignup, events: string[]): Promise<void> {
    await inState(element, 'idle');
    await element.updateComplete;
    expect(status(element)).to.equal('');
    expect(buttons(element)).to.deep.equal([CREATE]);
    expect(events).to.deep.equal(['before-signup', 'cancel']);
    expect(usernameInput(element).value).not.to.equal('');
    expect(await whoIsSignedIn()).to.equal(undefined);
  }

  it('while options are asked for goes back, and calls no authenticator', async () => {
    const element = await signup(faulty({ fault: 'hang', path: '/signup/begin' }));
    const events = heard(element);
    await create(element);
    await click(element, 'Cancel');
    await aWhile();
    await expectQuiet(element, events);
    expect(calls).to.deep.equal([]);
  });

  it('by its button during the dialog goes back, with the focus on the main button', async () => {
    await authenticator.hold();
    const element = await signup(base);
    const events = heard(element);
    await create(element);
    await inState(element, 'prompting');
    await tabTo('Cancel');
    await press('Enter');
    await expectQuiet(element, events);
    expect(focusedName()).to.equal(CREATE);
    expect(calls[0]?.signal?.aborted).to.equal(true);
  });

  it('in the dialog goes back without alarm', async () => {
    await authenticator.refuse();
    const element = await signup(base);
    const events = heard(element);
    const cancelled = next(element, 'passkey-cancel');
    await create(element);
    expect((await cancelled).detail).to.deep.equal({ action: 'signup' });
    await expectQuiet(element, events);
    expect(to(asked, '/signup/complete')).to.deep.equal([]);
  });

  it('while the server verifies goes back', async () => {
    const element = await signup(faulty({ fault: 'hang', path: '/signup/complete' }));
    const events = heard(element);
    await create(element);
    await inState(element, 'verifying');
    await click(element, 'Cancel');
    await expectQuiet(element, events);
  });

  it('can be begun again with the same user name', async () => {
    await authenticator.hold();
    const element = await signup(base);
    const username = await create(element);
    await inState(element, 'prompting');
    element.cancel();
    await authenticator.consent();
    await click(element, CREATE);
    await inState(element, 'naming');
    expect(await whoIsSignedIn()).to.equal(username);
  });
});

describe('rule 6: the visitor’s cancel is not an error: an addition', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();

  it('is quiet when the visitor refuses', async () => {
    const element = await managerOfOne(authenticator);
    await authenticator.refuse();
    const cancelled = next(element, 'passkey-cancel');
    button(element, ADD).focus();
    await press('Enter');
    expect((await cancelled).detail).to.deep.equal({ action: 'add' });
    await settled(element);
    expect(said(element)).to.equal('');
    expect(focusedName()).to.equal(ADD);
  });

  it('can be cancelled while the browser waits; the focus stays', async () => {
    const element = await managerOfOne(authenticator);
    await authenticator.hold();
    button(element, ADD).click();
    await until(() => element.matches(':state(prompting)'), 'not prompting');
    await settled(element);
    expect(said(element)).to.equal('Follow the steps of your browser or device.');
    expect(button(element, ADD).ariaBusy).to.equal('true');
    button(element, 'Cancel').focus();
    await press('Enter');
    await settled(element);
    expect(focusedName()).to.equal(ADD);
    expect(said(element)).to.equal('');
    expect(buttons(element)).not.to.include('Cancel');
    expect(element.matches(':state(prompting)')).to.equal(false);
  });
});

describe('rule 6: InvalidStateError on create is "you already have one here"', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();

  it('says that the authenticator has a passkey for the account already', async () => {
    await signUp();
    const { credentialId } = (await listPasskeys()).passkeys[0]!;
    await signOut();
    const element = await signupOver(
      adapted((real) => ({
        signupBegin: async (...args) => {
          const begun = await real.signupBegin(...args);
          const excludeCredentials = [{ id: credentialId!, type: 'public-key' as const }];
          return { ...begun, options: { ...begun.options, excludeCredentials } };
        },
      })),
    );
    const failed = next(element, 'passkey-failure');
    await create(element);
    expect((await failed).detail.failure.code).to.equal('already_registered');
    await told(element, /^You already have a passkey for this account there\./);
    expect(await authenticator.credentials()).to.have.length(1);
  });

  it('says that there is one already, on the same authenticator', async () => {
    await signUp();
    const element = await manager();
    button(element, ADD).click();
    await until(() => part(element, 'failure'), 'nothing said');
    expect(said(element)).to.equal(
      'You already have a passkey for this account there. Use that one, or choose another device or password manager.',
    );
    expect(rows(element)).to.have.length(1);
  });
});
