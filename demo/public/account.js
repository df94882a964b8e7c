/* A page with both ways in for who is signed out, and the account for who is signed in; it changes without a reload. */
import { showEvents, signOut, whoIsSignedIn } from './site.js';

const place = /** @type {HTMLElement} */ (document.querySelector('#account'));

/** Shows what fits the session. After something the visitor did, the focus goes to its heading. */
async function showAccount({ moveFocus = true } = {}) {
  try {
    const user = await whoIsSignedIn();
    show(user ? 'signed-in' : 'signed-out');
    place.querySelector('[data-user]')?.replaceChildren(user?.displayName ?? '');
  } catch (error) {
    console.warn(error);
    show('no-answer');
    return;
  }
  const arrival = place.querySelector('[data-arrival]');
  if (moveFocus && arrival instanceof HTMLElement) arrival.focus();
}

/** @param {string} id Of a template: elements of the other view are taken away, and what they did ends. */
function show(id) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  place.replaceChildren(document.importNode(template.content, true));
}

showEvents();
place.addEventListener('passkey-signup', () => void showAccount());
place.addEventListener('passkey-login', () => void showAccount());
place.addEventListener('passkey-failure', ({ detail }) => {
  if (detail.failure.code === 'unauthenticated') void showAccount();
});
place.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('[data-sign-out]'))
    void signOut().then(() => showAccount());
});
await showAccount({ moveFocus: false });
