/* The right answers to honest visitors. */
import { canonical } from '../authenticator/base64.mjs';
import { accepted, fail, needed, NotTried, refused, said } from '../verdict.mjs';
import { passkeyName } from '../world.mjs';
import { rows } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */

/**
 * A passkey as the contract has it.
 * @param {any} passkey
 * @param {string} where
 */
function shaped(passkey, where) {
  if (typeof passkey?.id !== 'string' || passkey.id === '') fail(`a passkey in ${where} has no id`);
  for (const [field, type] of Object.entries(fieldTypes)) {
    const value = passkey[field];
    const isAbsent = value === undefined || (field === 'lastUsedAt' && value === null);
    const trouble = isAbsent ? undefined : fieldTrouble(field, value, type);
    if (trouble) fail(`${field} of a passkey in ${where} is ${trouble}`);
  }
}

/**
 * @param {string} field
 * @param {any} value
 * @param {string} type
 */
function fieldTrouble(field, value, type) {
  if (typeof value !== type) return `${JSON.stringify(value)}, not a ${type}`;
  return field.endsWith('At') && Number.isNaN(Date.parse(value)) ? 'no date' : undefined;
}

const fieldTypes = {
  credentialId: 'string',
  name: 'string',
  aaguid: 'string',
  createdAt: 'string',
  lastUsedAt: 'string',
  backupEligible: 'boolean',
  backedUp: 'boolean',
  discoverable: 'boolean',
  current: 'boolean',
};

/** @param {World} world */
async function requireSignUp(world) {
  if (!(await world.offersSignUp())) throw new NotTried('the backend offers no sign-up');
  return world.signUp(0);
}

/** Whether two answers to "who has this name?" look alike. @param {any} known @param {any} unknown */
function looksAlike(known, unknown) {
  /** @param {any} options */
  const shape = (options) =>
    JSON.stringify([Object.keys(options).sort(), (options.allowCredentials ?? []).length > 0]);
  return shape(known) === shape(unknown);
}

