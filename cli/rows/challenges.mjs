/* What a challenge is good for, and the same credential sent twice. */
import { randomBytes } from 'node:crypto';
import { accepted, fail, needed, NotTried, refused, said } from '../verdict.mjs';
import { finish, passkeyName } from '../world.mjs';
import { rows } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../wire/wire.mjs').Answer} Answer */

/** The same success: status and body. @param {Answer} first @param {Answer} second @param {string} what */
function sameSuccess(first, second, what) {
  needed(first, what);
  if (!second.ok) fail(`${what}, sent again, was answered ${said(second)}`);
  if (second.status !== first.status)
    fail(`${what}, sent again, was answered ${said(second)} after ${said(first)}`);
  if (JSON.stringify(second.body) !== JSON.stringify(first.body))
    fail(`${what}, sent again, got another body`);
}

/**
 * The second answer is the first one's like, and leaves the session as good as that did. That there is none after
 * the first is for the row about the first.
 * @param {World} world
 * @param {import('../wire/browser.mjs').Browser} browser
 * @param {Answer} first
 * @param {'loginComplete' | 'signupComplete'} operation
 * @param {object} [input]
 */
async function sameAgain(world, browser, first, operation, input) {
  const isSignedIn = async () => (await world.ask(browser, 'list')).ok;
  const wasSignedIn = await isSignedIn();
  sameSuccess(first, await world.ask(browser, operation, input), doubled[operation]);
  if (wasSignedIn && !(await isSignedIn())) fail('after the second answer there is no session');
}

const doubled = { loginComplete: 'a sign-in', signupComplete: 'a sign-up' };

const again = {
  section: 'The same credential twice',
  todo: 'Keep a digest of challenge, browser cookie and credential with what was stored; where the challenge is gone, look there and answer the same success.',
};

/** No vendor has this rule, and nobody who uses one can do anything about it. @param {World} world */
function ownRule(world) {
  if (!world.wire.byContract) throw new NotTried('presets do not ask for it');
}

const usedUp = {
  section: 'One ceremony',
  todo: 'Delete the challenge in the step that stores what came of it, and also when the verification fails; answer 410 `challenge_expired`.',
};

const tied = {
  section: 'One ceremony',
  todo: 'Store with each challenge its purpose, a digest of an httpOnly cookie of the browser, and the account; look for all of them at complete.',
};

/** How long the backend says that a challenge is good, in seconds. @param {World} world */
async function lifetime(world) {
  const { options } = await world.begin(world.browser(), 'loginBegin');
  if (typeof options.timeout !== 'number')
    throw new NotTried('the options do not tell how long a challenge is good (timeout)');
  const seconds = options.timeout / 1000;
  if (seconds > world.longestWait)
    throw new NotTried(`a challenge is good for ${seconds} s; --wait ${Math.ceil(seconds)} waits so long`);
  return seconds;
}

