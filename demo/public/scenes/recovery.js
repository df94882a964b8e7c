/* Recovery in passkey-login. */
/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./scene.js').Draft} Draft */
/** @typedef {import('./scene.js').Visitor} Visitor */

/** @param {Draft} scene @returns {Scene} */
const login = ({ attributes, ...scene }) => ({
  tag: 'passkey-login',
  alone: true,
  ...scene,
  attributes: { 'no-autofill': '', 'recovery-codes': '', ...attributes },
});

/** @param {Visitor} visitor */
async function recovers({ click, type }) {
  await click('recovery-button');
  await type('#recovery-username', 'ada');
  await type('#recovery-code', '7KQM-2XPD');
  await click('redeem-button');
}

/** @param {string} button */
const recoversAnd = (button) => async (/** @type {Visitor} */ visitor) => {
  await recovers(visitor);
  await visitor.click(button);
};

/** @type {readonly Scene[]} */
export const logins = [
  {
    ...login({ id: 'recovery', title: 'A way in by a code', note: '', backend: 'recovering' }),
    alone: false,
  },
  login({
    ...{ id: 'recover', title: 'Recovery code', note: '', backend: 'recovering' },
    play: ({ click }) => click('recovery-button'),
  }),
  login({
    ...{ id: 'recover-missing', title: 'Recovery: nothing typed', note: '', backend: 'recovering' },
    play: async ({ click }) => {
      await click('recovery-button');
      await click('redeem-button');
    },
  }),
  login({
    id: 'recover-waiting',
    title: 'Recovery: waiting',
    note: '',
    backend: 'recovering-waiting',
    play: recovers,
  }),
  login({
    ...{ id: 'recover-wrong', title: 'Recovery: wrong', note: '', backend: 'recovering-wrong' },
    play: recoversAndSees('failure'),
  }),
  login({
    ...{ id: 'recover-limited', title: 'Recovery: too many tries', note: '', backend: 'recovering-limited' },
    play: recoversAndSees('failure'),
  }),
  login({
    ...{ id: 'recover-offline', title: 'Recovery: no connection', note: '', backend: 'recovering-offline' },
    play: recoversAndSees('failure'),
  }),
  login({
    ...{ id: 'recover-proven', title: 'Recovery: the code is right', note: '', backend: 'recovering' },
    play: recoversAndSees('create-button'),
  }),
  login({
    ...{ id: 'recover-prompting', title: 'Recovery: a new passkey', note: '', backend: 'recovering' },
    play: recoversAnd('create-button'),
  }),
  login({
    ...{ id: 'recover-known', title: 'Recovery: one is here', note: '', backend: 'recovering' },
    ...{ authenticator: 'is known', play: recoversAnd('create-button') },
  }),
  login({
    ...{ id: 'recover-done', title: 'Recovery: done', note: '', backend: 'recovering' },
    ...{ authenticator: 'answers', play: recoversAnd('create-button') },
  }),
  login({
    ...{ id: 'offer', title: 'One on this device', note: 'After a phone.', backend: 'offering' },
    attributes: { 'offer-passkey': '' },
    authenticator: 'answers',
    play: ({ click }) => click('login-button'),
  }),
];

/** @param {string} part */
function recoversAndSees(part) {
  return async (/** @type {Visitor} */ visitor) => {
    await recovers(visitor);
    await visitor.sees(part);
  };
}