export const answers = rows([
  {
    id: 'signup',
    title: 'Sign-up creates an account with its passkey and opens a session',
    section: 'signupComplete',
    todo: 'Answer begin with { options, state? }, complete with 201 and the passkey, and set the session cookie there.',
    async run(world) {
      const { begun, completed, browser } = await requireSignUp(world);
      accepted(begun, 'the begin of a sign-up', 200);
      if (!completed) fail('the begin of a sign-up gave no options.challenge');
      accepted(completed, 'the end of a sign-up', 201);
      if (completed.byContract) shaped(completed.body, 'the answer to a sign-up');
      const list = await world.ask(browser, 'list');
      if (!list.ok) fail(`the visitor who signed up is not signed in: the list was answered ${said(list)}`);
    },
  },
  {
    id: 'signup-conflict',
    title: 'A user name that is taken is refused',
    section: 'signupBegin',
    todo: 'Answer 409 `conflict` at begin, or at the latest at complete; compare names as you store them.',
    async run(world) {
      await requireSignUp(world);
      const { name = '', made } = await world.account();
      if (!made) throw new NotTried('no sign-up worked');
      const browser = world.browser();
      const begun = await world.ask(browser, 'signupBegin', { username: name });
      if (!begun.ok) {
        refused(begun, 'a sign-up under the same name', '409 conflict');
        return;
      }
      const credential = world.authenticator().create(begun.body.options);
      const completed = await world.ask(browser, 'signupComplete', { credential, state: begun.body.state });
      refused(completed, 'a sign-up under the same name', '409 conflict');
    },
  },
  {
    id: 'list',
    title: 'The list has the passkeys of the account, each as the contract has it',
    section: 'list',
    todo: 'Answer { passkeys: [{ id, … }] }; leave out what you do not know, and use null only for "never used".',
    async run(world) {
      const account = await world.account();
      const answer = await world.ask(account.browser, 'list');
      accepted(answer, 'the list', 200);
      const { passkeys } = answer.body ?? {};
      if (!Array.isArray(passkeys)) fail('the answer has no array `passkeys`');
      for (const passkey of passkeys) shaped(passkey, 'the list');
      const ids = passkeys.map(({ credentialId }) => credentialId).filter(Boolean);
      if (passkeys.length === 0 || (ids.length > 0 && !ids.includes(account.passkey.id)))
        fail('the passkey of the account is not in its list');
    },
  },
  {
    id: 'register',
    title: 'A passkey can be added, and is in the list then',
    section: 'registerComplete',
    todo: 'Verify the credential against the challenge of this session, store it, and answer 201 with the passkey.',
    async run(world) {
      const account = await world.account();
      /** @type {number} */
      const before = (await world.list(account)).passkeys.length;
      const begun = await world.ask(account.browser, 'registerBegin');
      accepted(begun, 'the begin of a registration', 200);
      const { answer } = await world.register(account);
      accepted(answer, 'the end of a registration', 201);
      if (answer.byContract) shaped(answer.body, 'the answer to a registration');
      const { passkeys } = await world.list(account);
      if (passkeys.length !== before + 1)
        fail(`the list had ${before} passkeys before and has ${passkeys.length} now`);
      if (answer.body?.id) await world.forget(account, answer.body.id);
    },
  },
  {
    id: 'login',
    title: 'A passkey signs in without a user name, and opens a session',
    section: 'loginComplete',
    todo: 'Find the account by the credential id, verify, and set a session cookie on the 200.',
    async run(world) {
      const account = await world.account();
      const { answer, browser } = await world.signIn(account);
      accepted(answer, 'the end of a sign-in', 200);
      if (browser.setCookies.length === 0) return;
      const list = await world.ask(browser, 'list');
      if (!list.ok) fail(`the visitor is not signed in afterwards: the list was answered ${said(list)}`);
    },
  },
  {
    id: 'login-username',
    title: 'A passkey signs in where the user name was typed first',
    section: 'loginBegin',
    todo: "List the account's passkeys in allowCredentials (or none at all), and accept each of them at complete.",
    async run(world) {
      const account = await world.account();
      if (account.name === undefined) throw new NotTried('the user name of the account is not known');
      const { answer, begun } = await world.signIn(account, { username: account.name });
      accepted(answer, 'a sign-in with the user name first', 200);
      const allowed = begun.options.allowCredentials ?? [];
      if (
        allowed.length > 0 &&
        !allowed.some((/** @type {any} */ { id }) => canonical(id) === account.passkey.id)
      )
        fail('allowCredentials does not have the passkey of the account');
    },
  },
  {
    id: 'login-unknown-name',
    title: 'Asking for options does not tell who has an account',
    section: 'loginBegin',
    todo: 'Answer an unknown name as a known one: with made-up ids that stay the same for the same name (an HMAC of it).',
    async run(world) {
      const account = await world.account();
      if (account.name === undefined) throw new NotTried('the user name of the account is not known');
      if (!world.wire.byContract) throw new NotTried('presets do not ask for it');
      const known = await world.begin(world.browser(), 'loginBegin', { username: account.name });
      const username = `${account.name}-nobody`;
      const stranger = await world.ask(world.browser(), 'loginBegin', { username });
      if (stranger.code === 'no_passkeys')
        throw new NotTried('the backend says openly who has no passkey (409 no_passkeys)');
      accepted(stranger, 'a sign-in with a name that nobody has', 200);
      if (!looksAlike(known.options, stranger.body.options))
        fail('the options for a name that nobody has look different from those for one that somebody has');
      const again = await world.begin(world.browser(), 'loginBegin', { username });
      /** @param {any} options */
      const ids = (options) =>
        JSON.stringify((options.allowCredentials ?? []).map((/** @type {any} */ { id }) => id));
      if (ids(again.options) !== ids(stranger.body.options))
        fail('the made-up ids for a name that nobody has change from one time to the next');
    },
  },
  {
    id: 'rename',
    title: 'A passkey can be renamed',
    section: 'rename',
    todo: 'Store the trimmed name, and answer 200 with the passkey.',
    async run(world) {
      const account = await world.account();
      const { id } = await world.extra(account);
      const answer = await world.ask(account.browser, 'rename', { id, name: `${passkeyName.name} 2` });
      accepted(answer, 'the renaming', 200);
      const { passkeys } = await world.list(account);
      const { name } = passkeys.find((/** @type {any} */ one) => one.id === id) ?? {};
      await world.forget(account, id);
      if (name !== `${passkeyName.name} 2`)
        fail(`it is called ${JSON.stringify(name)} in the list afterwards`);
    },
  },
  {
    id: 'names',
    title: 'Names that are empty, too long or have control characters are refused',
    section: 'Names',
    todo: 'Trim, count code points (1 to 64), refuse \\p{Cc}, and answer 400 `validation` with `field: name`.',
    async run(world) {
      if (!world.wire.byContract) throw new NotTried('each vendor has rules of its own');
      const account = await world.account();
      const { id } = await world.extra(account);
      const answers = [];
      for (const name of ['', '   ', 'x'.repeat(65), 'a\u0007b', 7])
        answers.push({ name, answer: await world.ask(account.browser, 'rename', { id, name }) });
      await world.forget(account, id);
      for (const { name, answer } of answers)
        refused(answer, `the name ${JSON.stringify(name).slice(0, 20)}`, '400 validation');
    },
  },
  {
    id: 'remove',
    title: 'A passkey can be removed, once',
    section: 'remove',
    todo: 'Answer 204 when it is gone, and 404 `not_found` when it is asked for again.',
    async run(world) {
      const account = await world.account();
      const { id } = await world.extra(account);
      accepted(await world.ask(account.browser, 'remove', { id }), 'the removal', 204);
      const { passkeys } = await world.list(account);
      if (passkeys.some((/** @type {any} */ one) => one.id === id))
        fail('it is still in the list afterwards');
      refused(await world.ask(account.browser, 'remove', { id }), 'a second removal', '404 not_found');
    },
  },
  {
    id: 'unknown-credential',
    title: 'A passkey that the backend does not know any more is told apart',
    section: 'loginComplete',
    todo: 'Answer 404 with the code `unknown_credential`, and only then: a password manager drops the passkey.',
    async run(world) {
      const account = await world.account();
      const { id, passkey, authenticator } = await world.extra(account);
      needed(await world.ask(account.browser, 'remove', { id }), 'the removal');
      const { answer } = await world.signIn({ ...account, authenticator }, { passkey });
      refused(answer, 'a sign-in with a passkey that was removed', '404 unknown_credential');
      if (answer.code === undefined) fail('the 404 has no code, so nobody can tell it from a wrong path');
    },
  },
  {
    id: 'last-passkey',
    title: 'The last passkey cannot be removed, unless there are other ways in',
    section: 'remove',
    todo: 'Answer 409 `last_passkey`, decided in the statement that removes; or name other ways in `policy.otherWaysIn`.',
    async run(world) {
      const account = await world.spareAccount();
      const { passkeys, policy } = await world.list(account);
      const [{ id }] = passkeys;
      const answer = await world.ask(account.browser, 'remove', { id });
      if (answer.ok && (policy?.otherWaysIn?.length > 0 || policy?.min === 0)) return;
      if (answer.ok && !answer.byContract) throw new NotTried('the list does not tell of other ways in');
      refused(answer, 'the removal of the last passkey', '409 last_passkey');
    },
  },
]);
