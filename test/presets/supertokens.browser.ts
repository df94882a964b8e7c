import { expect } from '@open-wc/testing';
import { supertokens } from '../../src/backend/presets/supertokens.js';
import type { PasskeyManager, PasskeySignup } from '../../src/index.js';
import { next, usernameInput } from '../elements/shared/screen.js';
import { adding, refusalOf, shows, type Bench } from './bench.js';
import { secondFactor } from './second-factor.js';
import { conforms } from './suite.js';

/** What a page knows of the visitor. */
const mine = (what: 'email' | 'recipeUserId') => async (): Promise<string> => {
  const answer = await fetch('/wire/supertokens/app/me');
  return ((await answer.json()) as Record<typeof what, string>)[what];
};

let recipeUserId = mine('recipeUserId');

conforms({
  preset: supertokens,
  base: '/wire/supertokens/auth',
  configuration: () => ({ parameters: { email: mine('email'), recipeUserId: () => recipeUserId() } }),
  refusals: {
    signedOut: 'unauthenticated',
    wrongChallenge: 'verification_failed',
    unknownPasskey: 'verification_failed',
    stale: 'reauth_required',
  },
  besides,
});

function besides(bench: Bench): void {
  const { signIn, signOut, manager, bring, control } = bench;
  secondFactor(bench);

  afterEach(() => (recipeUserId = mine('recipeUserId')));

  it('refuses a passkey for another user, and forgets none by that', async () => {
    await signIn();
    recipeUserId = async () => 'another';
    expect(await refusalOf(await manager(0))).to.equal('forbidden');
    expect((await control('me')).passkeys).to.have.length(0);
  });

  it('gives the first passkey to an account of another kind', async () => {
    const user = await signIn();
    recipeUserId = async () => 'of a password';
    const element = await bring<PasskeyManager>('passkey-manager', {
      'register-complete': 'POST {base}/webauthn/signup',
    });
    await shows(element, 0);
    await adding(element);
    await shows(element, 1);
    const me = await control('me');
    expect([me.user, me.passkeys?.length]).to.deep.equal([user, 1]);
  });

  it('says that the account is there already', async () => {
    const user = await signIn();
    await signOut();
    const element = await bring<PasskeySignup>('passkey-signup');
    await element.updateComplete;
    usernameInput(element).value = user;
    const heard = next(element, 'passkey-failure');
    await element.signUp();
    expect((await heard).detail.failure.code).to.equal('conflict');
  });
}
