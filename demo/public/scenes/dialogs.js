/* Dialogs of passkey-manager, tests in its rows, and what an administrator does. */
import { alone, makesCodes, manager, opens } from './scene.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./scene.js').Draft} Draft */
/** @typedef {import('./scene.js').Visitor} Visitor */

/** @param {Draft} scene */
const ofUser = (scene) => ({ ...scene, attributes: { 'user-id': 'ada', 'return-to': '/admin.html' } });

const makesLink = opens('enroll-button');
const removesAll = opens('remove-all-button');

/** @param {string} method */
const confirmsBy =
  (method) =>
  async (/** @type {Visitor} */ { click, type, sees }) => {
    await click('recovery-button');
    await type(`#step-up-${method}`, 'something');
    await click('step-up-button');
    await sees('failure');
  };

/** @param {Visitor} visitor */
async function addsKey({ click, sees }) {
  await click('add-button');
  await sees('cancel-button');
}

/** @param {Visitor} visitor */
async function namesKey({ click, sees }) {
  await click('add-button');
  await sees('naming-form');
}

/** @param {Visitor} visitor */
async function failsToAddKey({ click, sees }) {
  await click('add-button');
  await sees('failure');
}

/** @param {Visitor} visitor */
async function tests({ click }) {
  await click('test-button');
}

/** @param {Visitor} visitor */
async function asksForTest({ click, sees }) {
  await click('test-button');
  await sees('test-result');
}

/** @type {readonly Scene[]} */
export const links = [
  alone({ id: 'link', title: 'Link', note: 'For another device.', backend: 'link', play: makesLink }),
  alone({ id: 'link-long', title: 'Link: long', note: 'And sent.', backend: 'link-long', play: makesLink }),
  alone({ id: 'link-waiting', title: 'Link: waiting', note: '', backend: 'link-waiting', play: makesLink }),
  alone({ id: 'link-expired', title: 'Link: expired', note: '', backend: 'link-expired', play: makesLink }),
  alone({ id: 'link-failed', title: 'Link: failed', note: '', backend: 'link-failed', play: makesLink }),
  alone({ id: 'link-limited', title: 'Link: too many', note: '', backend: 'link-limited', play: makesLink }),
  alone({
    ...{ id: 'link-used', title: 'Link: used', note: 'The dialog closes by itself.', backend: 'link-used' },
    play: async ({ click, sees }) => {
      await click('enroll-button');
      await sees('success');
    },
  }),
];

/** @type {readonly Scene[]} */
export const stepUps = [
  alone({ id: 'step-up', title: 'Step-up: passkey', note: '', backend: 'step-up-passkey', play: makesCodes }),
  alone({
    ...{ id: 'step-up-password', title: 'Step-up: password', note: '', backend: 'step-up-password' },
    play: makesCodes,
  }),
  alone({
    ...{ id: 'step-up-wrong', title: 'Step-up: wrong password', note: '', backend: 'step-up-password' },
    play: confirmsBy('password'),
  }),
  alone({ id: 'step-up-code', title: 'Step-up: code', note: '', backend: 'step-up-code', play: makesCodes }),
  alone({
    ...{ id: 'step-up-code-wrong', title: 'Step-up: wrong code', note: '', backend: 'step-up-code' },
    play: confirmsBy('code'),
  }),
  alone({
    ...{ id: 'step-up-all', title: 'Step-up: a choice', note: 'All three.', backend: 'step-up-all' },
    play: makesCodes,
  }),
  alone({
    ...{ id: 'with-password', title: 'Password with each change', note: '', backend: 'with-password' },
    play: makesCodes,
  }),
  alone({
    ...{ id: 'with-password-wrong', title: 'Password: wrong', note: '', backend: 'with-password' },
    play: confirmsBy('password'),
  }),
  alone({
    ...{ id: 'step-up-missing', title: 'Step-up: nothing typed', note: '', backend: 'step-up-password' },
    play: async ({ click, sees }) => {
      await click('recovery-button');
      await click('step-up-button');
      await sees('input');
    },
  }),
  alone({
    ...{ id: 'step-up-busy', title: 'Step-up: under way', note: '', backend: 'step-up-all' },
    play: async ({ click, sees }) => {
      await click('recovery-button');
      await click('primary-button step-up-button');
      await sees('spinner');
    },
  }),
  alone({
    ...{ id: 'step-up-limited', title: 'Step-up: too many tries', note: '', backend: 'step-up-limited' },
    play: confirmsBy('password'),
  }),
];

