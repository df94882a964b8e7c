/* What stands around the list of passkey-manager: advice, recovery codes, second factors. */
import { alone, makesCodes, manager, opens } from './scene.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./scene.js').Visitor} Visitor */

const addsApp = opens('add-factor-button');

/** @param {string} end */
const addsKey =
  (end) =>
  async (/** @type {Visitor} */ { click, sees }) => {
    await click('add-factor-button', 1);
    await sees(end);
  };

/** @param {Visitor} visitor */
async function sendsAppCode({ click, type, sees }) {
  await click('add-factor-button');
  await type('#totp-code', '123456');
  await click('confirm-button');
  await sees('dialog');
}

/** @type {readonly Scene[]} */
export const advice = [
  manager({
    id: 'whole',
    title: 'Everything',
    note: 'All that a backend can offer.',
    backend: 'whole',
    play: async ({ sees }) => {
      await sees('recovery-left');
      await sees('factor-list');
      await sees('test-button');
    },
  }),
  manager({ id: 'nudge', title: 'A second passkey', note: 'Advice for who has one.', backend: 'lonely' }),
  manager({ id: 'nudge-guard', title: 'The last one', note: 'And recovery codes.', backend: 'guarded' }),
  manager({ id: 'nudge-stuck', title: 'Stuck', note: 'None to add, none to remove.', backend: 'stuck' }),
  manager({
    ...{ id: 'hosted', title: 'Elsewhere', note: 'Only the backend’s own page adds.', backend: 'hosted' },
    play: ({ sees }) => sees('hosted-link'),
  }),
  manager({
    ...{ id: 'back', title: 'Back', note: 'Attribute return-to.', backend: 'back' },
    attributes: { 'return-to': '/manage.html' },
  }),
];

/** @type {readonly Scene[]} */
export const codes = [
  manager({ id: 'codes-loading', title: 'Codes: loading', note: 'Not known yet.', backend: 'codes-loading' }),
  manager({ id: 'codes-none', title: 'Codes: none', note: 'None were made.', backend: 'codes-none' }),
  manager({ id: 'codes-many', title: 'Codes: many left', note: 'Nothing to do.', backend: 'codes-many' }),
  manager({ id: 'codes-few', title: 'Codes: few left', note: 'New ones are due.', backend: 'codes-few' }),
  manager({
    ...{ id: 'codes-used-up', title: 'Codes: used up', note: 'None is left.', backend: 'codes-used-up' },
  }),
  manager({
    ...{ id: 'codes-unknown', title: 'Codes: unknown', note: 'They could not be counted.' },
    backend: 'codes-unknown',
  }),
  manager({
    ...{ id: 'codes-making', title: 'Codes: on their way', note: 'The backend has not answered yet.' },
    backend: 'codes-making',
    play: ({ click }) => click('recovery-button'),
  }),
  manager({
    ...{ id: 'codes-failed', title: 'Codes: failed', note: 'None were made.', backend: 'codes-failed' },
    play: ({ click }) => click('recovery-button'),
  }),
  manager({
    ...{ id: 'codes-limited', title: 'Codes: too many tries', note: 'The seconds are counted down.' },
    backend: 'codes-limited',
    play: ({ click }) => click('recovery-button'),
  }),
  alone({
    ...{ id: 'codes-question', title: 'Codes: the warning', note: 'Old ones end.', backend: 'codes-many' },
    play: makesCodes,
  }),
  alone({
    ...{
      id: 'codes-refused',
      title: 'Codes: refused',
      note: 'Ten minutes to wait.',
      backend: 'codes-refused',
    },
    play: async ({ click, sees }) => {
      await click('recovery-button');
      await click('confirm-button');
      await sees('failure');
    },
  }),
  alone({
    id: 'codes',
    title: 'Codes',
    note: 'Shown this once.',
    backend: 'codes-used-up',
    play: makesCodes,
  }),
  alone({
    id: 'codes-long',
    title: 'Codes: long',
    note: 'Sixteen.',
    backend: 'codes-long',
    play: makesCodes,
  }),
  alone({
    ...{
      id: 'codes-unsaved',
      title: 'Codes: not saved',
      note: 'Escape asks once.',
      backend: 'codes-used-up',
    },
    play: async ({ click, escapes, sees }) => {
      await click('recovery-button');
      await sees('codes');
      await escapes();
      await sees('unsaved');
    },
  }),
  alone({
    ...{
      id: 'codes-save-first',
      title: 'Codes: save first',
      note: 'Done too early.',
      backend: 'codes-used-up',
    },
    play: async ({ click, clicksAnyway }) => {
      await click('recovery-button');
      await clicksAnyway('done-button');
    },
  }),
  alone({
    ...{ id: 'codes-print', title: 'Codes: on paper', note: 'Print this page.', backend: 'codes-used-up' },
    play: async (visitor) => {
      await makesCodes(visitor);
      dispatchEvent(new Event('beforeprint'));
    },
  }),
];

