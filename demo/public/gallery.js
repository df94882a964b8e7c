/*
 * Brings the specimens of states.html and theme.html to life: each names its backend by `data-backend`, and by
 * `data-then` the method to call once it is there. The address says how to show them: ?lang=de, ?dir=rtl,
 * ?theme=dark, ?width=280, ?text=200, ?passkeys=off. ?state=ID shows a single one of the newer states.
 */
import '/cdn/passkey-elements.js';
import { galleryBackends } from './gallery-backend.js';
import { securityBackends } from './gallery-security.js';
import { showScenes } from './gallery-stage.js';

const backends = { ...galleryBackends, ...securityBackends };

const settings = new URLSearchParams(location.search);
const icon = { name: 'Leaf', icon: '/icon-leaf.svg', iconDark: '/icon-leaf-dark.svg' };

// A browser that has none: the elements ask for this very name.
if (settings.get('passkeys') === 'off') Reflect.deleteProperty(globalThis, 'PublicKeyCredential');

const { dataset } = document.documentElement;
dataset['theme'] = settings.get('theme') ?? '';
dataset['width'] = settings.get('width') ?? '';
dataset['text'] = settings.get('text') ?? '';
if (settings.get('dir') === 'rtl') document.documentElement.dir = 'rtl';

const single = settings.get('state');
for (const specimen of document.querySelectorAll('.specimen'))
  if (single && specimen.id !== single) specimen.remove();
for (const specimen of document.querySelectorAll('[data-backend]')) bringToLife(specimen);
showScenes(bringToLife);

// Only the specimens change their language: the gallery's own words are English.
const lang = settings.get('lang');
for (const stage of document.querySelectorAll('.stage')) {
  if (lang) stage.setAttribute('lang', lang);
}

for (const control of document.querySelectorAll('#settings select')) {
  if (control instanceof HTMLSelectElement) control.value = settings.get(control.name) ?? '';
}

/** @param {any} specimen One of the three elements. */
function bringToLife(specimen) {
  const { backend, then, username, icons } = specimen.dataset;
  if (icons !== undefined) specimen.providers = () => icon;
  specimen.backend = backends[backend]?.();
  if (then === undefined) return;
  if (specimen.localName === 'passkey-manager') {
    specimen.addEventListener('passkey-list', () => queueMicrotask(() => specimen[then]()), { once: true });
  } else {
    void specimen.updateComplete.then(() => submit(specimen, then, username));
  }
}

/**
 * @param {any} specimen
 * @param {string} method
 * @param {string | undefined} username
 */
function submit(specimen, method, username) {
  const input = specimen.querySelector('input');
  if (input && username) input.value = username;
  // A form that lacks something puts the focus there, and the page would jump.
  const top = document.activeElement;
  void specimen[method]();
  if (document.activeElement !== top && document.activeElement instanceof HTMLElement) {
    document.activeElement.blur();
    scrollTo(0, 0);
  }
}
