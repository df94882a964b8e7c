/* Codes that are sent to an address, and the sign-up that they lead to. */
import { randomBytes } from 'node:crypto';
import { accepted, fail, needed, NotTried, refused, said } from '../verdict.mjs';
import { newestCode } from '../wire/mailbox.mjs';
import { finish, passkeyName } from '../world.mjs';
import { rows } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../wire/wire.mjs').Answer} Answer */

const expired = '410 challenge_expired';
const invalid = '422 code_invalid';

/** Nobody has an address in this domain (RFC 6761). */
const newAddress = () => `check-${randomBytes(6).toString('hex')}@passkey-elements.example`;

/** Mails are not sent to made-up addresses unasked. @param {World} world */
function requireMails({ said: { offers = [], mailbox }, wire }) {
  if (mailbox === undefined && ![...offers, ...wire.offers].includes('email'))
    throw new NotTried('mails would be sent to made-up addresses: it takes --mailbox URL or --offers email');
}

/** A code is on its way. @param {World} world */
async function asking(world) {
  requireMails(world);
  const browser = world.browser();
  const address = newAddress();
  const answer = needed(await world.ask(browser, 'emailBegin', { email: address }), 'asking for a code');
  const { state } = answer.body ?? {};
  /** @param {string} code */
  const input = (code) => ({ code, ...(state !== undefined && { state }) });
  return { browser, address, answer, input };
}

/** A code that was read in the mailbox. @param {World} world */
async function reading(world) {
  const asked = await asking(world);
  const { mailbox } = world.said;
  if (mailbox === undefined) throw new NotTried('the code has to be read: it takes --mailbox URL');
  return { ...asked, code: await newestCode(world, mailbox, asked) };
}

/** The code was typed. @param {World} world */
async function typing(world) {
  const { browser, address, input, code } = await reading(world);
  const answer = await world.ask(browser, 'emailComplete', input(code));
  return { browser, address, input: input(code), answer };
}

/** And it was right. @param {World} world */
async function proved(world) {
  const { answer, ...typed } = await world.once(typing);
  const proof = needed(answer, 'a right code').body?.proof;
  if (typeof proof !== 'string') throw new NotTried('a right code gave no proof');
  return { ...typed, proof };
}

/** An account came of it. @param {World} world */
async function signingUp(world) {
  const { browser, address: username, proof } = await proved(world);
  const begun = await world.ask(browser, 'signupBegin', { username, proof });
  if (!begun.ok) return { browser, username, proof, begun };
  const credential = world.authenticator().create(begun.body.options);
  const answer = await world.ask(browser, 'signupComplete', finish(begun.body, credential, passkeyName));
  if (answer.ok) world.made.push(username);
  return { browser, username, proof, begun, answer };
}

/** @param {World} world */
async function signedUp(world) {
  const { begun, answer = begun, ...rest } = await world.once(signingUp);
  needed(answer, 'a sign-up with an address');
  return rest;
}

/** What does not tell one address from another. @param {Answer} answer */
const told = ({ status, body }) =>
  JSON.stringify([status, Object.keys(body ?? {}).sort(), body?.resendAfter, typeof body?.state]);

const proofs = {
  section: 'signupBegin',
  todo: 'Store a digest of the proof with address, browser (an httpOnly cookie) and end; delete it in the step that stores the account; answer 422 `code_invalid` to any other.',
};

