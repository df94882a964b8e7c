/*
 * The way back of somebody who has lost every passkey. Backends allow few tries, so that rows share one story: some
 * codes are made, one is redeemed, a passkey comes of it.
 */
import { accepted, fail, needed, NotTried, refused, said } from '../verdict.mjs';
import { entersAccount, opensNothing } from './entry.mjs';
import { needsSession, offered, refusesStranger, requireContract } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../wire/wire.mjs').Answer} Answer */
/** @typedef {import('../wire/browser.mjs').Browser} Browser */

const invalid = '422 code_invalid';

/** The codes of an account that nobody uses: new ones end those that somebody keeps. @param {World} world */
async function making(world) {
  const account = await world.account();
  const { browser, name: username } = account;
  if (username === undefined) throw new NotTried('the user name of the account is not known');
  const before = await world.ask(browser, 'recoveryCodes');
  if (!account.made) {
    if (!before.ok || before.body?.total > 0)
      throw new NotTried('it would end the recovery codes that the given account has');
    world.leftovers.push('the recovery codes of the given account');
  }
  return { account, username, before, answer: await world.ask(browser, 'recoveryCodesCreate', {}) };
}

/** Codes that were made, and whose they are. @param {World} world */
async function made(world) {
  const { account, username, answer } = await world.once(making);
  return { account, username, codes: codesOf(answer) };
}

/** @param {Answer} answer @returns {[string, string, string, string]} */
function codesOf(answer) {
  const codes = needed(answer, 'the making of recovery codes').body?.codes;
  const [first, second, third, fourth] = Array.isArray(codes) ? codes : [];
  const all = /** @type {const} */ ([first, second, third, fourth]);
  if (!all.every((code) => typeof code === 'string')) throw new NotTried('it takes four recovery codes');
  return [first, second, third, fourth];
}

/**
 * @param {World} world
 * @param {Browser} browser
 * @param {{ username: string, code: string }} input
 */
const redeem = (world, browser, input) => world.ask(browser, 'recoveryCodesRedeem', input);

/** The first code was redeemed. @param {World} world */
async function redeeming(world) {
  const { account, username, codes } = await world.once(made);
  const browser = world.browser();
  const input = { username, code: codes[0] };
  const answer = needed(await redeem(world, browser, input), 'a right recovery code');
  return { account, browser, input, proof: String(answer.body?.proof) };
}

/** A passkey came of it. @param {World} world */
async function entering(world) {
  const redeemed = await world.once(redeeming);
  const { browser, proof } = redeemed;
  const begun = await world.ask(browser, 'registerBegin', { proof });
  if (!begun.ok) return { ...redeemed, begun, entry: undefined };
  return { ...redeemed, begun, entry: await world.register({ browser }, { begun: begun.body }) };
}

/** The same, and it went well. @param {World} world */
async function entered(world) {
  const story = await world.once(entering);
  if (!story.entry) throw new NotTried(`a proof was answered ${said(story.begun)}`);
  needed(story.entry.answer, 'a new passkey by a recovery code');
  return story;
}

/** The second code was redeemed, typed as people do, and then new codes were made. @param {World} world */
async function renewing(world) {
  const { account, username, codes } = await world.once(made);
  const browser = world.browser();
  const exact = { username, code: codes[1] };
  const spelled = world.wire.byContract
    ? await redeem(world, browser, { username, code: codes[1].toLowerCase().replaceAll(/[^a-z0-9]/g, ' ') })
    : undefined;
  const redeemed = spelled?.ok ? spelled : await redeem(world, browser, exact);
  needed(redeemed, 'a right recovery code');
  const renewed = await world.ask(account.browser, 'recoveryCodesCreate', {});
  needed(renewed, 'the making of new recovery codes');
  return { username, browser, codes, spelled, proof: String(redeemed.body?.proof) };
}

/** @param {string} code */
const wrongOf = (code) => code.replaceAll(/[A-Za-z0-9]/g, '0');

/** @param {Answer} answer */
const told = ({ status, code, body }) =>
  JSON.stringify([status, code, body?.type, body?.title, body?.detail, body?.field]);

