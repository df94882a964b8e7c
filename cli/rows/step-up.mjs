/* Proving once more who one is, within the session that there is. */
import { canonical } from '../authenticator/base64.mjs';
import { accepted, fail, needed, NotTried, refused } from '../verdict.mjs';
import { finish } from '../world.mjs';
import { needsSession, offered, refusesStranger } from './row.mjs';
import { stale } from './stale.mjs';

/** @typedef {import('../world.mjs').World} World */

/** What the list says of the session: whose it is, and which passkey opened it. @param {any} list */
const sessionOf = ({ account, passkeys }) =>
  JSON.stringify([
    account?.userHandle,
    passkeys.filter((/** @type {any} */ one) => one.current).map((/** @type {any} */ one) => one.id),
  ]);

/** @param {any} options @returns {string[]} */
const idsIn = (options) =>
  (options?.allowCredentials ?? []).map((/** @type {any} */ { id }) => canonical(id));

const tied = {
  section: 'One ceremony',
  todo: 'Store with each challenge its purpose, a digest of an httpOnly cookie of the browser, and the account; look for all of them at complete.',
};

const ownOnly = {
  section: 'stepUpComplete',
  todo: "Look for the credential among the passkeys of the session's account alone, verify it as at a sign-in, and answer 422 `verification_failed`.",
};

const trying = offered('step-up', [
  {
    id: 'step-up-session',
    title: 'A step-up needs a session',
    ...needsSession,
    async run(world) {
      await refusesStranger(world, 'stepUpBegin', {});
      const account = await world.account();
      const begun = await world.begin(account.browser, 'stepUpBegin');
      const credential = account.authenticator.use(account.passkey, begun.options);
      await refusesStranger(world, 'stepUpComplete', finish(begun, credential));
    },
  },
  {
    id: 'step-up',
    title: 'A passkey of the account confirms who it is',
    section: 'stepUpComplete',
    todo: 'List the passkeys of the account in allowCredentials; at complete verify, note the time, and answer 204.',
    async run(world) {
      const account = await world.account();
      const begun = await world.ask(account.browser, 'stepUpBegin', {});
      accepted(begun, 'the begin of a step-up', 200);
      const { options } = begun.body ?? {};
      if (typeof options?.challenge !== 'string') throw new NotTried('a passkey is none of the methods');
      const allowed = idsIn(options);
      if (!allowed.includes(account.passkey.id)) fail('allowCredentials lacks the passkey of the account');
      accepted((await world.stepUp(account)).answer, 'the end of a step-up', 204);
    },
  },
  {
    id: 'step-up-one',
    title: 'One passkey can be asked for, and only one of the account',
    section: 'stepUpBegin',
    todo: 'Where `passkey` comes, list that one alone in allowCredentials; answer 404 `not_found` where the account has none such.',
    async run(world) {
      const account = await world.account();
      const { id, passkey } = await world.extra(account);
      const { body } = await world.ask(account.browser, 'stepUpBegin', { passkey: id });
      const allowed = idsIn(body?.options);
      await world.forget(account, id);
      if (allowed.join() !== passkey.id)
        fail(`allowCredentials has ${allowed.length} passkeys, or another one`);
      const other = await world.account(1);
      const theirs = await world.idOf(other, other.passkey);
      if (theirs === undefined) throw new NotTried('the id of the other passkey is not known');
      const answer = await world.ask(account.browser, 'stepUpBegin', { passkey: theirs });
      refused(answer, "asking for another account's passkey", '404 not_found');
    },
  },
  {
    id: 'step-up-signature',
    title: 'A wrong signature confirms nothing',
    ...ownOnly,
    async run(world) {
      const { answer } = await world.stepUp(await world.account(), { forgery: { wrongKey: true } });
      refused(answer, 'a signature of another key', '422 verification_failed');
    },
  },
  {
    id: 'step-up-others',
    title: "Another account's passkey confirms nothing",
    ...ownOnly,
    async run(world) {
      const { browser } = await world.account();
      const { answer } = await world.stepUp(await world.account(1), { browser });
      refused(answer, "another account's passkey", '422 verification_failed');
    },
  },
  {
    id: 'step-up-same-session',
    title: 'The session stays that of the same account and the same passkey',
    section: 'stepUpComplete',
    todo: 'Change nothing of the session but the time of the last proof.',
    async run(world) {
      const account = await world.account();
      const { id, passkey, authenticator } = await world.extra(account);
      const { browser, answer: signedIn } = await world.signIn(account);
      needed(signedIn, 'a sign-in');
      const before = sessionOf(await world.list({ browser }));
      const { answer } = await world.stepUp({ ...account, authenticator, passkey }, { browser });
      const list = await world.ask(browser, 'list');
      await world.forget(account, id);
      needed(answer, 'a step-up');
      if (!list.ok) fail('there is no session after it');
      if (sessionOf(list.body) !== before) fail('account or `current` are others after it');
    },
  },
  {
    id: 'step-up-twice',
    title: 'The same proof, sent twice by one session, gets the same success',
    section: 'The same credential twice',
    todo: 'Keep a digest of challenge, browser cookie and credential with the session; where the challenge is gone, look there and answer 204.',
    async run(world) {
      const account = await world.account();
      const { input, answer } = await world.stepUp(account);
      needed(answer, 'a step-up');
      accepted(await world.ask(account.browser, 'stepUpComplete', input), 'the same step-up again', 204);
    },
  },
  {
    id: 'step-up-used',
    title: 'A used challenge takes no other proof',
    section: 'One ceremony',
    todo: 'Delete the challenge in the step that stores what came of it, and also when the verification fails; answer 410 `challenge_expired`.',
    async run(world) {
      const account = await world.account();
      const { begun, answer } = await world.stepUp(account);
      needed(answer, 'a step-up');
      const other = account.authenticator.use(account.passkey, begun.options);
      const second = await world.ask(account.browser, 'stepUpComplete', finish(begun, other));
      refused(second, 'another signature over the same challenge', '410 challenge_expired');
    },
  },
  {
    id: 'step-up-elsewhere',
    title: "Another session's challenge is refused at a step-up",
    ...tied,
    async run(world) {
      const account = await world.account();
      const { browser, answer: signedIn } = await world.signIn(account);
      needed(signedIn, 'a sign-in');
      const begun = await world.begin(browser, 'stepUpBegin');
      const credential = account.authenticator.use(account.passkey, begun.options);
      const answer = await world.ask(account.browser, 'stepUpComplete', finish(begun, credential));
      refused(answer, "another session's challenge", '410 challenge_expired');
    },
  },
  {
    id: 'step-up-purpose',
    title: 'A challenge for signing in is refused at a step-up, and the other way round',
    ...tied,
    async run(world) {
      const account = await world.account();
      const { browser } = account;
      for (const [begin, complete] of /** @type {const} */ ([
        ['loginBegin', 'stepUpComplete'],
        ['stepUpBegin', 'loginComplete'],
      ])) {
        const begun = await world.begin(browser, begin);
        const credential = account.authenticator.use(account.passkey, begun.options);
        const answer = await world.ask(browser, complete, finish(begun, credential));
        refused(answer, `the challenge of ${begin} at ${complete}`, '410 challenge_expired');
      }
    },
  },
]);

export const stepUp = [...trying, ...stale];
