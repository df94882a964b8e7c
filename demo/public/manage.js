/* The passkeys of whoever is signed in, or a way to sign in. */
import { showEvents, signOut } from './site.js';

const manager = /** @type {HTMLElement} */ (document.querySelector('#manager'));
const signedOut = /** @type {HTMLElement} */ (document.querySelector('#signed-out'));
const button = /** @type {HTMLElement} */ (document.querySelector('#sign-out'));

function showSignedOut() {
  const hadFocus = document.activeElement === manager || document.activeElement === button;
  manager.hidden = true;
  button.hidden = true;
  signedOut.hidden = false;
  if (hadFocus) signedOut.querySelector('h2')?.focus();
}

showEvents();
manager.addEventListener('passkey-list', () => (button.hidden = false));
manager.addEventListener('passkey-failure', ({ detail }) => {
  if (detail.failure.code === 'unauthenticated') showSignedOut();
});
button.addEventListener('click', () => void signOut().then(showSignedOut));
