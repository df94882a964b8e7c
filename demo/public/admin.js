/* The accounts of this demo, and the passkeys of the one that was chosen; for its administrator. */
import { showEvents } from './site.js';

const state = /** @type {HTMLElement} */ (document.querySelector('#state'));
const accounts = /** @type {HTMLElement} */ (document.querySelector('#accounts'));
const manager = /** @type {HTMLElement} */ (document.querySelector('#manager'));

/** @type {{ [status: number]: string }} */
const WHY = {
  401: 'You are not signed in. Sign in as the administrator first.',
  403: 'Only the administrator may see this: the account that the server was started with, ADMINISTRATOR=its-user-name.',
};

/** This route is the demo's own; the elements do not call it. */
async function load() {
  const response = await fetch('/api/session/accounts');
  if (!response.ok) {
    state.textContent = WHY[response.status] ?? 'The accounts could not be read.';
    return;
  }
  state.textContent = '';
  const { accounts: all } = await response.json();
  accounts.hidden = false;
  accounts.querySelector('ul')?.replaceChildren(...all.map(entry));
}

/** @param {{ id: string, name: string, displayName: string, passkeys: number }} account */
function entry({ id, name, displayName, passkeys }) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = `${displayName} (${name}): ${passkeys}`;
  button.addEventListener('click', () => {
    manager.setAttribute('user-id', id);
    manager.hidden = false;
  });
  const item = document.createElement('li');
  item.append(button);
  return item;
}

showEvents();
await load();
