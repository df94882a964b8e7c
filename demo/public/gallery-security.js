/* What the fake backends of the gallery say about everything that surrounds passkeys. */
import { DAY, listing, phone, plain, refusal, several, silence } from './gallery-backend.js';

/** @typedef {import('../../src/index.js').PasskeyBackend} PasskeyBackend */
/** @typedef {import('../../src/index.js').Passkey} Passkey */

const [first, second] = several;
const two = /** @type {readonly Passkey[]} */ ([first, second]);

/** Sixty characters without a space. */
const LONG = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk-Nr-60';
const MARKUP = '<b>bold</b> & <script>alert(1)</script>';

/** @template T @param {T} value */
const says = (value) => () => Promise.resolve(value);
const done = says(undefined);

const soon = (/** @type {number} */ milliseconds) => new Date(Date.now() + milliseconds).toISOString();
const ago = (/** @type {number} */ days) => soon(-days * DAY);

const limited = (seconds = 30) => refusal('rate_limited', { status: 429, retryAfter: seconds });
const tooOld = refusal('reauth_required', { status: 401 });
const wrong = refusal('code_invalid', { status: 422 });
const broken = refusal('server', { status: 500 });
const offline = refusal('network');

const creation = {
  options: /** @type {any} */ ({
    challenge: 'AAAA',
    rp: { name: 'Gallery' },
    user: { id: 'YWRh', name: 'ada', displayName: 'Ada' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  }),
};
const request = {
  options: /** @type {any} */ ({
    challenge: 'AAAA',
    allowCredentials: [{ type: 'public-key', id: 'dXNlZA' }],
  }),
};

/**
 * A list with what surrounds it.
 * @param {readonly import('../../src/model/policy.js').Offer[]} offers
 * @param {PasskeyBackend} [more]
 * @param {readonly Passkey[]} [passkeys]
 */
const around =
  (offers, more = {}, passkeys = two) =>
  () =>
    listing(passkeys, { max: 10, offers }, more)();

/** @param {number} total @param {number} remaining @param {PasskeyBackend} [more] */
const codes = (total, remaining, more = {}) =>
  around(['recovery-codes'], {
    recoveryCodes: says({ total, remaining }),
    recoveryCodesCreate: says(CODES),
    ...more,
  });

const CODES = [
  ...['7KQM-2XPD', 'VH4T-9WRC', 'B3NJ-6FZL', 'Q8YS-5MGE', 'X2DK-7PTA'],
  ...['R6WL-4CHV', 'J9FB-3NQY', 'Z5GM-8SXE', 'T7PA-2KDR', 'C4HV-6LWJ'],
];

/** @type {readonly import('../../src/model/factor.js').Factor[]} */
const factors = [
  { id: 'totp', kind: 'totp', createdAt: ago(90), lastUsedAt: ago(2) },
  { id: 'key', kind: 'security-key', name: 'Key in the safe', createdAt: ago(30), lastUsedAt: null },
  { id: 'sms', kind: 'sms', name: '+49 ••• ••• 42', createdAt: ago(300) },
  { id: 'email', kind: 'email', name: `${LONG}@example.com` },
  { id: 'password', kind: 'password', fixed: true, lastUsedAt: ago(10) },
  { id: 'codes', kind: 'recovery-codes', fixed: true },
  { id: 'other', kind: 'other', name: MARKUP },
];

/** @param {PasskeyBackend} [more] */
const protecting = (more = {}) =>
  around(['factors', 'totp'], {
    factors: says([]),
    totpBegin: says({
      secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      uri: 'otpauth://totp/Example:ada@example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example',
    }),
    totpComplete: silence,
    ...more,
  });

/** All that can be added. @param {PasskeyBackend} [more] */
const adding = (more = {}) =>
  around(['factors', 'totp', 'security-key', 'sms-codes', 'email-codes'], {
    factors: says([]),
    totpBegin: silence,
    securityKeyBegin: says(creation),
    securityKeyComplete: says({ id: 'key', kind: 'security-key', name: 'YubiKey 5' }),
    codesEnable: done,
    ...more,
  });

const linked = {
  url: 'https://example.com/enroll#code=Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4',
  expiresAt: soon(15 * 60_000),
};

/** @param {NonNullable<PasskeyBackend['enroll']>} enroll */
const linking = (enroll) => around(['enrollment'], { enroll });

/** The passkey of the link is there as soon as the list is read again. */
function used() {
  let reads = 0;
  const added = { id: 'new', name: LONG, createdAt: ago(0) };
  const passkeys = () => (reads++ === 0 ? two : [added, ...two]);
  return {
    ...linking(says(linked))(),
    list: () =>
      Promise.resolve({ passkeys: passkeys(), policy: { offers: /** @type {const} */ (['enrollment']) } }),
  };
}

/**
 * @param {readonly import('../../src/index.js').StepUpMethod[]} methods
 * @param {PasskeyBackend['stepUpComplete']} [stepUpComplete]
 */
const proving = (methods, stepUpComplete = silence) =>
  codes(10, 0, {
    recoveryCodesCreate: tooOld,
    stepUpBegin: says({ ...request, methods }),
    stepUpComplete,
  });

/** @param {PasskeyBackend} [more] */
const tested = (more = {}) =>
  around(['step-up'], { stepUpBegin: says(request), stepUpComplete: done, ...more });

const person = {
  rpId: 'localhost',
  userHandle: 'YWRh',
  name: 'ada@example.com',
  displayName: 'Ada Lovelace',
};

/**
 * An administrator looks after somebody.
 * @param {PasskeyBackend} [more]
 * @param {string} [displayName]
 * @param {readonly import('../../src/model/policy.js').Offer[]} [offers]
 */
const looking =
  (more = {}, displayName = person.displayName, offers = ['enrollment', 'remove-all']) =>
  () => ({
    ...listing(two)(),
    list: says({
      passkeys: two,
      account: { ...person, displayName },
      policy: { max: 10, offers },
    }),
    enroll: says(linked),
    removeAll: silence,
    ...more,
  });

/** Only the backend's own page adds passkeys. @returns {PasskeyBackend} */
const hosted = () => ({
  capabilities: {
    naming: 'server',
    lastPasskey: 'unknown',
    stepUp: 'none',
    fields: ['name', 'createdAt'],
    addsAt: { url: new URL('/manage.html', location.href).href, returnTo: 'return_to' },
  },
  list: says({ passkeys: two }),
  remove: silence,
});

/** An administrator who hands out security keys. @param {PasskeyBackend} [more] @param {string} [displayName] */
const provisioning = (more = {}, displayName = person.displayName) =>
  looking(
    {
      registerBegin: says(creation),
      registerComplete: says({ id: 'key', name: 'YubiKey 5C', transports: ['usb'], createdAt: ago(0) }),
      rename: silence,
      ...more,
    },
    displayName,
    ['enrollment', 'remove-all', 'add', 'rename'],
  );

/** @param {PasskeyBackend} [more] */
const recovering = (more = {}) =>
  plain({
    loginBegin: silence,
    loginComplete: silence,
    registerBegin: says(creation),
    registerComplete: done,
    recoveryCodesRedeem: says({ proof: 'proof' }),
    ...more,
  });

/** @param {PasskeyBackend} [more] */
const mailing = (more = {}) =>
  plain({
    signupBegin: says(creation),
    signupComplete: done,
    emailBegin: says({ state: 'sent', resendAfter: 60 }),
    emailComplete: silence,
    ...more,
  });

/** @param {PasskeyBackend} [more] */
const enrolling = (more = {}) =>
  plain({
    registerBegin: says(creation),
    registerComplete: says({ id: 'new' }),
    rename: says({ id: 'new' }),
    ...more,
  });

/** @param {PasskeyBackend} [more] */
const signing = (more = {}) =>
  plain({
    signupBegin: says(creation),
    signupComplete: says({ id: 'new' }),
    rename: says({ id: 'new' }),
    recoveryCodesCreate: says(CODES),
    ...more,
  });

/** One for each name that a scene uses. @type {Readonly<Record<string, () => PasskeyBackend>>} */
export const securityBackends = {
  whole: () => ({
    ...protecting({ factors: says(factors.slice(0, 2)) })(),
    ...codes(10, 7)(),
    ...linking(says(linked))(),
    ...tested()(),
    ...around(['factors', 'totp', 'recovery-codes', 'enrollment', 'step-up'])(),
    factors: says(factors.slice(0, 2)),
    recoveryCodes: says({ total: 10, remaining: 7 }),
    registerBegin: silence,
  }),
  lonely: listing([phone], { max: 10 }),
  guarded: listing([phone], { max: 10, min: 1, offers: ['recovery-codes'] }, codes(10, 9)()),
  stuck: listing([phone], { max: 1, min: 1 }),
  'codes-loading': codes(0, 0, { recoveryCodes: silence }),
  'codes-none': codes(0, 0),
  'codes-many': codes(10, 8),
  'codes-few': codes(10, 1),
  'codes-used-up': codes(10, 0),
  'codes-unknown': codes(0, 0, { recoveryCodes: broken }),
  'codes-failed': codes(10, 0, { recoveryCodesCreate: broken }),
  'codes-limited': codes(10, 0, { recoveryCodesCreate: limited() }),
  'codes-making': codes(10, 0, { recoveryCodesCreate: silence }),
  'codes-refused': codes(10, 3, { recoveryCodesCreate: limited(600) }),
  'codes-long': codes(16, 0, {
    recoveryCodesCreate: says(Array.from({ length: 16 }, (_, at) => `${LONG.slice(0, 22)}-${at}`)),
  }),
  factors: protecting({ factors: says(factors) }),
  'factors-loading': protecting({ factors: silence }),
  'factors-empty': protecting(),
  'factors-failed': protecting({ factors: offline }),
  'factor-removed': protecting({ factors: says(factors), factorRemove: done }),
  'factor-last': protecting({ factors: says(factors.slice(3, 4)), factorRemove: broken }),
  totp: protecting(),
  'totp-waiting': protecting({ totpBegin: silence }),
  'totp-wrong': protecting({ totpComplete: wrong }),
  'totp-limited': protecting({ totpComplete: limited() }),
  'totp-failed': protecting({ totpBegin: broken }),
  'totp-added': protecting({ totpComplete: done }),
  additions: adding(),
  'additions-offline': adding({ securityKeyComplete: offline }),
  'additions-unconfirmed': adding({ codesEnable: refusal('validation', { status: 400, field: 'phone' }) }),
  'additions-one': around(['factors', 'security-key'], {
    factors: says([]),
    securityKeyBegin: says(creation),
  }),
  link: linking(says(linked)),
  'link-waiting': linking(silence),
  'link-expired': linking(says({ ...linked, expiresAt: ago(1) })),
  'link-failed': linking(offline),
  'link-limited': linking(limited(45)),
  'link-long': linking(says({ url: `${linked.url}${LONG.repeat(4)}`, sent: true })),
  'link-used': used,
  'step-up-passkey': proving(['passkey']),
  'step-up-password': proving(['password'], wrong),
  'step-up-code': proving(['code'], wrong),
  'step-up-all': proving(['passkey', 'password', 'code']),
  'step-up-limited': proving(['passkey', 'password'], limited()),
  'with-password': codes(10, 0, {
    recoveryCodesCreate: refusal('reauth_required', { status: 401, field: 'password' }),
  }),
  tested: tested(),
  'test-failed': tested({ stepUpBegin: offline }),
  'test-limited': tested({ stepUpBegin: limited() }),
  looking: looking(),
  'looking-long': looking({}, LONG),
  'looking-empty': () => ({ ...looking()(), list: says({ passkeys: [], account: person }) }),
  'looking-sent': looking({ enroll: says({ ...linked, sent: true }) }),
  'looking-failed': looking({ enroll: limited(), removeAll: broken }),
  'looking-removed': looking({ removeAll: done }),
  provisioning: provisioning(),
  'provisioning-long': provisioning({}, LONG),
  'provisioning-empty': () => ({
    ...provisioning()(),
    list: says({ passkeys: [], account: person, policy: { offers: /** @type {const} */ (['add']) } }),
  }),
  'provisioning-refused': provisioning({ registerComplete: refusal('verification_failed', { status: 422 }) }),
  'provisioning-forbidden': provisioning({ registerBegin: refusal('forbidden', { status: 403 }) }),
  'provisioning-unnamed': provisioning({ rename: offline }),
  back: listing(two),
  hosted,
  recovering: recovering(),
  'recovering-waiting': recovering({ recoveryCodesRedeem: silence }),
  'recovering-wrong': recovering({ recoveryCodesRedeem: wrong }),
  'recovering-limited': recovering({ recoveryCodesRedeem: limited() }),
  'recovering-offline': recovering({ recoveryCodesRedeem: offline }),
  offering: recovering({ loginBegin: says(request), loginComplete: says({}) }),
  mailing: mailing(),
  'mailing-waiting': mailing({ emailBegin: silence }),
  'mailing-limited': mailing({ emailBegin: limited() }),
  'mailing-again': mailing({ emailBegin: says({ state: 'sent' }) }),
  'mailing-wrong': mailing({ emailComplete: wrong }),
  'mailing-expired': mailing({ emailComplete: refusal('challenge_expired', { status: 410 }) }),
  'mailing-tried': mailing({ emailComplete: limited() }),
  'mailing-right': mailing({ emailComplete: says({ proof: 'proof' }) }),
  'mailing-taken': mailing({
    emailComplete: says({ proof: 'proof' }),
    signupComplete: refusal('conflict', { status: 409, field: 'username' }),
  }),
  enrolling: enrolling(),
  'enrolling-waiting': enrolling({ registerBegin: silence }),
  'enrolling-spent': enrolling({ registerBegin: wrong }),
  'enrolling-limited': enrolling({ registerBegin: limited() }),
  signing: signing(),
  'signing-failed': signing({ recoveryCodesCreate: limited() }),
  'signing-unnamed': signing({ rename: offline }),
};
