/*
 * A backend for the gallery: a `PasskeyBackend` is a plain object, so one that always says the same is quickly
 * written. Nothing here reaches a server, and no account is named, so that no password manager is told anything.
 */
import { PasskeyFailure } from '/cdn/passkey-elements.js';

/** @typedef {import('../../src/index.js').PasskeyBackend} PasskeyBackend */
/** @typedef {import('../../src/index.js').Passkey} Passkey */
/** @typedef {import('../../src/index.js').Policy} Policy */

export const DAY = 24 * 60 * 60 * 1000;

/** @param {number} days */
const daysAgo = (days) => new Date(Date.now() - days * DAY).toISOString();

/** An answer that never comes. @type {() => Promise<never>} */
export const silence = () => new Promise(() => undefined);

/**
 * @param {ConstructorParameters<typeof PasskeyFailure>} failure
 * @returns {() => Promise<never>}
 */
export const refusal =
  (...failure) =>
  () =>
    Promise.reject(new PasskeyFailure(...failure));

/** @type {Passkey} */
export const phone = {
  id: 'phone',
  name: 'Phone',
  aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd',
  createdAt: daysAgo(400),
  lastUsedAt: daysAgo(0.01),
  transports: ['internal', 'hybrid'],
  backupEligible: true,
  backedUp: true,
  current: true,
};

/** @type {Passkey} */
const securityKey = {
  id: 'key',
  name: 'Key on my ring',
  aaguid: 'fa2b99dc-9e39-4257-8f92-4a30d23c4118',
  createdAt: daysAgo(40),
  lastUsedAt: null,
  transports: ['usb', 'nfc'],
  backupEligible: false,
};

/** @type {Passkey} */
const laptop = {
  id: 'laptop',
  name: 'Work laptop',
  aaguid: '08987058-cadc-4b81-b6e1-30de50dcbe96',
  createdAt: daysAgo(12),
  lastUsedAt: daysAgo(3),
  transports: ['internal'],
  backupEligible: false,
};

/** @type {readonly Passkey[]} */
export const several = [
  phone,
  securityKey,
  laptop,
  {
    id: 'long',
    name: 'The old tablet that lies in the kitchen drawer under the spare batteries',
    createdAt: daysAgo(200),
    lastUsedAt: daysAgo(90),
    transports: ['hybrid'],
  },
  {
    id: 'unbroken',
    name: 'Pneumonoultramicroscopicsilicovolcanoconiosis-testgeraet-nummer12',
    aaguid: 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4',
    createdAt: daysAgo(30),
    lastUsedAt: daysAgo(1),
    backupEligible: true,
    backedUp: false,
  },
  { id: 'markup', name: '<b>bold</b> & <script>alert(1)</script>', createdAt: daysAgo(5) },
  { id: 'rtl', name: 'مفتاح المكتب (2)', transports: ['usb'], createdAt: daysAgo(6), lastUsedAt: daysAgo(2) },
  {
    id: 'unnamed',
    aaguid: 'bada5566-a7aa-401f-bd96-45619a55120d',
    backupEligible: true,
    createdAt: daysAgo(7),
  },
  { id: 'unknown' },
];

/**
 * @param {readonly Passkey[]} passkeys
 * @param {Policy} [policy]
 * @param {PasskeyBackend} [other]
 * @returns {() => PasskeyBackend}
 */
export const listing =
  (passkeys, policy = { max: 10, min: 1 }, other = {}) =>
  () => ({
    list: () => Promise.resolve({ passkeys, policy }),
    registerBegin: silence,
    registerComplete: silence,
    rename: (id, name) => Promise.resolve({ ...passkeys.find((passkey) => passkey.id === id), id, name }),
    remove: silence,
    ...other,
  });

/** @returns {PasskeyBackend} */
function stale() {
  let answered = false;
  return {
    ...listing(several.slice(0, 2))(),
    list() {
      if (answered) return refusal('network')();
      answered = true;
      return Promise.resolve({ passkeys: several.slice(0, 2) });
    },
  };
}

/** @param {PasskeyBackend} backend @returns {() => PasskeyBackend} */
export const plain = (backend) => () => backend;

/** One for each name that the gallery's markup uses. @type {Readonly<Record<string, () => PasskeyBackend>>} */
export const galleryBackends = {
  loading: plain({ list: silence, registerBegin: silence }),
  empty: listing([]),
  one: listing([phone]),
  several: listing(several),
  icons: listing([phone, securityKey]),
  limit: listing([phone, securityKey, laptop], { max: 3, min: 1 }),
  failed: plain({ list: refusal('server', { status: 500 }), registerBegin: silence }),
  'signed-out': plain({ list: refusal('unauthenticated', { status: 401 }), registerBegin: silence }),
  stale,
  adding: listing([phone, securityKey]),
  'add-failed': listing([phone, securityKey], undefined, { registerBegin: refusal('verification_failed') }),
  'change-failed': listing([phone, securityKey], undefined, {
    rename: refusal('network'),
    remove: refusal('server', { status: 500 }),
  }),
  nothing: plain({}),
  login: plain({ loginBegin: silence, loginComplete: silence }),
  'login-waiting': plain({ loginBegin: silence, loginComplete: silence }),
  'login-failed': plain({ loginBegin: refusal('rate_limited', { retryAfter: 30 }), loginComplete: silence }),
  signup: plain({ signupBegin: silence, signupComplete: silence }),
  'signup-waiting': plain({ signupBegin: silence, signupComplete: silence }),
  'signup-taken': plain({ signupBegin: refusal('conflict', { field: 'username' }), signupComplete: silence }),
  'signup-refused': plain({
    signupBegin: refusal('validation', {
      field: 'username',
      detail: 'User names have three letters or more.',
    }),
    signupComplete: silence,
  }),
};
