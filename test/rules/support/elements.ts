/* The elements as a page has them, over the relying party. */
import { fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeyBackend, PasskeyLogin, PasskeyManager, PasskeySignup } from '../../../src/index.js';
import { button, dialog, manager } from '../../elements/passkey-manager/support.js';
import { click, until, usernameInput } from '../../elements/shared/screen.js';
import type { VirtualAuthenticator } from '../../support/authenticator.js';
import { base, freshName, signUp } from '../../support/relying-party.js';

export const SIGN_IN = 'Sign in with a passkey';
export const CREATE = 'Create account with a passkey';
export const ADD = 'Add a passkey';

export const login = (at = base): Promise<PasskeyLogin> =>
  fixture(html`<passkey-login base=${at} no-autofill></passkey-login>`);

export const loginOver = (backend: PasskeyBackend): Promise<PasskeyLogin> =>
  fixture(html`<passkey-login .backend=${backend} no-autofill></passkey-login>`);

export const signup = (at = base): Promise<PasskeySignup> =>
  fixture(html`<passkey-signup base=${at}></passkey-signup>`);

export const signupOver = (backend: PasskeyBackend): Promise<PasskeySignup> =>
  fixture(html`<passkey-signup .backend=${backend}></passkey-signup>`);

/** Types a user name and clicks. */
export async function create(element: PasskeySignup, username = freshName()): Promise<string> {
  usernameInput(element).value = username;
  await click(element, CREATE);
  return username;
}

/** A manager with the list of somebody signed in, whose one passkey this authenticator does not have. */
export async function managerOfOne(
  authenticator: VirtualAuthenticator,
  properties: Partial<PasskeyManager> = {},
): Promise<PasskeyManager> {
  await signUp();
  await authenticator.clearCredentials();
  return manager(properties);
}

/** Clicks through the removal of one passkey. */
export async function remove(element: PasskeyManager, name: string): Promise<void> {
  button(element, `Remove ${name}`).click();
  await until(() => dialog(element), 'the question is asked');
  button(element, 'Remove passkey').click();
}