export const challenges = rows([
  {
    id: 'login-twice',
    title: 'The same sign-in, sent twice by one browser, gets the same success',
    ...again,
    async run(world) {
      ownRule(world);
      const account = await world.account();
      const { browser, input, answer } = await world.signIn(account);
      needed(answer, 'a sign-in');
      await sameAgain(world, browser, answer, 'loginComplete', input);
    },
  },
  {
    id: 'register-twice',
    title: 'The same new passkey, sent twice by one session, gets the same success and is stored once',
    ...again,
    async run(world) {
      ownRule(world);
      const account = await world.account();
      const { input, answer } = await world.register(account);
      needed(answer, 'adding a passkey');
      const before = (await world.list(account)).passkeys.length;
      const second = await world.ask(account.browser, 'registerComplete', input);
      const after = (await world.list(account)).passkeys.length;
      if (answer.body?.id) await world.forget(account, answer.body.id);
      if (after !== before) fail('it is in the list twice');
      sameSuccess(answer, second, 'a new passkey');
    },
  },
  {
    id: 'signup-twice',
    title: 'The same sign-up, sent twice by one browser, gets the same success',
    ...again,
    async run(world) {
      ownRule(world);
      await world.spareAccount();
      const { browser, completed, input } = await world.signUp(2);
      if (!completed?.ok) throw new NotTried('no sign-up worked');
      await sameAgain(world, browser, completed, 'signupComplete', input);
    },
  },
  {
    id: 'login-replayed',
    title: 'The same sign-in, sent again by another browser, is refused',
    section: 'The same credential twice',
    todo: 'Make the cookie of the browser a part of what the second request is recognised by; answer 410 `challenge_expired`.',
    async run(world) {
      const { input, answer } = await world.signIn(await world.account());
      needed(answer, 'a sign-in');
      refused(
        await world.ask(world.browser(), 'loginComplete', input),
        'a sign-in that was overheard',
        '410 challenge_expired',
      );
    },
  },
  {
    id: 'login-used',
    title: 'A used challenge takes no other sign-in',
    ...usedUp,
    async run(world) {
      const account = await world.account();
      const { browser, begun, answer } = await world.signIn(account);
      needed(answer, 'a sign-in');
      const other = account.authenticator.use(account.passkey, begun.options);
      const second = await world.ask(browser, 'loginComplete', finish(begun, other));
      refused(second, 'another signature over the same challenge', '410 challenge_expired');
    },
  },
  {
    id: 'register-used',
    title: 'A used challenge takes no other new passkey',
    ...usedUp,
    async run(world) {
      const account = await world.account();
      const { begun, answer } = await world.register(account);
      needed(answer, 'adding a passkey');
      const other = world.authenticator().create(begun.options);
      const second = await world.ask(account.browser, 'registerComplete', finish(begun, other, passkeyName));
      for (const one of [answer, second])
        if (one.body?.id && one.ok) await world.forget(account, one.body.id);
      refused(second, 'another passkey over the same challenge', '410 challenge_expired');
    },
  },
  {
    id: 'failure-uses-up',
    title: 'A sign-in that was refused has used its challenge up',
    ...usedUp,
    async run(world) {
      const account = await world.account();
      const { browser, begun, answer } = await world.signIn(account, { forgery: { wrongKey: true } });
      if (answer.ok) throw new NotTried('a forged signature was accepted');
      const honest = account.authenticator.use(account.passkey, begun.options);
      const second = await world.ask(browser, 'loginComplete', finish(begun, honest));
      refused(second, 'a second try with the same challenge', '410 challenge_expired');
    },
  },
  {
    id: 'malformed-keeps',
    title: 'A malformed request leaves the challenge good',
    section: 'One ceremony',
    todo: 'Look at the form of the request before the challenge, and use nothing up for a 400.',
    async run(world) {
      if (!world.wire.byContract) throw new NotTried('presets do not ask for it');
      const account = await world.account();
      const browser = world.browser();
      const begun = await world.begin(browser, 'loginBegin');
      const bad = await world.ask(browser, 'loginComplete', finish(begun, { id: 'x' }));
      if (bad.status !== 400) throw new NotTried(`a malformed credential was answered ${said(bad)}`);
      const good = account.authenticator.use(account.passkey, begun.options);
      accepted(
        await world.ask(browser, 'loginComplete', finish(begun, good)),
        'the right credential after it',
        200,
      );
    },
  },
  {
    id: 'several-open',
    title: 'A later begin leaves an earlier challenge good',
    section: 'One ceremony',
    todo: 'Store challenges one by one, found by `state` or by the challenge in clientDataJSON; not one slot a session.',
    async run(world) {
      const account = await world.account();
      const browser = world.browser();
      const first = await world.begin(browser, 'loginBegin');
      await world.begin(browser, 'loginBegin');
      const credential = account.authenticator.use(account.passkey, first.options);
      accepted(
        await world.ask(browser, 'loginComplete', finish(first, credential)),
        'a sign-in with the earlier of two',
        200,
      );
    },
  },
  {
    id: 'login-elsewhere',
    title: "Another browser's challenge is refused at sign-in",
    ...tied,
    async run(world) {
      const account = await world.account();
      const begun = await world.begin(world.browser(), 'loginBegin');
      const credential = account.authenticator.use(account.passkey, begun.options);
      const other = world.browser();
      await world.begin(other, 'loginBegin'); // so that it has cookies of its own
      const answer = await world.ask(other, 'loginComplete', finish(begun, credential));
      refused(answer, "a sign-in with another browser's challenge", '410 challenge_expired');
    },
  },
  {
    id: 'register-elsewhere',
    title: "Another account's challenge is refused at registration",
    ...tied,
    async run(world) {
      const account = await world.account();
      const other = await world.account(1);
      const begun = await world.begin(account.browser, 'registerBegin');
      const credential = world.authenticator().create(begun.options);
      const answer = await world.ask(
        other.browser,
        'registerComplete',
        finish(begun, credential, passkeyName),
      );
      if (answer.ok && answer.body?.id) await world.forget(other, answer.body.id);
      refused(answer, "a new passkey for another account's challenge", '410 challenge_expired');
    },
  },
  {
    id: 'purpose',
    title: 'A challenge for signing in is refused at registration',
    ...tied,
    async run(world) {
      const account = await world.account();
      const asked = await world.begin(account.browser, 'registerBegin');
      const begun = await world.begin(account.browser, 'loginBegin');
      const credential = world
        .authenticator()
        .create({ ...asked.options, challenge: begun.options.challenge });
      const answer = await world.ask(
        account.browser,
        'registerComplete',
        finish(begun, credential, passkeyName),
      );
      if (answer.ok && answer.body?.id) await world.forget(account, answer.body.id);
      refused(answer, 'a new passkey over a challenge for signing in', '410 challenge_expired');
    },
  },
  {
    id: 'made-up',
    title: 'A challenge that the backend never gave out is refused',
    section: 'One ceremony',
    todo: 'Compare the challenge in clientDataJSON with the stored one; never take it from the request.',
    async run(world) {
      const challenge = randomBytes(32).toString('base64url');
      const { answer } = await world.signIn(await world.account(), { forgery: { challenge } });
      const what = 'a signature over a made-up challenge';
      refused(answer, what, '422 verification_failed', '410 challenge_expired');
    },
  },
  {
    id: 'expired',
    title: 'A challenge that is too old is refused',
    section: 'One ceremony',
    todo: 'Store when each challenge ends (about five minutes), ask for it at complete, and answer 410 `challenge_expired`.',
    async run(world) {
      const seconds = await lifetime(world);
      const account = await world.account();
      const browser = world.browser();
      const begun = await world.begin(browser, 'loginBegin');
      const credential = account.authenticator.use(account.passkey, begun.options);
      await world.wait(seconds + 1);
      refused(
        await world.ask(browser, 'loginComplete', finish(begun, credential)),
        'an old challenge',
        '410 challenge_expired',
      );
    },
  },
]);