/** @type {readonly Scene[]} */
export const factors = [
  manager({ id: 'factors', title: 'Factors', note: 'One of each kind.', backend: 'factors' }),
  manager({
    ...{
      id: 'factors-read-only',
      title: 'Factors: read only',
      note: 'Nothing to press.',
      backend: 'factors',
    },
    attributes: { 'read-only': '' },
  }),
  manager({ id: 'factors-loading', title: 'Factors: loading', note: '', backend: 'factors-loading' }),
  manager({ id: 'factors-empty', title: 'Factors: none', note: '', backend: 'factors-empty' }),
  manager({ id: 'factors-failed', title: 'Factors: failed', note: '', backend: 'factors-failed' }),
  alone({
    ...{ id: 'factor-removal', title: 'Factor: removal', note: 'A long name.', backend: 'factors' },
    play: ({ click }) => click('factor remove-button', 3),
  }),
  alone({
    ...{ id: 'factor-last', title: 'Factor: the last one', note: 'And a failure.', backend: 'factor-last' },
    play: async ({ click, sees }) => {
      await click('factor remove-button');
      await click('confirm-button');
      await sees('failure');
    },
  }),
  alone({
    ...{ id: 'factor-removed', title: 'Factor: removed', note: '', backend: 'factor-removed' },
    play: async ({ click, sees }) => {
      await click('factor remove-button');
      await click('confirm-button');
      await sees('success');
    },
  }),
  alone({ id: 'totp', title: 'App', note: 'QR code and key.', backend: 'totp', play: addsApp }),
  alone({ id: 'totp-waiting', title: 'App: waiting', note: '', backend: 'totp-waiting', play: addsApp }),
  alone({
    id: 'totp-failed',
    title: 'App: failed',
    note: 'No key came.',
    backend: 'totp-failed',
    play: addsApp,
  }),
  alone({ id: 'totp-wrong', title: 'App: wrong code', note: '', backend: 'totp-wrong', play: sendsAppCode }),
  alone({
    ...{ id: 'totp-limited', title: 'App: too many tries', note: '', backend: 'totp-limited' },
    play: sendsAppCode,
  }),
  alone({
    ...{ id: 'totp-verifying', title: 'App: being confirmed', note: '', backend: 'totp' },
    play: sendsAppCode,
  }),
  alone({
    ...{ id: 'totp-added', title: 'App: added', note: '', backend: 'totp-added' },
    play: async ({ click, type, sees }) => {
      await click('add-factor-button');
      await type('#totp-code', '123456');
      await click('confirm-button');
      await sees('success');
    },
  }),
  manager({ id: 'additions', title: 'Several to add', note: 'A button each.', backend: 'additions' }),
  alone({
    ...{ id: 'key-prompting', title: 'Key: asked for', note: 'The browser asks.', backend: 'additions' },
    authenticator: 'waits',
    play: async ({ click, sees }) => {
      await click('add-factor-button', 1);
      await sees('cancel-button');
    },
  }),
  alone({
    ...{ id: 'key-alone', title: 'Key: the only kind', note: 'The browser asks.', backend: 'additions-one' },
    authenticator: 'waits',
    play: async ({ click, sees }) => {
      await click('add-factor-button');
      await sees('cancel-button');
    },
  }),
  alone({
    ...{ id: 'key-known', title: 'Key: known', note: 'It is set up already.', backend: 'additions' },
    authenticator: 'is known',
    play: addsKey('failure'),
  }),
  alone({
    ...{
      id: 'key-kept',
      title: 'Key: not stored',
      note: 'Sent again by a click.',
      backend: 'additions-offline',
    },
    authenticator: 'answers',
    play: addsKey('retry-button'),
  }),
  alone({
    ...{ id: 'key-added', title: 'Key: added', note: '', backend: 'additions' },
    authenticator: 'answers',
    play: addsKey('success'),
  }),
  alone({
    ...{ id: 'sms-refused', title: 'SMS codes: no number', note: '', backend: 'additions-unconfirmed' },
    play: async ({ click, sees }) => {
      await click('add-factor-button', 2);
      await sees('failure');
    },
  }),
  alone({
    ...{ id: 'email-codes-on', title: 'E-mail codes: on', note: '', backend: 'additions' },
    play: async ({ click, sees }) => {
      await click('add-factor-button', 3);
      await sees('success');
    },
  }),
];