export const email = rows([
  {
    id: 'email-wrong',
    title: 'A wrong code is refused',
    section: 'emailComplete',
    todo: 'Answer 422 `code_invalid` as long as there are tries left.',
    async run(world) {
      const { browser, input } = await asking(world);
      refused(await world.ask(browser, 'emailComplete', input('000000')), 'a wrong code', invalid);
    },
  },
  {
    id: 'email-tries',
    title: 'After some wrong codes no code is taken',
    section: 'emailComplete',
    todo: 'Count the tries in the statement that takes the code; after five answer 410 `challenge_expired`, to the right code too.',
    async run(world) {
      const { browser, input, ...asked } = await asking(world);
      for (let tries = 0; ; tries += 1) {
        const answer = await world.ask(browser, 'emailComplete', input('000000'));
        if (answer.code === 'challenge_expired' || answer.code === 'rate_limited') break;
        if (tries === 10) fail(`the eleventh wrong code was answered ${said(answer)}, as the first`);
      }
      const { mailbox } = world.said;
      if (mailbox === undefined) return;
      const code = await newestCode(world, mailbox, { browser, ...asked });
      refused(await world.ask(browser, 'emailComplete', input(code)), 'the right code after them', expired);
    },
  },
  {
    id: 'email-code',
    title: 'The code of the mail is taken',
    section: 'emailComplete',
    todo: 'Answer 200 { proof } to the right code in the browser that asked for it.',
    async run(world) {
      const { answer } = await world.once(typing);
      accepted(answer, 'the right code', 200);
      if (typeof answer.body?.proof !== 'string') fail('the answer has no `proof`');
    },
  },
  {
    id: 'email-used',
    title: 'A code is taken once',
    section: 'emailComplete',
    todo: 'Use the code up in the statement that makes the proof; answer 410 `challenge_expired` from then on.',
    async run(world) {
      const { browser, input } = await proved(world);
      refused(await world.ask(browser, 'emailComplete', input), 'a code that was taken', expired);
    },
  },
  {
    id: 'email-elsewhere',
    title: 'A code is refused in a browser that did not ask for it',
    section: 'emailBegin',
    todo: 'Store a digest of an httpOnly cookie of the browser with the code; answer 410 `challenge_expired` to any other.',
    async run(world) {
      const { input, code } = await reading(world);
      const answer = await world.ask(world.browser(), 'emailComplete', input(code));
      refused(answer, "another browser's code", expired);
    },
  },
  {
    id: 'email-unproved',
    title: 'An address that nobody proved signs nobody up',
    section: 'signupBegin',
    todo: 'Refuse a user name with an @ where there is no proof, before it is looked up; answer 400 `validation`.',
    async run(world) {
      requireMails(world);
      const answer = await world.ask(world.browser(), 'signupBegin', { username: newAddress() });
      refused(answer, 'a sign-up with an address and no proof', '400 validation', invalid);
    },
  },
  {
    id: 'email-proof-address',
    title: 'The proof of one address does not sign up another',
    ...proofs,
    async run(world) {
      const { browser, proof } = await proved(world);
      const answer = await world.ask(browser, 'signupBegin', { username: newAddress(), proof });
      refused(answer, 'the proof of another address', invalid);
    },
  },
  {
    id: 'email-proof-elsewhere',
    title: 'A proof is refused in another browser',
    ...proofs,
    async run(world) {
      const { address: username, proof } = await proved(world);
      const answer = await world.ask(world.browser(), 'signupBegin', { username, proof });
      refused(answer, "another browser's proof", invalid);
    },
  },
  {
    id: 'email-signup',
    title: 'A proof leads to an account under its address',
    section: 'signupBegin',
    todo: 'Take `username` and `proof` together at begin; at complete store account and passkey, end the proof and open a session in one step.',
    async run(world) {
      const { begun, answer, browser } = await world.once(signingUp);
      accepted(begun, 'the begin of a sign-up with a proof', 200);
      if (answer) accepted(answer, 'the end of a sign-up with a proof', 201);
      accepted(await world.ask(browser, 'list'), 'the list of who signed up', 200);
    },
  },
  {
    id: 'email-proof-once',
    title: 'A proof that an account has come of is refused',
    ...proofs,
    async run(world) {
      const { browser, username, proof } = await signedUp(world);
      const answer = await world.ask(browser, 'signupBegin', { username, proof });
      refused(answer, 'a proof that an account has come of', invalid);
    },
  },
  {
    id: 'email-same-answer',
    title: 'Asking for a code gets the same answer whether or not the address has an account',
    section: 'emailBegin',
    todo: 'Answer alike, and send the owner of an account a mail that says so instead of a code.',
    async run(world) {
      const { username } = await signedUp(world);
      const { answer: stranger } = await asking(world);
      const owner = await world.ask(world.browser(), 'emailBegin', { email: username });
      if (told(owner) !== told(stranger))
        fail(`with an account it is ${told(owner)}, without one ${told(stranger)}`);
    },
  },
]);
