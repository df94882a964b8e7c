/* Links that add a passkey on another device. Whoever has one gets into the account. */
import { accepted, fail, needed, NotTried, refused } from '../verdict.mjs';
import { finish, passkeyName } from '../world.mjs';
import { entersAccount, opensNothing } from './entry.mjs';
import { codeIn, endOf, wrongLink } from './link.mjs';
import { needsSession, offered, refusesStranger } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('./link.mjs').Enrollment} Enrollment */

const invalid = '422 code_invalid';

/** @param {World} world */
async function making(world) {
  const account = await world.account();
  return { account, answer: await world.ask(account.browser, 'enroll', {}) };
}

/** A link of the first account; one that it had ends. @param {World} world */
async function link(world) {
  const { account, answer } = await making(world);
  return { account, enrollment: codeIn(answer) };
}

/** Nobody who has no session registers a passkey by it. @param {World} world @param {Enrollment} enrollment @param {string} what */
async function refusesLink(world, enrollment, what) {
  refused(await world.ask(world.browser(), 'registerBegin', { enrollment }), what, invalid);
}

/** A passkey came of a link. @param {World} world */
async function entering(world) {
  const { account, enrollment } = await link(world);
  const browser = world.browser();
  const begun = await world.ask(browser, 'registerBegin', { enrollment });
  const entry = begun.ok ? await world.register({ browser }, { begun: begun.body }) : undefined;
  return { account, enrollment, browser, begun, entry };
}

const pass = {
  section: 'registerBegin',
  todo: 'Store a digest of the code with the account and its end; look for all of them at begin, and answer 422 `code_invalid`.',
};

export const enrollment = offered('enrollment', [
  {
    id: 'link-session',
    title: 'A link needs a session to be made',
    ...needsSession,
    run: (world) => refusesStranger(world, 'enroll', {}),
  },
  {
    id: 'link-made',
    title: 'A link is made whose code is in the fragment',
    section: 'enroll',
    todo: 'Answer 201 { url, expiresAt } with an http(s) URL that ends in #code=… and no code before the #.',
    async run(world) {
      const { answer } = await world.once(making);
      accepted(answer, 'the making of a link', 201);
      const { url, expiresAt } = answer.body ?? {};
      if (!URL.canParse(url) || !/^https?:/.test(url)) fail('`url` is no http or https URL');
      if (new URL(url).searchParams.has('code')) fail('the code is in the query, which logs of servers have');
      if (expiresAt !== undefined && !(Date.parse(expiresAt) > world.now - 60_000))
        fail(`\`expiresAt\` is ${JSON.stringify(expiresAt)}, which is no date to come`);
      codeIn(answer);
    },
  },
  {
    id: 'link-register',
    title: 'A link leads to a new passkey without a session, and into the account it is for',
    section: 'registerComplete',
    todo: 'Take `enrollment` in place of a session at begin; at complete store the passkey, end the link and open a session in one step.',
    async run(world) {
      const { account, browser, begun, entry } = await world.once(entering);
      accepted(begun, 'the begin of a registration with the code of a link', 200);
      if (entry) await entersAccount(world, { account, browser, entry });
    },
  },
  {
    id: 'link-once',
    title: 'A link that a passkey has come of is refused',
    section: 'registerComplete',
    todo: 'End the link in the very step that stores the passkey.',
    async run(world) {
      const { enrollment, entry } = await world.once(entering);
      if (!entry?.answer.ok) throw new NotTried('no passkey came of a link');
      await refusesLink(world, enrollment, 'a link that was used');
    },
  },
  {
    id: 'link-kept',
    title: 'A link stays good until a passkey has come of it',
    section: 'registerBegin',
    todo: 'Leave the link as it is at begin: a visitor who cancels begins again.',
    async run(world) {
      const { enrollment } = await link(world);
      const first = world.browser();
      needed(await world.ask(first, 'registerBegin', { enrollment }), 'the begin with the code of a link');
      accepted(await world.ask(first, 'registerBegin', { enrollment }), 'a second begin with the same link');
    },
  },
  {
    id: 'link-unknown',
    title: 'A link that is made up is refused',
    ...pass,
    async run(world) {
      const { enrollment } = await link(world);
      await refusesLink(world, wrongLink(enrollment), 'a made-up link');
    },
  },
  {
    id: 'link-one',
    title: 'An account has one link at a time',
    section: 'enroll',
    todo: 'End the earlier link of the account in the step that stores a new one.',
    async run(world) {
      const { enrollment } = await link(world);
      await link(world);
      await refusesLink(world, enrollment, 'a link that another one came after');
    },
  },
  {
    id: 'link-account',
    title: 'A link is for the account that made it, whoever is signed in',
    section: 'registerBegin',
    todo: 'Where `enrollment` comes, take the account from the link, and not from the session.',
    async run(world) {
      const { account, enrollment } = await link(world);
      const other = await world.account(1);
      const { browser, answer } = await world.signIn(other);
      needed(answer, 'a sign-in');
      const entry = await world.register({ browser }, { pass: { enrollment } });
      const [passkey] = entry.authenticator.passkeys;
      const planted = passkey && (await world.idOf(other, passkey));
      if (planted) {
        await world.forget(other, planted);
        fail('the new passkey was added to the account that was signed in');
      }
      await entersAccount(world, { account, browser, entry });
    },
  },
  {
    id: 'link-only-registers',
    title: 'A link opens nothing but a registration',
    section: 'registerBegin',
    todo: 'Open no session at begin: a passkey has to come of the link first.',
    async run(world) {
      const { enrollment } = await link(world);
      const browser = world.browser();
      needed(await world.ask(browser, 'registerBegin', { enrollment }), 'the begin with the code of a link');
      await opensNothing(world, browser, 'enroll', { enrollment });
    },
  },
  {
    id: 'link-elsewhere',
    title: "Another browser's challenge is refused where a link began the registration",
    section: 'One ceremony',
    todo: 'Bind the challenge to the link and to an httpOnly cookie of the browser; answer 410 `challenge_expired`, or 401.',
    async run(world) {
      const { account, enrollment } = await link(world);
      const begun = await world.begin(world.browser(), 'registerBegin', { enrollment });
      const credential = world.authenticator().create(begun.options);
      const other = world.browser();
      await world.begin(other, 'loginBegin'); // so that it has cookies of its own
      const answer = await world.ask(other, 'registerComplete', finish(begun, credential, passkeyName));
      if (answer.ok && answer.body?.id) await world.forget(account, answer.body.id);
      refused(
        answer,
        "a new passkey for another browser's challenge",
        ...['410 challenge_expired', '401 unauthenticated'],
      );
    },
  },
  {
    id: 'link-expired',
    title: 'A link that is too old is refused',
    section: 'enroll',
    todo: 'Store when the link ends (about fifteen minutes) and ask for it at begin; answer 422 `code_invalid`.',
    async run(world) {
      const { answer } = await making(world);
      const enrollment = codeIn(answer);
      const seconds = endOf(answer, world.now);
      if (seconds > world.longestWait)
        throw new NotTried(`a link is good for ${seconds} s; --wait ${seconds} waits so long`);
      await world.wait(seconds + 2);
      await refusesLink(world, enrollment, 'a link that is too old');
    },
  },
]);
