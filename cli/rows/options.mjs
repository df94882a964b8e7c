/* What the options of a ceremony say. */
import { canonical } from '../authenticator/base64.mjs';
import { fail, NotTried } from '../verdict.mjs';
import { challengeTrouble, handleTrouble } from './randomness.mjs';
import { rows } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */

/** The options of every kind of begin that can be had. @param {World} world */
async function allOptions(world) {
  const login = await world.begin(world.browser(), 'loginBegin').catch(asNothing);
  const account = await world.account().catch(asNothing);
  const register = account && (await world.begin(account.browser, 'registerBegin').catch(asNothing));
  const signup = (await world.offersSignUp()) ? (await world.signUp(0)).begun.body : undefined;
  return { login: login?.options, register: register?.options, signup: signup?.options };
}

/** @param {unknown} error */
function asNothing(error) {
  if (error instanceof NotTried) return undefined;
  throw error;
}

/** The options for new passkeys. @param {World} world */
async function creations(world) {
  const { register, signup } = await allOptions(world);
  const all = Object.entries({ register, signup }).filter(([, options]) => options !== undefined);
  if (all.length === 0) throw new NotTried('no begin of a registration or sign-up went well');
  return all;
}

/** Options under another name are none to all other rows, so it is for this one to say so. @param {World} world */
async function requireOptions(world) {
  const { ok, body } = await world.ask(world.browser(), 'loginBegin', {});
  if (ok && typeof body?.options?.challenge !== 'string')
    fail('the begin of a sign-in was answered without options.challenge');
}

const base64url = /^[\w-]+$/;

/** @param {any} options @param {string} which */
function creationTrouble({ rp, user, pubKeyCredParams }, which) {
  if (typeof rp?.name !== 'string') return `the options of ${which} have no rp.name`;
  for (const field of ['id', 'name', 'displayName'])
    if (typeof user?.[field] !== 'string') return `the options of ${which} have no user.${field}`;
  if (!base64url.test(user.id)) return `user.id of ${which} is not base64url`;
  if (!Array.isArray(pubKeyCredParams)) return `the options of ${which} have no pubKeyCredParams`;
  return undefined;
}

/** Whether a page at this host may use the RP ID; what is a public suffix only a browser knows. @param {string} host @param {string} rpId */
const suits = (host, rpId) => host === rpId || (host.endsWith(`.${rpId}`) && rpId.includes('.'));

/** @param {string} text */
const bytesOf = (text) => Buffer.from(text, 'base64url');

export const options = rows([
  {
    id: 'options',
    title: 'Options are the standard JSON form, with base64url without padding',
    section: 'One ceremony',
    todo: 'Answer { options } with what your WebAuthn library makes, as JSON; not { publicKey }, not base64 with + / =.',
    async run(world) {
      if (!world.wire.byContract) throw new NotTried('a preset translates them');
      await requireOptions(world);
      const all = Object.entries(await allOptions(world)).filter(([, one]) => one !== undefined);
      if (all.length === 0) throw new NotTried('no begin went well');
      for (const [which, one] of all) {
        if (!base64url.test(one.challenge)) fail(`the challenge of ${which} is not base64url`);
        const trouble = which === 'login' ? undefined : creationTrouble(one, which);
        if (trouble) fail(trouble);
      }
    },
  },
  {
    id: 'challenges',
    title: 'Challenges are fresh, unpredictable, and of 16 bytes at least',
    section: 'One ceremony',
    todo: 'Make 32 random bytes for each begin (crypto.randomBytes or the like): no time, no counter, no stored value.',
    async run(world) {
      const all = [];
      for (let count = 0; count < 4; count += 1)
        all.push((await world.begin(world.browser(), 'loginBegin')).options.challenge);
      const trouble = challengeTrouble(all.map(bytesOf));
      if (trouble) fail(trouble);
    },
  },
  {
    id: 'user-handle',
    title: 'The user handle is random, stays the same, and says nothing about the person',
    section: 'registerBegin',
    todo: 'Store 32 random bytes with each account and send them as options.user.id; not its id, name or a hash of them.',
    async run(world) {
      const account = await world.account();
      const first = await world.begin(account.browser, 'registerBegin');
      const second = await world.begin(account.browser, 'registerBegin');
      const other = await world.account(1).catch(asNothing);
      const third = other && (await world.begin(other.browser, 'registerBegin'));
      const ids = [first, second, ...(third ? [third] : [])].map(({ options: { user } }) =>
        canonical(user.id),
      );
      if (ids[0] !== ids[1] || ids[0] !== account.passkey.userHandle)
        fail('it is not the same each time for one account');
      const names = [account.name, first.options.user.name, first.options.user.displayName].filter(Boolean);
      const trouble = handleTrouble(
        bytesOf(ids[0]),
        names,
        ids[2] === undefined ? undefined : bytesOf(ids[2]),
      );
      if (trouble) fail(trouble);
    },
  },
  {
    id: 'resident-key',
    title: 'New passkeys are asked to be discoverable (residentKey: required)',
    section: 'registerBegin',
    todo: 'Set authenticatorSelection.residentKey to "required", or the passkey cannot sign in without a user name.',
    async run(world) {
      for (const [which, { authenticatorSelection }] of await creations(world)) {
        const asked = authenticatorSelection?.residentKey;
        if (asked !== 'required') fail(`the options of ${which} say ${JSON.stringify(asked)}`);
      }
    },
  },
  {
    id: 'exclude',
    title: 'excludeCredentials lists the passkeys that the account has',
    section: 'registerBegin',
    todo: "Put the credential ids of all the account's passkeys there, or an authenticator makes a second one.",
    async run(world) {
      const account = await world.account();
      const { id, passkey } = await world.extra(account);
      const { options: asked } = await world.begin(account.browser, 'registerBegin');
      await world.forget(account, id);
      const excluded = (asked.excludeCredentials ?? []).map((/** @type {any} */ one) => canonical(one.id));
      const missing = [account.passkey, passkey].filter((one) => !excluded.includes(one.id));
      if (missing.length > 0) fail(`${missing.length} of 2 passkeys that were made here are not in it`);
    },
  },
  {
    id: 'algorithms',
    title: 'New passkeys may use ES256 and RS256, as authenticators need',
    section: 'CreationOptions',
    todo: 'Offer -7 (ES256), -8 (EdDSA) and -257 (RS256, for Windows) in pubKeyCredParams.',
    async run(world) {
      for (const [which, { pubKeyCredParams }] of await creations(world)) {
        const offered = (pubKeyCredParams ?? []).map((/** @type {any} */ { alg }) => alg);
        const missing = [-7, -257].filter((alg) => !offered.includes(alg));
        if (missing.length > 0) fail(`the options of ${which} do not offer ${missing.join(' and ')}`);
      }
    },
  },
  {
    id: 'rp-id',
    title: 'The RP ID is the same for all, and one that pages of this origin may use',
    section: 'One ceremony',
    todo: 'Set rp.id and rpId to the host name of your pages, or a domain above it; say --origin where pages are elsewhere.',
    async run(world) {
      const { login, register, signup } = await allOptions(world);
      const host = new URL(world.origin).hostname;
      const known = [login?.rpId, register?.rp?.id, signup?.rp?.id].filter((id) => id !== undefined);
      const [first = host, ...rest] = known;
      if (rest.some((id) => id !== first)) fail(`there are several: ${[...new Set(known)].join(', ')}`);
      if (!suits(host, first)) fail(`it is ${first}, and pages of ${world.origin} may not use that`);
    },
  },
]);
