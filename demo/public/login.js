/* Sign-in in three variants: attributes and slots may change at any time. */
import { showEvents } from './site.js';

const element = /** @type {HTMLElement} */ (document.querySelector('passkey-login'));
const ownInput = /** @type {HTMLTemplateElement} */ (document.querySelector('#own-input'));

/** @param {FormDataEntryValue | null} variant */
function show(variant) {
  element.querySelector('.own-input')?.remove();
  if (variant === 'own-input') element.prepend(document.importNode(ownInput.content, true));
  element.setAttribute('mode', variant === 'username-first' ? variant : 'discoverable');
}

showEvents();
const form = /** @type {HTMLFormElement} */ (document.querySelector('#variants'));
form.addEventListener('change', () => show(new FormData(form).get('variant')));
// Browsers put back what was chosen before a reload.
show(new FormData(form).get('variant'));
