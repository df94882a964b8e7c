/* Who may ask: sessions, other accounts, other sites, and the cookies that tell them. */
import { setTimeout as wait } from 'node:timers/promises';
import { fail, needed, NotTried, refused } from '../verdict.mjs';
import { finish, passkeyName } from '../world.mjs';
import { needsSession, refusesStranger, rows } from './row.mjs';

/** @typedef {import('../world.mjs').World} World */

const ownOnly = {
  section: 'NotFound',
  todo: "Look for the passkey by id and account together; another account's is 404 `not_found`, as one that is not there.",
};

/**
 * @param {World} world
 * @param {'rename' | 'remove'} operation
 */
async function refusesOthers(world, operation) {
  const account = await world.account();
  const other = await world.account(1);
  const { id } = await world.extra(account);
  const name = `${passkeyName.name} 3`;
  const answer = await world.ask(other.browser, operation, { id, ...(operation === 'rename' && { name }) });
  const { passkeys } = await world.list(account);
  const still = passkeys.find((/** @type {any} */ one) => one.id === id);
  await world.forget(account, id);
  if (!still) fail(`the passkey of another account was removed`);
  if (still.name === name) fail(`the passkey of another account was renamed`);
  refused(answer, "somebody else's passkey", '404 not_found');
}

/**
 * What another site's page can make a browser send.
 * @param {World} world
 * @param {Readonly<Record<string, string | undefined>>} headers
 */
async function refusesSite(world, headers) {
  const account = await world.account();
  if (account.browser.setCookies.length === 0)
    throw new NotTried('the session does not travel in a cookie that was set here');
  const { id } = await world.extra(account);
  const tweak = { headers };
  const name = `${passkeyName.name} 4`;
  const answers = [
    await world.ask(account.browser, 'registerBegin', {}, tweak),
    await world.ask(account.browser, 'rename', { id, name }, tweak),
    await world.ask(account.browser, 'remove', { id }, tweak),
  ];
  await world.forget(account, id);
  for (const answer of answers) refused(answer, `${answer.operation} from another site`, '403 csrf');
}

const otherSites = {
  section: 'Sessions and cross-site requests',
  todo: 'For POST, PATCH and DELETE, ask for Sec-Fetch-Site same-origin or none, else for your own Origin; answer 403 `csrf`.',
};

/** A cookie that pages are meant to read, as proof that a request is theirs. */
const forPages = /csrf|xsrf/i;

/** @param {import('../wire/browser.mjs').SetCookie} cookie @param {boolean} local */
function cookieTrouble({ name, line }, local) {
  const has = (/** @type {RegExp} */ attribute) => attribute.test(line);
  const missing = [
    has(/;\s*httponly/i) || forPages.test(name) ? '' : 'HttpOnly',
    has(/;\s*samesite=(lax|strict)/i) ? '' : 'SameSite=Lax (or Strict)',
    has(/;\s*secure/i) || local ? '' : 'Secure',
  ].filter(Boolean);
  return missing.length > 0 ? `${name} lacks ${missing.join(', ')}` : undefined;
}

/** @param {string} origin */
const isLocal = (origin) => /^http:\/\/(localhost|[^/]*\.localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(origin);

export const sessions = rows([
  {
    id: 'session-list',
    title: 'The list needs a session',
    ...needsSession,
    run: (world) => refusesStranger(world, 'list'),
  },
  {
    id: 'session-register',
    title: 'Adding a passkey needs a session',
    ...needsSession,
    async run(world) {
      await refusesStranger(world, 'registerBegin', {});
      const account = await world.account();
      const begun = await world.begin(account.browser, 'registerBegin');
      const credential = world.authenticator().create(begun.options);
      await refusesStranger(world, 'registerComplete', finish(begun, credential));
    },
  },
  {
    id: 'session-rename',
    title: 'Renaming needs a session',
    ...needsSession,
    async run(world) {
      const account = await world.account();
      const { id } = await world.extra(account);
      try {
        await refusesStranger(world, 'rename', { id, name: passkeyName.name });
      } finally {
        await world.forget(account, id);
      }
    },
  },
  {
    id: 'session-remove',
    title: 'Removing needs a session',
    ...needsSession,
    async run(world) {
      const account = await world.account();
      const { id } = await world.extra(account);
      try {
        await refusesStranger(world, 'remove', { id });
      } finally {
        await world.forget(account, id);
      }
    },
  },
  {
    id: 'others-rename',
    title: "Somebody else's passkey cannot be renamed",
    ...ownOnly,
    run: (world) => refusesOthers(world, 'rename'),
  },
  {
    id: 'others-remove',
    title: "Somebody else's passkey cannot be removed",
    ...ownOnly,
    run: (world) => refusesOthers(world, 'remove'),
  },
  {
    id: 'cross-site',
    title: 'What another site sends is refused (Sec-Fetch-Site)',
    ...otherSites,
    run: (world) =>
      refusesSite(world, { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' }),
  },
  {
    id: 'cross-origin',
    title: 'What another site sends is refused in browsers without Sec-Fetch-Site (Origin)',
    ...otherSites,
    run: (world) => refusesSite(world, { 'Sec-Fetch-Site': undefined, Origin: 'https://elsewhere.example' }),
  },
  {
    id: 'session-new',
    title: 'A sign-in opens a session under a new id',
    section: 'Sessions and cross-site requests',
    todo: 'Make a new session id at each sign-in and set it; never go on with one that the browser brought along.',
    async run(world) {
      const account = await world.account();
      const { browser: first, answer } = await world.signIn(account);
      needed(answer, 'a sign-in');
      const names = new Set(answer.headers.getSetCookie().map((line) => line.split('=')[0] ?? ''));
      if (names.size === 0) throw new NotTried('a sign-in sets no cookie');
      // What another person planted beforehand: a session of theirs.
      const browser = world.browser();
      for (const name of names) browser.cookies.set(name, first.cookies.get(name) ?? '');
      const planted = new Map(browser.cookies);
      const isAsPlanted = async () => {
        needed((await world.signIn(account, { browser })).answer, 'a sign-in in a browser with a session');
        return [...planted].every(([name, value]) => browser.cookies.get(name) === value);
      };
      if (!(await isAsPlanted())) return;
      await wait(1100); // signed tokens of one second may look the same, and are new all the same
      if (await isAsPlanted()) fail('the cookies are the same after a sign-in as before it');
    },
  },
  {
    id: 'cookies',
    title: 'Cookies are HttpOnly, SameSite, and Secure except on localhost',
    section: 'Sessions and cross-site requests',
    todo: 'Set cookies with HttpOnly; SameSite=Lax; Path=/ and, with https, Secure (and a name that begins with __Host-).',
    async run(world) {
      const account = await world.account();
      const { browser } = await world.signIn(account);
      const all = [...browser.setCookies, ...(account.made ? account.browser.setCookies : [])];
      if (all.length === 0) throw new NotTried('no cookie is set');
      const wrong = new Set(all.flatMap((cookie) => cookieTrouble(cookie, isLocal(world.origin)) ?? []));
      if (wrong.size > 0) fail([...wrong].join('; '));
    },
  },
]);
