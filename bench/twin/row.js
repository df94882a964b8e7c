import { button, make } from './dom.js';
import { badgesOf, datesOf, exactDate, kindOf, nameOf, relativeDate, worksOf } from './words.js';

/** @typedef {import('../fixtures.mjs').Passkey} Passkey */

/**
 * @param {Passkey} passkey
 * @param {string | undefined} provider
 */
export function makeRow(passkey, provider) {
  const name = nameOf(passkey, provider);
  const words = make('div', 'words');
  words.append(make('bdi', 'name', name));
  for (const badge of badgesOf(passkey)) words.append(make('span', 'badge', badge));
  words.append(make('span', 'detail works', worksOf(passkey, provider)), ...dateWords(passkey));

  const row = make('li', 'row');
  row.dataset['id'] = passkey.id;
  row.append(make('span', `icon ${kindOf(passkey)}`), words, actions(name));
  return row;
}

/** Exact on hover, and for assistive technology in place of the relative. @param {Passkey} passkey */
function dateWords(passkey) {
  const exact = datesOf(passkey, exactDate);
  const relative = make('span', 'detail', datesOf(passkey, relativeDate));
  relative.ariaHidden = 'true';
  relative.title = exact;
  return [relative, make('span', 'hidden-text', exact)];
}

/** @param {string} name */
function actions(name) {
  const rename = button('Rename', '');
  rename.dataset['action'] = 'rename';
  rename.ariaLabel = `Rename ${name}`;
  const remove = button('Remove', '');
  remove.dataset['action'] = 'remove';
  remove.ariaLabel = `Remove ${name}`;
  const actions = make('div', 'actions');
  actions.append(rename, remove);
  return actions;
}

/**
 * Says who keeps it, in a row that is there.
 * @param {Element} row
 * @param {Passkey} passkey
 * @param {string} provider
 */
export function nameProvider(row, passkey, provider) {
  const works = row.querySelector('.works');
  if (works) works.textContent = worksOf(passkey, provider);
  if (passkey.name) return;
  const name = row.querySelector('.name');
  if (name) name.textContent = provider;
  for (const button of row.querySelectorAll('button')) button.ariaLabel = `${button.textContent} ${provider}`;
}
