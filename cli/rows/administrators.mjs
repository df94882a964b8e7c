/* Administrators, who look after the passkeys of others. One account, which is named, loses all it has. */
import { accepted, fail, needed, NotTried, refused } from '../verdict.mjs';
import { codeIn } from './link.mjs';
import { refusesStranger, rows } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../wire/wire.mjs').Answer} Answer */
/** @typedef {import('../wire/wire.mjs').UserOperation} UserOperation */

/** What each is asked with, the mildest first. @type {readonly (readonly [UserOperation, object])[]} */
const deeds = [
  ['userList', {}],
  ['userEnroll', {}],
  ['userRemove', { id: 'made-up' }],
  ['userRemoveAll', {}],
];

/** Whose passkeys they are. @param {World} world */
function requireUser({ said: { userId }, wire }) {
  if (!wire.has('userList')) throw new NotTried('a preset has no operations of its own for administrators');
  if (userId === undefined)
    throw new NotTried('it takes --user-id, an account that may lose all its passkeys, and --admin-cookie');
  return userId;
}

/** An administrator, and whom they look after. @param {World} world */
function office(world) {
  const userId = requireUser(world);
  const { admin } = world.said;
  if (!admin) throw new NotTried('it takes --admin-cookie or --admin-header of an administrator');
  const browser = world.browser(admin);
  /** @param {UserOperation} operation @param {object} [input] */
  const ask = async (operation, input) => {
    const answer = await world.ask(browser, operation, { userId, ...input });
    if (answer.code === 'reauth_required')
      throw new NotTried("the administrator's session is too old for it");
    return answer;
  };
  const list = async () => {
    const { body } = needed(await ask('userList'), "the list of somebody else's passkeys");
    if (!Array.isArray(body?.passkeys)) throw new NotTried('the list has no passkeys');
    return body;
  };
  return { ask, list, userId };
}

/** @param {World} world @param {string} offer */
export async function officeThat(world, offer) {
  const { list, ...rest } = office(world);
  const { policy } = await list();
  if (!policy?.offers?.includes(offer))
    throw new NotTried(`the list for administrators has no "${offer}" in policy.offers`);
  return { list, ...rest };
}

/** A passkey that came of an administrator's link, and the browser that it signed in. @param {World} world */
async function entering(world) {
  const { ask, list } = await officeThat(world, 'enrollment');
  const link = await ask('userEnroll', {});
  const browser = world.browser();
  const { answer } = await world.register({ browser }, { pass: { enrollment: codeIn(link) } });
  const { id } = needed(answer, 'a new passkey by the link').body ?? {};
  return { ask, list, link, browser, answer, id, isTheirs: has(await list(), id) };
}

/** It is in the right account. @param {Awaited<ReturnType<typeof entering>>} story */
function entered(story) {
  if (!story.isTheirs) throw new NotTried('no passkey can be added to that account');
  return story;
}

/** @param {any} list @param {string} id */
export const has = ({ passkeys }, id) => passkeys.some((/** @type {any} */ one) => one.id === id);

/** @param {World} world @param {import('../wire/browser.mjs').Browser} browser */
async function isEnded(world, browser) {
  if ((await world.ask(browser, 'list')).ok) fail('a session of the account is still open');
}

export const administrators = rows([
  {
    id: 'admin-session',
    title: 'What administrators do needs a session',
    section: 'Sessions and cross-site requests',
    todo: 'Look for the session before anything else in this operation, and answer 401 `unauthenticated`.',
    async run(world) {
      const userId = requireUser(world);
      for (const [operation, input] of deeds) await refusesStranger(world, operation, { userId, ...input });
    },
  },
  {
    id: 'admin-forbidden',
    title: 'Whoever is no administrator is refused, whether or not there is such an account',
    section: 'userList',
    todo: 'Decide by the session who is an administrator before you look for the account; answer 403 `forbidden`.',
    async run(world) {
      const userId = requireUser(world);
      const { browser } = await world.account();
      for (const whose of ['nobody-is-called-so', userId])
        for (const [operation, input] of deeds)
          refused(
            await world.ask(browser, operation, { userId: whose, ...input }),
            `${operation} of ${whose === userId ? 'an account' : 'an account that does not exist'}`,
            '403 forbidden',
          );
    },
  },
  {
    id: 'admin-list',
    title: 'An administrator sees the passkeys of somebody else',
    section: 'userList',
    todo: 'Answer 200 with the list as its owner gets it, and 404 `not_found` where there is no such account.',
    async run(world) {
      const { ask } = office(world);
      const answer = await ask('userList');
      accepted(answer, "the list of somebody else's passkeys", 200);
      if (!Array.isArray(answer.body?.passkeys)) fail('the answer has no array `passkeys`');
      const nobodys = await ask('userList', { userId: 'nobody-is-called-so' });
      refused(nobodys, 'the list of an account that does not exist', '404 not_found');
    },
  },
  {
    id: 'admin-link',
    title: "An administrator's link leads to a new passkey in the account of somebody else",
    section: 'userEnroll',
    todo: 'Make the link for the account that the path names, not for the one of the session; answer 201 { url }.',
    async run(world) {
      const { link, answer, browser, isTheirs } = await world.once(entering);
      accepted(link, 'the making of a link for somebody else', 201);
      accepted(answer, 'the end of a registration by it', 201);
      if (!isTheirs) fail('the new passkey is not in the list of that account');
      accepted(await world.ask(browser, 'list'), 'the list of whoever opened it', 200);
    },
  },
  {
    id: 'admin-remove-others',
    title: 'An administrator removes only a passkey of the account that is named',
    section: 'NotFound',
    todo: "Look for the passkey by id and the named account together; another account's is 404 `not_found`.",
    async run(world) {
      const { ask } = office(world);
      const account = await world.account();
      const { id } = await world.extra(account);
      const answer = await ask('userRemove', { id });
      const stays = has(await world.list(account), id);
      await world.forget(account, id);
      if (!stays) fail('the passkey of another account was removed');
      refused(answer, "a passkey of another account than the named one's", '404 not_found');
    },
  },
  {
    id: 'admin-remove',
    title: 'An administrator removes a passkey, once, and the sessions that it opened end',
    section: 'userRemove',
    todo: 'Delete the passkey and its sessions in one step; answer 204, and 404 `not_found` when it is asked for again.',
    async run(world) {
      const { ask, list, browser, id } = entered(await world.once(entering));
      accepted(await ask('userRemove', { id }), "the removal of somebody else's passkey", 204);
      if (has(await list(), id)) fail('the passkey is still in the list');
      await isEnded(world, browser);
      refused(await ask('userRemove', { id }), 'a second removal', '404 not_found');
    },
  },
  {
    id: 'admin-remove-all',
    title: 'An administrator removes all passkeys of an account, and its sessions end',
    section: 'userRemoveAll',
    todo: 'Delete passkeys, sessions, links and proofs of the account in one step, and answer 204.',
    async run(world) {
      const { ask, list } = await officeThat(world, 'remove-all');
      const { browser } = entered(await entering(world));
      accepted(await ask('userRemoveAll'), 'the removal of all passkeys', 204);
      if ((await list()).passkeys.length > 0) fail('there are passkeys in the list still');
      await isEnded(world, browser);
    },
  },
]);