/** @type {readonly Scene[]} */
export const testing = [
  manager({ id: 'tests', title: 'Tests', note: 'A button in each row.', backend: 'tested' }),
  alone({ id: 'testing', title: 'Test: under way', note: '', backend: 'tested', play: tests }),
  alone({
    ...{ id: 'test-works', title: 'Test: works', note: '', backend: 'tested' },
    ...{ authenticator: 'answers', play: asksForTest },
  }),
  alone({
    ...{ id: 'test-another', title: 'Test: another', note: 'Another passkey answered.', backend: 'tested' },
    ...{ authenticator: 'is another', play: asksForTest },
  }),
  alone({
    ...{ id: 'test-nothing', title: 'Test: nothing chosen', note: '', backend: 'tested' },
    ...{ authenticator: 'cancels', play: asksForTest },
  }),
  alone({ id: 'test-failed', title: 'Test: failed', note: '', backend: 'test-failed', play: asksForTest }),
  alone({
    ...{ id: 'test-limited', title: 'Test: too many tries', note: '', backend: 'test-limited' },
    play: asksForTest,
  }),
];

/** @type {readonly Scene[]} */
export const administration = [
  manager(ofUser({ id: 'admin', title: 'Administrator', note: 'With user-id.', backend: 'looking' })),
  manager(ofUser({ id: 'admin-long', title: 'A long name', note: '', backend: 'looking-long' })),
  manager(ofUser({ id: 'admin-empty', title: 'No passkeys', note: '', backend: 'looking-empty' })),
  manager(
    ofUser({
      ...{ id: 'admin-keys', title: 'Keys for others', note: 'Offers add and rename.' },
      backend: 'provisioning',
    }),
  ),
  manager(
    ofUser({ id: 'admin-keys-long', title: 'Keys: a long name', note: '', backend: 'provisioning-long' }),
  ),
  manager(
    ofUser({ id: 'admin-keys-empty', title: 'Keys: the first', note: '', backend: 'provisioning-empty' }),
  ),
  alone(
    ofUser({
      ...{ id: 'admin-keys-waiting', title: 'Keys: at the key', note: '', backend: 'provisioning' },
      authenticator: 'waits',
      play: addsKey,
    }),
  ),
  alone(
    ofUser({
      ...{ id: 'admin-keys-added', title: 'Keys: added', note: 'And named.', backend: 'provisioning' },
      authenticator: 'answers',
      play: namesKey,
    }),
  ),
  alone(
    ofUser({
      ...{ id: 'admin-keys-unnamed', title: 'Keys: no name', note: '', backend: 'provisioning-unnamed' },
      authenticator: 'answers',
      play: async (visitor) => {
        await namesKey(visitor);
        await visitor.type('#name', 'No. 12');
        await visitor.click('save-button');
        await visitor.sees('problem');
      },
    }),
  ),
  alone(
    ofUser({
      ...{ id: 'admin-keys-refused', title: 'Keys: none', note: '', backend: 'provisioning-refused' },
      authenticator: 'answers',
      play: failsToAddKey,
    }),
  ),
  alone(
    ofUser({
      ...{ id: 'admin-keys-known', title: 'Keys: known', note: '', backend: 'provisioning' },
      authenticator: 'is known',
      play: failsToAddKey,
    }),
  ),
  alone(
    ofUser({
      ...{ id: 'admin-keys-forbidden', title: 'Keys: no right', note: '', backend: 'provisioning-forbidden' },
      play: failsToAddKey,
    }),
  ),
  alone(
    ofUser({
      ...{ id: 'admin-rename', title: 'A name for others', note: '', backend: 'provisioning' },
      play: async ({ click, sees }) => {
        await click('rename-button');
        await sees('naming-form');
      },
    }),
  ),
  alone(ofUser({ id: 'admin-link', title: 'Their link', note: '', backend: 'looking', play: makesLink })),
  alone(
    ofUser({ id: 'admin-sent', title: 'Link: sent', note: '', backend: 'looking-sent', play: makesLink }),
  ),
  alone(
    ofUser({
      id: 'admin-limited',
      title: 'Link: too many',
      note: '',
      backend: 'looking-failed',
      play: makesLink,
    }),
  ),
  alone(ofUser({ id: 'remove-all', title: 'Remove all', note: '', backend: 'looking', play: removesAll })),
  alone(
    ofUser({
      id: 'remove-all-long',
      title: 'Remove all: long',
      note: '',
      backend: 'looking-long',
      play: removesAll,
    }),
  ),
  alone(
    ofUser({
      ...{ id: 'remove-all-other', title: 'Remove all: another name', note: '', backend: 'looking' },
      play: async ({ click, type, sees }) => {
        await click('remove-all-button');
        await type('#remove-all-word', 'Grace');
        await click('confirm-button');
        await sees('dialog');
      },
    }),
  ),
  alone(
    ofUser({
      ...{ id: 'remove-all-failed', title: 'Remove all: failed', note: '', backend: 'looking-failed' },
      play: async ({ click, type, sees }) => {
        await click('remove-all-button');
        await type('#remove-all-word', 'Ada Lovelace');
        await click('confirm-button');
        await sees('failure');
      },
    }),
  ),
  alone(
    ofUser({
      ...{ id: 'removed-all', title: 'Removed all', note: '', backend: 'looking-removed' },
      play: async ({ click, type, sees }) => {
        await click('remove-all-button');
        await type('#remove-all-word', 'Ada Lovelace');
        await click('confirm-button');
        await sees('success');
      },
    }),
  ),
];
