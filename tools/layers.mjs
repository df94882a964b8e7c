/*
 * The house rules of the imports: define → elements → flows → { webauthn, backend } → model. Elements may also use
 * events, i18n, providers and styles. The lint rule and test/package/imports.test.ts both read them from here.
 */

/**
 * @typedef {object} Layer
 * @property {readonly string[]} uses The folders of src that this one may import, besides itself.
 * @property {readonly string[]} packages The packages that it may import.
 */

/** @type {Readonly<Record<string, Layer>>} */
export const layers = {
  model: { uses: [], packages: [] },
  backend: { uses: ['model'], packages: [] },
  webauthn: { uses: ['model'], packages: ['@simplewebauthn/browser'] },
  flows: { uses: ['webauthn', 'backend', 'model'], packages: [] },
  events: { uses: ['backend', 'model'], packages: [] },
  i18n: { uses: ['providers', 'model'], packages: [] },
  providers: { uses: ['model'], packages: [] },
  styles: { uses: [], packages: ['lit'] },
  elements: {
    uses: ['flows', 'webauthn', 'backend', 'model', 'events', 'i18n', 'providers', 'styles'],
    packages: ['lit', 'lean-qr'],
  },
};

/** The elements, none of which imports another. */
export const elementFolders = ['passkey-login', 'passkey-signup', 'passkey-manager'];

/** Modules at the top that nothing below imports. */
export const topModules = ['index', 'define', 'cdn'];