const usedUp = {
  section: 'recoveryCodesRedeem',
  todo: 'Use the code up in the statement that makes the proof; answer 422 `code_invalid` to one that is used.',
};

const pass = {
  section: 'registerBegin',
  todo: 'Store a digest of the proof with account, browser (an httpOnly cookie) and end; delete it in the step that stores the passkey; answer 422 `code_invalid` to any other.',
};

export const recoveryCodes = offered('recovery-codes', [
  {
    id: 'recovery-session',
    title: 'Recovery codes need a session to be made or counted',
    ...needsSession,
    async run(world) {
      await refusesStranger(world, 'recoveryCodes');
      await refusesStranger(world, 'recoveryCodesCreate', {});
    },
  },
  {
    id: 'recovery-made',
    title: 'Recovery codes are made, each another one, and counted',
    section: 'recoveryCodesCreate',
    todo: 'Make codes of 50 random bits or more, answer 200 { codes }, and { total, remaining } to whoever asks how many.',
    async run(world) {
      const { account, before, answer } = await world.once(making);
      accepted(before, 'the count of recovery codes', 200);
      accepted(answer, 'the making of recovery codes', 200);
      const codes = answer.body?.codes;
      if (!Array.isArray(codes) || codes.length === 0) fail('the answer has no array `codes`');
      if (!codes.every((code) => typeof code === 'string' && /^.{10,64}$/.test(code)))
        fail('not every code is a text of 10 to 64 characters');
      if (new Set(codes).size < codes.length) fail('a code comes twice');
      const { body } = await world.ask(account.browser, 'recoveryCodes');
      if (body?.total !== codes.length || body?.remaining !== codes.length)
        fail(`${codes.length} codes were made, but the count is ${JSON.stringify(body)}`);
    },
  },
  {
    id: 'recovery-told-once',
    title: 'Recovery codes are told once only',
    section: 'recoveryCodesCreate',
    todo: 'Store keyed digests (HMAC) of the codes alone; the count has { total, remaining } and nothing else.',
    async run(world) {
      const { account, codes } = await world.once(made);
      const plain = (/** @type {string} */ text) => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
      for (const operation of /** @type {const} */ (['recoveryCodes', 'list'])) {
        const text = plain(JSON.stringify((await world.ask(account.browser, operation)).body ?? ''));
        if (codes.some((code) => text.includes(plain(code)))) fail(`${operation} tells a code again`);
      }
    },
  },
  {
    id: 'recovery-wrong',
    title: 'A wrong code gets the same answer whether or not there is such an account',
    section: 'recoveryCodesRedeem',
    todo: 'Do the same work for a user name that nobody has, and answer 422 `code_invalid` in the same words.',
    async run(world) {
      const { username, codes } = await world.once(made);
      const code = wrongOf(codes[0]);
      const wrong = await redeem(world, world.browser(), { username, code });
      refused(wrong, 'a wrong code', invalid);
      const stranger = await redeem(world, world.browser(), { username: `${username}-nobody`, code });
      refused(stranger, 'a code of an account that does not exist', invalid);
      if (told(wrong) !== told(stranger))
        fail(`the answers differ: ${told(wrong)}, and for an account that does not exist ${told(stranger)}`);
    },
  },
  {
    id: 'recovery-others',
    title: "Another account's recovery code is refused",
    section: 'recoveryCodesRedeem',
    todo: 'Look for the code by its digest and the account together; answer 422 `code_invalid`.',
    async run(world) {
      const { codes } = await world.once(made);
      const { name: username } = await world.account(1);
      if (username === undefined) throw new NotTried('the user name of the second account is not known');
      const answer = await redeem(world, world.browser(), { username, code: codes[2] });
      refused(answer, "another account's recovery code", invalid);
    },
  },
  {
    id: 'recovery-count',
    title: 'A code that was redeemed is not counted any more',
    ...usedUp,
    async run(world) {
      const { account, codes } = await world.once(made);
      const { body: before } = await world.ask(account.browser, 'recoveryCodes');
      await world.once(redeeming);
      const { body: after } = await world.ask(account.browser, 'recoveryCodes');
      if (after?.remaining !== before?.remaining - 1)
        fail(
          `of ${codes.length} codes one was redeemed: ${before?.remaining} were left before, ${after?.remaining} after`,
        );
    },
  },
  {
    id: 'recovery-twice',
    title: 'The same code, sent twice by one browser, gets a proof again',
    section: 'recoveryCodesRedeem',
    todo: 'As long as no passkey has come of it, give the browser that redeemed the code another proof: its answer may be lost.',
    async run(world) {
      requireContract(world);
      const { browser, input } = await world.once(redeeming);
      const answer = await redeem(world, browser, input);
      accepted(answer, 'the same code from the same browser', 200);
      if (typeof answer.body?.proof !== 'string') fail('the second answer has no proof');
    },
  },
  {
    id: 'recovery-elsewhere',
    title: 'A code that was redeemed is refused in another browser',
    ...usedUp,
    async run(world) {
      const { input } = await world.once(redeeming);
      const answer = await redeem(world, world.browser(), input);
      refused(answer, 'a redeemed code from another browser', invalid);
    },
  },
  {
    id: 'recovery-proof-elsewhere',
    title: 'The proof of a code is refused in another browser, and so is one that is made up',
    ...pass,
    async run(world) {
      const { proof } = await world.once(redeeming);
      for (const [what, shown] of [
        ["another browser's proof", proof],
        ['a made-up proof', wrongOf(proof)],
      ])
        refused(await world.ask(world.browser(), 'registerBegin', { proof: shown }), String(what), invalid);
    },
  },
  {
    id: 'recovery-only-registers',
    title: 'A redeemed code opens nothing but a registration',
    section: 'registerBegin',
    todo: 'Open no session when the code is redeemed: a passkey has to come of it first.',
    async run(world) {
      const { browser, proof } = await world.once(redeeming);
      await opensNothing(world, browser, 'recoveryCodesCreate', { proof });
    },
  },
  {
    id: 'recovery-register',
    title: 'A redeemed code leads to a new passkey, and into the account it is for',
    section: 'registerComplete',
    todo: 'Take `proof` in place of a session at begin; at complete store the passkey, end the proof and open a session in one step.',
    async run(world) {
      const { account, browser, begun, entry } = await world.once(entering);
      accepted(begun, 'the begin of a registration with the proof', 200);
      if (entry) await entersAccount(world, { account, browser, entry });
    },
  },
  {
    id: 'recovery-used',
    title: 'A code that a passkey has come of is refused',
    ...usedUp,
    async run(world) {
      const { browser, input } = await entered(world);
      refused(await redeem(world, browser, input), 'a code that a passkey has come of', invalid);
    },
  },
  {
    id: 'recovery-proof-once',
    title: 'A proof that a passkey has come of is refused',
    ...pass,
    async run(world) {
      const { browser, proof } = await entered(world);
      const answer = await world.ask(browser, 'registerBegin', { proof });
      refused(answer, 'a proof that a passkey has come of', invalid);
    },
  },
  {
    id: 'recovery-spelling',
    title: 'Spaces, dashes and case do not matter in a code',
    section: 'recoveryCodesRedeem',
    todo: 'Take out what is neither letter nor digit, and make letters large, before you compare.',
    async run(world) {
      requireContract(world);
      const { spelled } = await world.once(renewing);
      if (spelled) accepted(spelled, 'a right code in small letters, with spaces for dashes', 200);
    },
  },
  {
    id: 'recovery-old',
    title: 'New codes end the old ones',
    section: 'recoveryCodesCreate',
    todo: "Delete the account's codes in the step that stores the new ones.",
    async run(world) {
      const { username, codes } = await world.once(renewing);
      const answer = await redeem(world, world.browser(), { username, code: codes[3] });
      refused(answer, 'a code from before new ones were made', invalid);
    },
  },
  {
    id: 'recovery-old-proof',
    title: 'New codes end what an old code was about to open',
    section: 'recoveryCodesCreate',
    todo: "Delete the account's proofs, too, in the step that stores the new codes.",
    async run(world) {
      const { browser, proof } = await world.once(renewing);
      const answer = await world.ask(browser, 'registerBegin', { proof });
      refused(answer, 'the proof of a code from before new ones were made', invalid);
    },
  },
]);
