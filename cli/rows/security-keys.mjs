/* Security keys as second factors: added by a ceremony, and no way in by themselves. */
import { accepted, fail, needed, refused } from '../verdict.mjs';
import { finish, passkeyName } from '../world.mjs';
import { needsSession, offered, refusesStranger, requireContract } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../world.mjs').Account} Account */
/** @typedef {import('../authenticator/software-authenticator.mjs').Forgery} Forgery */

/** What has no screen and stores nothing. */
const KEY = { transports: ['usb'] };

/** @param {World} world @param {Account} account */
const beginning = (world, { browser }) => world.begin(browser, 'securityKeyBegin');

/**
 * A key that answers, and what goes to the end of the ceremony.
 * @param {World} world
 * @param {import('../world.mjs').Begun} begun
 * @param {Forgery} [forgery]
 */
function touched(world, begun, forgery) {
  const authenticator = world.authenticator(KEY);
  const input = finish(begun, authenticator.create(begun.options, forgery), passkeyName);
  return { authenticator, input };
}

/** Sends it; what comes to be is taken away again. @param {World} world @param {Account} account @param {object} input */
async function attempt(world, { browser }, input) {
  const answer = await world.ask(browser, 'securityKeyComplete', input);
  const undo = async () => {
    if (answer.ok && answer.body?.id) await world.ask(browser, 'factorRemove', { id: answer.body.id });
  };
  return { answer, undo };
}

/** @param {World} world @param {Account} account @param {string} id */
async function isListed(world, { browser }, id) {
  const { body } = needed(await world.ask(browser, 'factors'), 'the list of factors');
  return body?.factors?.some((/** @type {any} */ one) => one.id === id && one.kind === 'security-key');
}

export const securityKeys = offered('security-key', [
  {
    id: 'key-session',
    title: 'Adding a security key needs a session',
    ...needsSession,
    async run(world) {
      await refusesStranger(world, 'securityKeyBegin', {});
      const { input } = touched(world, await beginning(world, await world.account()));
      await refusesStranger(world, 'securityKeyComplete', input);
    },
  },
  {
    id: 'key',
    title: 'A security key can be added, and is in the list of factors then',
    section: 'securityKeyComplete',
    todo: 'Answer begin with creation options, store what the key answers, and answer 201 with a factor of the kind `security-key`.',
    async run(world) {
      const account = await world.account();
      const { input } = touched(world, await beginning(world, account));
      const { answer, undo } = await attempt(world, account, input);
      accepted(answer, 'a security key', 201);
      const { id } = answer.body ?? {};
      const listed = answer.byContract ? await isListed(world, account, id) : true;
      await undo();
      if (!listed) fail('it is not in the list of factors afterwards');
    },
  },
  {
    id: 'key-excludes',
    title: 'What keeps a passkey of the account is not made a security key of it',
    section: 'securityKeyBegin',
    todo: "List the account's passkeys and keys in `excludeCredentials`, and ask for `residentKey: discouraged`.",
    async run(world) {
      requireContract(world);
      const account = await world.account();
      const { options } = await beginning(world, account);
      const excluded = (options.excludeCredentials ?? []).map((/** @type {any} */ { id }) => id);
      if (!excluded.includes(account.passkey.id)) fail('`excludeCredentials` lacks a passkey of the account');
      if (options.authenticatorSelection?.residentKey !== 'discouraged')
        fail('a passkey is asked for (`residentKey` is not "discouraged")');
    },
  },
  {
    id: 'key-once',
    title: 'The challenge of a security key is good once',
    section: 'One ceremony',
    todo: 'Delete the challenge in the step that stores the key; answer 410 `challenge_expired`.',
    async run(world) {
      const account = await world.account();
      const begun = await beginning(world, account);
      const first = await attempt(world, account, touched(world, begun).input);
      needed(first.answer, 'a security key');
      const second = await attempt(world, account, touched(world, begun).input);
      await first.undo();
      await second.undo();
      refused(second.answer, 'another key with a challenge that was used', '410 challenge_expired');
    },
  },
  {
    id: 'key-forged',
    title: 'A security key that another site had touched is refused',
    section: 'securityKeyComplete',
    todo: 'Verify challenge, origin and RP ID hash with a library, as for a passkey; answer 422 `verification_failed`, or 403 `origin_not_allowed` to the origin.',
    async run(world) {
      const account = await world.account();
      for (const forgery of [{ origin: 'https://evil.example' }, { rpId: 'evil.example' }]) {
        const { input } = touched(world, await beginning(world, account), forgery);
        const { answer, undo } = await attempt(world, account, input);
        await undo();
        refused(
          answer,
          `a key for ${Object.values(forgery).join()}`,
          '422 verification_failed',
          '403 origin_not_allowed',
        );
      }
    },
  },
  {
    id: 'key-others',
    title: 'A security key is added only to the account that began',
    section: 'One ceremony',
    todo: 'Store the account with the challenge, and look for both at complete; answer 410 `challenge_expired`.',
    async run(world) {
      const { input } = touched(world, await beginning(world, await world.account()));
      const { answer, undo } = await attempt(world, await world.account(1), input);
      await undo();
      refused(answer, "a key for another account's challenge", '410 challenge_expired');
    },
  },
  {
    id: 'key-twice',
    title: 'The same security key, sent twice, gets the same success',
    section: 'The same credential twice',
    todo: 'Keep a digest of challenge, browser cookie and credential with the key; where the challenge is gone, look there and answer 201 with it again.',
    async run(world) {
      requireContract(world);
      const account = await world.account();
      const { input } = touched(world, await beginning(world, account));
      const { answer: first, undo } = await attempt(world, account, input);
      needed(first, 'a security key');
      const { answer: second } = await attempt(world, account, input);
      await undo();
      accepted(second, 'the same key again', 201);
      if (second.body?.id !== first.body?.id) fail('the second answer has another factor');
    },
  },
  {
    id: 'key-alone',
    title: 'A security key that is a second factor signs nobody in by itself',
    section: 'securityKeyComplete',
    todo: 'Keep keys apart from passkeys; at sign-in look only among passkeys, and answer 404 `unknown_credential`.',
    async run(world) {
      const account = await world.account();
      const { authenticator, input } = touched(world, await beginning(world, account));
      const { answer, undo } = await attempt(world, account, input);
      needed(answer, 'a security key');
      const passkey = /** @type {import('../world.mjs').SoftPasskey} */ (authenticator.passkeys[0]);
      const { answer: signedIn } = await world.signIn({ ...account, authenticator }, { passkey });
      await undo();
      refused(signedIn, 'a sign-in by the key alone', '404 unknown_credential');
    },
  },
]);
