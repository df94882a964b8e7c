import { button, icon, make, request, shadow } from './dom.js';
import { openEditor } from './editor.js';
import { askRemoval } from './removal.js';
import { makeRow, nameProvider } from './row.js';
import { css } from './styles.js';
import { nameOf } from './words.js';

/**
 * @typedef {import('../fixtures.mjs').Passkey} Passkey
 * @typedef {Readonly<Record<string, string>>} Names
 *
 * @typedef {object} Manager
 * @property {string} base
 * @property {Passkey[]} passkeys Newest first.
 * @property {Names} names Providers by AAGUID, empty until they are here.
 * @property {HTMLUListElement} list
 * @property {HTMLDialogElement} dialog
 * @property {(text: string) => void} say
 */

/**
 * The list of passkeys, with rename and remove.
 * @param {HTMLElement} host
 * @param {string} base
 */
export function mountManager(host, base) {
  const root = shadow(host, css);
  const status = make('div', 'status');
  status.role = 'status';
  const dialog = make('dialog');
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  dialog.setAttribute('aria-describedby', 'dialog-text');
  const section = make('section', 'manager');
  section.setAttribute('aria-labelledby', 'title');
  section.ariaBusy = 'true';
  const waiting = skeleton();
  section.append(header(), status, waiting);
  root.append(section, dialog);
  status.append(make('span', 'hidden-text', 'Loading your passkeys…'));

  /** @type {Manager} */
  const manager = {
    base,
    passkeys: [],
    names: {},
    list: make('ul', 'list'),
    dialog,
    say: (text) => (status.textContent = text),
  };
  manager.list.addEventListener('click', (event) => onListClick(manager, event));
  void load(manager).then(
    () => {
      section.ariaBusy = 'false';
      status.textContent = '';
      waiting.replaceWith(manager.list);
    },
    () => (status.textContent = 'Something went wrong on our side. Please try again later.'),
  );
}

/** @param {Manager} manager */
async function load(manager) {
  const { base, list, names } = manager;
  const { passkeys, account, complete } = await request(base);
  manager.passkeys = newestFirst(passkeys);
  list.append(...manager.passkeys.map((passkey) => makeRow(passkey, names[passkey.aaguid])));
  if (account && complete) tellPasswordManagers(account, manager.passkeys);
  void nameProviders(manager);
}

/** @param {Passkey[]} passkeys */
const newestFirst = (passkeys) =>
  passkeys
    .map((passkey) => ({ passkey, time: Date.parse(passkey.createdAt) }))
    .sort((a, b) => b.time - a.time)
    .map(({ passkey }) => passkey);

/** The rows come first, the names of their providers when they are here. @param {Manager} manager */
async function nameProviders(manager) {
  const url = '/names.js';
  manager.names = /** @type {{ names: Names }} */ (await import(url)).names;
  for (const [index, passkey] of manager.passkeys.entries()) {
    const provider = manager.names[passkey.aaguid];
    const row = manager.list.children[index];
    if (provider && row) nameProvider(row, passkey, provider);
  }
}

/** @param {{ rpId: string, userHandle: string }} account @param {Passkey[]} passkeys */
function tellPasswordManagers({ rpId, userHandle }, passkeys) {
  const allAcceptedCredentialIds = passkeys.map(({ credentialId }) => credentialId);
  PublicKeyCredential.signalAllAcceptedCredentials({
    rpId,
    userId: userHandle,
    allAcceptedCredentialIds,
  }).catch(() => undefined);
}

/** One listener for all buttons. @param {Manager} manager @param {Event} event */
function onListClick(manager, { target }) {
  const action = /** @type {Element} */ (target).closest('button')?.dataset['action'];
  const row = /** @type {Element} */ (target).closest('li');
  const passkey = manager.passkeys.find(({ id }) => id === row?.dataset['id']);
  if (!action || !row || !passkey) return;
  manager.say('');
  if (action === 'rename') openEditor(row, passkey, (name) => rename(manager, row, passkey, name));
  else askRemoval(manager, passkey, () => remove(manager, row, passkey));
}

/** @param {Manager} manager @param {Element} row @param {Passkey} passkey @param {string} name */
async function rename(manager, row, passkey, name) {
  const renamed = await request(`${manager.base}/${encodeURIComponent(passkey.id)}`, 'PATCH', { name });
  Object.assign(passkey, renamed);
  const fresh = makeRow(passkey, manager.names[passkey.aaguid]);
  row.replaceWith(fresh);
  fresh.querySelector('button')?.focus();
  manager.say(`Renamed to ${name}.`);
}

/** @param {Manager} manager @param {Element} row @param {Passkey} passkey */
async function remove(manager, row, passkey) {
  await request(`${manager.base}/${encodeURIComponent(passkey.id)}`, 'DELETE');
  const next = row.nextElementSibling ?? row.previousElementSibling;
  manager.passkeys.splice(manager.passkeys.indexOf(passkey), 1);
  row.remove();
  manager.dialog.close();
  manager.say(`${nameOf(passkey, manager.names[passkey.aaguid])} was removed.`);
  /** @type {HTMLElement | null | undefined} */ (next?.querySelector('[data-action="remove"]'))?.focus();
}

function header() {
  const title = make('h2', 'title', 'Passkeys');
  title.id = 'title';
  const add = button('Add a passkey', 'primary');
  add.prepend(icon('M12 5v14M5 12h14'));
  const buttons = make('div', 'buttons');
  buttons.append(add);
  const header = make('header', 'header');
  header.append(title, buttons);
  return header;
}

function skeleton() {
  const list = make('ul', 'list');
  list.ariaHidden = 'true';
  for (let row = 0; row < 3; row++) {
    const item = make('li', 'row');
    const words = make('div', 'words');
    words.append(make('span', 'bone line'), make('span', 'bone line long'));
    item.append(make('span', 'icon bone'), words);
    list.append(item);
  }
  return list;
}
