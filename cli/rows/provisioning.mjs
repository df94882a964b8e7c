/* Administrators who name passkeys of others, and register security keys for them. */
import { accepted, fail, needed, NotTried, refused } from '../verdict.mjs';
import { finish, passkeyName } from '../world.mjs';
import { has, officeThat } from './administrators.mjs';
import { refusesStranger, rows } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */

/** A security key, as it may be handed over. */
const KEY = { transports: ['usb'] };

/** An office that names, and a passkey to try it on. @param {World} world */
async function naming(world) {
  const { ask, list, userId } = await officeThat(world, 'rename');
  const [passkey] = (await list()).passkeys;
  if (!passkey) throw new NotTried('the account has no passkey that could be named');
  return { ask, list, userId, passkey };
}

/** @param {Awaited<ReturnType<typeof officeThat>>} office */
async function beginning({ ask }) {
  const answer = await ask('userRegisterBegin', { attachment: 'cross-platform' });
  return needed(answer, "the begin of somebody else's security key").body;
}

/** @param {any} list @param {string} id */
const nameIn = ({ passkeys }, id) => passkeys.find((/** @type {any} */ one) => one.id === id)?.name;

export const provisioning = rows([
  {
    id: 'admin-rename',
    title: 'An administrator names a passkey of somebody else',
    section: 'userRename',
    todo: 'Store the name, answer 200 with the passkey, and tell it in the list.',
    async run(world) {
      const { ask, list, passkey } = await naming(world);
      const name = `${passkeyName.name} 2`;
      const { id } = passkey;
      accepted(await ask('userRename', { id, name }), "the renaming of somebody else's passkey", 200);
      const now = nameIn(await list(), id);
      if (passkey.name) await ask('userRename', { id, name: passkey.name });
      if (now !== name) fail('the list has another name');
    },
  },
  {
    id: 'admin-rename-others',
    title: 'An administrator names only a passkey of the account that is named',
    section: 'NotFound',
    todo: "Look for the passkey by id and the named account together; another account's is 404 `not_found`.",
    async run(world) {
      const { ask } = await officeThat(world, 'rename');
      const account = await world.account();
      const { id } = await world.extra(account);
      const answer = await ask('userRename', { id, name: 'Not theirs' });
      const name = nameIn(await world.list(account), id);
      await world.forget(account, id);
      if (name === 'Not theirs') fail('the passkey of another account was renamed');
      refused(answer, "a passkey of another account than the named one's", '404 not_found');
    },
  },
  {
    id: 'admin-rename-forbidden',
    title: 'Whoever is no administrator names nothing of somebody else',
    section: 'userRename',
    todo: 'Decide by the session who is an administrator before anything else; answer 403 `forbidden`.',
    async run(world) {
      const { list, userId, passkey } = await naming(world);
      const input = { userId, id: passkey.id, name: 'Not yours' };
      await refusesStranger(world, 'userRename', input);
      const { browser } = await world.account();
      const answer = await world.ask(browser, 'userRename', input);
      if (nameIn(await list(), passkey.id) === 'Not yours') fail('the passkey was renamed');
      refused(answer, 'somebody who is no administrator', '403 forbidden');
    },
  },
  {
    id: 'admin-add',
    title: 'A security key that an administrator registers is in the account that is named',
    section: 'userRegisterComplete',
    todo: 'Ask for `cross-platform`; store the passkey for the account that the path names, and answer 201 with it.',
    async run(world) {
      const office = await officeThat(world, 'add');
      const begun = await beginning(office);
      if (begun.options?.authenticatorSelection?.authenticatorAttachment !== 'cross-platform')
        fail('the options do not ask for a security key (`authenticatorAttachment: "cross-platform"`)');
      const credential = world.authenticator(KEY).create(begun.options);
      const answer = await office.ask('userRegisterComplete', finish(begun, credential, passkeyName));
      accepted(answer, "the end of somebody else's security key", 201);
      const { id } = answer.body ?? {};
      const isTheirs = has(await office.list(), id);
      await office.ask('userRemove', { id });
      if (!isTheirs) fail('the new passkey is not in the list of that account');
    },
  },
  {
    id: 'admin-add-kept',
    title: 'What an administrator would keep is not registered for somebody else',
    section: 'userRegisterComplete',
    todo: 'Refuse a passkey whose BE flag is set, or that has `internal` among its transports: 422 `verification_failed`.',
    async run(world) {
      const office = await officeThat(world, 'add');
      for (const [what, how] of /** @type {const} */ ([
        ['a passkey that is copied to other devices', { ...KEY, backupEligible: true }],
        ["a passkey of the administrator's own device", { transports: ['internal'] }],
      ])) {
        const begun = await beginning(office);
        const credential = world.authenticator(how).create(begun.options);
        const answer = await office.ask('userRegisterComplete', finish(begun, credential, passkeyName));
        if (answer.ok) await office.ask('userRemove', { id: answer.body?.id });
        refused(answer, what, '422 verification_failed');
      }
    },
  },
  {
    id: 'admin-add-forbidden',
    title: 'Whoever is no administrator registers nothing for somebody else',
    section: 'userRegisterBegin',
    todo: 'Decide by the session who is an administrator, at begin and again at complete; answer 403 `forbidden`.',
    async run(world) {
      const office = await officeThat(world, 'add');
      const { userId } = office;
      await refusesStranger(world, 'userRegisterBegin', { userId });
      const { browser } = await world.account();
      const begin = await world.ask(browser, 'userRegisterBegin', { userId });
      refused(begin, 'the begin of somebody who is no administrator', '403 forbidden');
      const begun = await beginning(office);
      const input = { userId, ...finish(begun, world.authenticator(KEY).create(begun.options), passkeyName) };
      const answer = await world.ask(browser, 'userRegisterComplete', input);
      if (answer.ok) await office.ask('userRemove', { id: answer.body?.id });
      refused(answer, 'the end of somebody who is no administrator', '403 forbidden');
    },
  },
]);
