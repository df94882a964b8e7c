/* What passkey-signup does besides a user name: mails, links, what follows. */
/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./scene.js').Draft} Draft */
/** @typedef {import('./scene.js').Visitor} Visitor */

/** @param {Draft} scene @returns {Scene} */
const signup = (scene) => ({ tag: 'passkey-signup', alone: true, ...scene });

/** @param {Draft} scene */
const byMail = (scene) => signup({ ...scene, attributes: { verify: 'email' } });

/** @param {Draft} scene */
const byLink = (scene) => signup({ hash: '#code=abc', ...scene, attributes: { enrollment: '' } });

/** @param {string} [address] */
const sendsAddress =
  (address = 'ada@example.com') =>
  async (/** @type {Visitor} */ { click, type }) => {
    await type('light input', address);
    await click('signup-button');
  };

/** @param {string} part */
const sendsCode = (part) => async (/** @type {Visitor} */ visitor) => {
  await sendsAddress()(visitor);
  await visitor.type('#code', '123456');
  await visitor.click('code-button');
  await visitor.sees(part);
};

/** @param {Visitor} visitor */
async function signsUp({ click, type, sees }) {
  await type('light input', 'ada');
  await click('signup-button');
  await sees('naming-form');
}

/** @param {Visitor} visitor */
async function keepsName(visitor) {
  await signsUp(visitor);
  await visitor.click('keep-button');
  await visitor.sees('later-button');
}

/** @type {readonly Scene[]} */
export const mails = [
  { ...byMail({ id: 'email', title: 'An address', note: '', backend: 'mailing' }), alone: false },
  byMail({ id: 'email-invalid', title: 'None', note: '', backend: 'mailing', play: sendsAddress('ada') }),
  byMail({
    id: 'email-waiting',
    title: 'Waiting',
    note: '',
    backend: 'mailing-waiting',
    play: sendsAddress(),
  }),
  byMail({
    ...{ id: 'email-limited', title: 'Too many mails', note: '', backend: 'mailing-limited' },
    play: sendsAddress(),
  }),
  byMail({ id: 'email-code', title: 'The code', note: '', backend: 'mailing', play: sendsAddress() }),
  byMail({
    ...{ id: 'email-long', title: 'A long address', note: '', backend: 'mailing' },
    play: sendsAddress('donaudampfschifffahrtselektrizitaetenhauptbetriebswerk-nr-60@example.com'),
  }),
  byMail({
    ...{ id: 'email-again', title: 'Another code', note: '', backend: 'mailing-again' },
    play: async (visitor) => {
      await sendsAddress()(visitor);
      await visitor.click('resend-button');
    },
  }),
  byMail({
    ...{ id: 'email-missing', title: 'No code', note: '', backend: 'mailing' },
    play: async (visitor) => {
      await sendsAddress()(visitor);
      await visitor.click('code-button');
    },
  }),
  byMail({
    ...{ id: 'email-checking', title: 'Being checked', note: '', backend: 'mailing' },
    play: sendsCode('spinner'),
  }),
  byMail({
    ...{ id: 'email-wrong', title: 'A wrong code', note: '', backend: 'mailing-wrong' },
    play: sendsCode('failure'),
  }),
  byMail({
    ...{ id: 'email-expired', title: 'An old code', note: '', backend: 'mailing-expired' },
    play: sendsCode('failure'),
  }),
  byMail({
    ...{ id: 'email-tried', title: 'Too many tries', note: '', backend: 'mailing-tried' },
    play: sendsCode('failure'),
  }),
  byMail({
    ...{ id: 'email-right', title: 'The right code', note: '', backend: 'mailing-right' },
    play: sendsCode('success'),
  }),
  byMail({
    ...{ id: 'email-taken', title: 'An account is there', note: '', backend: 'mailing-taken' },
    authenticator: 'answers',
    play: async (visitor) => {
      await sendsCode('success')(visitor);
      await visitor.click('signup-button');
      await visitor.sees('failure');
    },
  }),
];

/** @type {readonly Scene[]} */
export const enrollments = [
  {
    ...byLink({ id: 'enroll-missing', title: 'No code', note: '', backend: 'enrolling', hash: '' }),
    alone: false,
  },
  byLink({ id: 'enroll', title: 'By a link', note: '', backend: 'enrolling' }),
  byLink({
    ...{ id: 'enroll-waiting', title: 'Being looked at', note: '', backend: 'enrolling-waiting' },
    play: ({ click }) => click('signup-button'),
  }),
  byLink({
    ...{ id: 'enroll-prompting', title: 'Whose it is', note: '', backend: 'enrolling' },
    play: ({ click }) => click('signup-button'),
  }),
  byLink({
    ...{ id: 'enroll-spent', title: 'Used or expired', note: '', backend: 'enrolling-spent' },
    play: ({ click }) => click('signup-button'),
  }),
  byLink({
    ...{ id: 'enroll-limited', title: 'Too many tries', note: '', backend: 'enrolling-limited' },
    play: ({ click }) => click('signup-button'),
  }),
  byLink({
    ...{ id: 'enroll-done', title: 'Added', note: '', backend: 'enrolling', authenticator: 'answers' },
    play: async ({ click, sees }) => {
      await click('signup-button');
      await click('keep-button');
      await sees('success');
    },
  }),
];

/** @type {readonly Scene[]} */
export const afterwards = [
  signup({
    ...{ id: 'naming', title: 'A name', note: '', backend: 'signing', authenticator: 'answers' },
    play: signsUp,
  }),
  signup({
    ...{ id: 'naming-failed', title: 'A name, not saved', note: '', backend: 'signing-unnamed' },
    authenticator: 'answers',
    play: async (visitor) => {
      await signsUp(visitor);
      await visitor.click('save-button');
    },
  }),
  signup({
    ...{ id: 'codes-offer', title: 'Recovery codes', note: 'Offered once.', backend: 'signing' },
    ...{ attributes: { 'recovery-codes': '' }, authenticator: 'answers', play: keepsName },
  }),
  signup({
    ...{
      id: 'codes-offer-limited',
      title: 'Recovery codes: too many tries',
      note: '',
      backend: 'signing-failed',
    },
    ...{ attributes: { 'recovery-codes': '' }, authenticator: 'answers' },
    play: async (visitor) => {
      await keepsName(visitor);
      await visitor.click('recovery-button');
      await visitor.sees('failure');
    },
  }),
  signup({
    ...{ id: 'codes-offer-made', title: 'Recovery codes: made', note: '', backend: 'signing' },
    ...{ attributes: { 'recovery-codes': '' }, authenticator: 'answers' },
    play: async (visitor) => {
      await keepsName(visitor);
      await visitor.click('recovery-button');
      await visitor.sees('codes');
    },
  }),
];
