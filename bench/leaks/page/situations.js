/* What an element is doing when it is removed. */
import { find, frames, requests, state, until } from './wait.js';

/** @type {string} The URL is the server's; the compiler knows only files. */
const url = '/cdn/passkey-elements.js';
const { configurePasskeys, createBackend } = /** @type {typeof import('../../../src/index.js')} */ (
  await import(url)
);

/**
 * @typedef {HTMLElement & { updateComplete: Promise<boolean>, base?: string, backend?: object }} Passkeys
 *
 * @typedef {object} Situation
 * @property {string} name
 * @property {'login' | 'signup' | 'manager'} tag
 * @property {string} [base]
 * @property {readonly string[]} [attributes]
 * @property {boolean} [consents] The authenticator answers by itself.
 * @property {(element: Passkeys) => Promise<unknown>} until Brings the element there.
 */

const PLAIN = '/api/plain/none';
const ELEMENTS = /** @type {const} */ (['login', 'signup', 'manager']);
const QUIET = { login: ['no-autofill'], signup: [], manager: [] };

/** Where the first paint and what follows it are over. @param {Passkeys} element */
const settled = async (element) => {
  await frames(3);
  if (element.localName === 'passkey-manager') await state(element, 'ready');
};

/** @param {Passkeys} element */
const begin = async (element) => {
  await settled(element);
  const field = element.querySelector('input');
  if (field) field.value = 'ada';
  (await find(element, '.primary')).click();
};

/** @param {string} name @returns {(element: Passkeys) => Promise<unknown>} */
const begunUntil = (name) => async (element) => {
  await begin(element);
  await state(element, name);
};

/** @param {string} action @param {string} shown @returns {(element: Passkeys) => Promise<unknown>} */
const rowUntil = (action, shown) => async (element) => {
  await settled(element);
  (await find(element, `[data-action="${action}"]:not([hidden])`)).click();
  await find(element, shown);
};

/** @param {() => void} change */
const andBack = async (change) => {
  change();
  await frames(2);
};

/** @type {Readonly<Record<string, (element: Passkeys) => Promise<unknown>>>} */
const CHANGES = {
  backend: (element) => andBack(() => (element.backend = createBackend({ base: PLAIN }))),
  base: (element) => andBack(() => (element.base = '/api/plain/other')),
  lang: async () => {
    await andBack(() => (document.documentElement.lang = 'de'));
    await andBack(() => (document.documentElement.lang = 'en'));
  },
  configurePasskeys: async () => {
    await andBack(() => configurePasskeys({ base: PLAIN }));
    await andBack(() => configurePasskeys({}));
  },
  place: (element) =>
    andBack(() => {
      const aside = document.createElement('aside');
      element.replaceWith(aside);
      aside.append(element);
    }),
};

/** @returns {Situation[]} */
const forEach = (/** @type {(tag: typeof ELEMENTS[number]) => Situation | Situation[]} */ make) =>
  ELEMENTS.flatMap(make);

/** @type {readonly Situation[]} */
export const situations = [
  ...forEach((tag) => ({ name: 'idle', tag, attributes: QUIET[tag], until: settled })),
  {
    name: 'autofill waits',
    tag: 'login',
    until: () => until(() => meter.autofill === 1, 'autofill waits'),
  },
  { name: 'autofill asks', tag: 'login', base: '/api/held/begin', until: () => requests(1) },
  {
    name: 'options ahead',
    tag: 'login',
    base: '/api/held/begin',
    attributes: QUIET.login,
    until: async (element) => {
      (await find(element, '.primary')).dispatchEvent(new PointerEvent('pointerenter'));
      await requests(1);
    },
  },
  { name: 'list asked for', tag: 'manager', base: '/api/held/list', until: () => requests(1) },
  ...forEach((tag) => {
    const common = { tag, attributes: QUIET[tag] };
    const end = { login: 'succeeded', signup: 'naming', manager: 'ready' }[tag];
    return [
      { ...common, name: 'requesting', base: '/api/held/begin', until: begunUntil('requesting') },
      { ...common, name: 'prompting', until: begunUntil('prompting') },
      {
        ...common,
        name: 'verifying',
        base: '/api/held/complete',
        consents: true,
        until: begunUntil('verifying'),
      },
      {
        ...common,
        name: 'refused',
        base: '/api/refused/complete',
        consents: true,
        until: async (element) => {
          await begin(element);
          await find(element, '[part~="failure"]');
        },
      },
      {
        ...common,
        name: tag === 'login' ? 'signed in' : 'naming',
        consents: true,
        until: async (element) => {
          await begunUntil(end)(element);
          if (tag !== 'login') await find(element, '#name');
        },
      },
    ];
  }),
  { name: 'editor open', tag: 'manager', until: rowUntil('rename', '#name') },
  { name: 'dialog open', tag: 'manager', until: rowUntil('remove', 'dialog[open]') },
  ...forEach((tag) =>
    Object.entries(CHANGES).map(([name, change]) => ({
      name: `${name} changed`,
      tag,
      until: async (element) => {
        await settled(element);
        await change(element);
      },
    })),
  ),
];
