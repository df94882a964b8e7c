/* Who tries the backend: visitors with a browser and an authenticator each, and the accounts that they have. */
import { randomBytes } from 'node:crypto';
import { SoftwareAuthenticator } from './authenticator/software-authenticator.mjs';
import { needed, NotTried } from './verdict.mjs';
import { operationTitles } from './wire/wire.mjs';
import { Browser } from './wire/browser.mjs';

/** @typedef {import('./wire/wire.mjs').Answer} Answer */
/** @typedef {import('./wire/wire.mjs').OperationName} OperationName */
/** @typedef {import('./wire/browser.mjs').Tweak} Tweak */
/** @typedef {import('./authenticator/software-authenticator.mjs').Forgery} Forgery */
/** @typedef {import('./authenticator/software-authenticator.mjs').SoftPasskey} SoftPasskey */
/** @typedef {readonly (readonly [string, string])[]} Headers */

/**
 * @typedef {object} Account
 * @property {Browser} browser Signed in to it.
 * @property {SoftwareAuthenticator} authenticator
 * @property {SoftPasskey} passkey One that the backend knows.
 * @property {boolean} made By a sign-up of ours, so that nobody misses it.
 * @property {string} [name] Its user name, where that is known.
 */

/**
 * One ceremony, up to its credential.
 * @typedef {object} Begun
 * @property {any} options
 * @property {unknown} [state]
 */

/** @typedef {{ begun: Answer, completed?: Answer, browser: Browser, authenticator: SoftwareAuthenticator, name: string, input?: object }} SignUp */

/**
 * @typedef {object} WorldOptions
 * @property {import('./wire/wire.mjs').Wire} wire
 * @property {import('./wire/browser.mjs').Site} site
 * @property {readonly [Headers | undefined, Headers | undefined]} given The headers of accounts that are there.
 * @property {number} longestWait Seconds for which a challenge or a link may be waited out.
 * @property {{ now: () => number, sleep: (milliseconds: number) => Promise<unknown> }} clock
 * @property {readonly string[]} [offers] What the backend does besides passkeys, beside what it tells itself.
 * @property {number} [freshFor] Seconds after which a session is too old for some changes.
 * @property {Headers} [admin]
 * @property {string} [userId] Whose passkeys an administrator may take away.
 * @property {string} [mailbox]
 */

export class World {
  /** Every answer to a request, for the rows about all of them. @type {Answer[]} */
  answers = [];
  /** The user names of the accounts that were made. @type {string[]} */
  made = [];
  /** What else stays behind, in words. @type {string[]} */
  leftovers = [];
  #options;
  /** @type {SoftwareAuthenticator[]} */
  #authenticators = [];
  /** What rename and remove take, of the passkeys that were made. @type {Set<string>} */
  #ids = new Set();
  /** @type {Map<number, Promise<Account>>} */
  #accounts = new Map();
  /** @type {Map<number, Promise<SignUp>>} */
  #signUps = new Map();
  /** @type {Map<unknown, Promise<any>>} */
  #once = new Map();

  /** @param {WorldOptions} options */
  constructor(options) {
    this.#options = options;
  }

  get wire() {
    return this.#options.wire;
  }

  get origin() {
    return this.#options.site.origin;
  }

  /** What the person said who tries the backend. */
  get said() {
    return this.#options;
  }

  get longestWait() {
    return this.#options.longestWait;
  }

  /**
   * What several rows tell of, done once.
   * @template T
   * @param {(world: World) => Promise<T>} story
   * @returns {Promise<T>}
   */
  once(story) {
    const told = this.#once.get(story) ?? story(this);
    this.#once.set(story, told);
    return told;
  }

  /** @param {string} offer A word of `policy.offers`. */
  async offers(offer) {
    if ([...this.wire.offers, ...(this.said.offers ?? [])].includes(offer)) return true;
    const { policy } = await this.list(await this.account());
    return Array.isArray(policy?.offers) && policy.offers.includes(offer);
  }

  get now() {
    return this.#options.clock.now();
  }

  /** The accounts' sessions may grow too old meanwhile, and are confirmed again. @param {number} seconds */
  async wait(seconds) {
    if (seconds > 30) this.said.site.tell(`Waits ${Math.ceil(seconds)} s …`);
    await this.said.clock.sleep(seconds * 1000);
    for (const opening of this.#accounts.values()) {
      const account = await opening.catch(() => undefined);
      if (account && (await this.offers('step-up').catch(() => false)))
        await this.stepUp(account).catch(() => undefined);
    }
  }

  /** @param {Headers} [own] */
  browser(own) {
    return new Browser(this.#options.site, own);
  }

  authenticator(options = {}) {
    const authenticator = new SoftwareAuthenticator({ origin: this.origin, ...options });
    this.#authenticators.push(authenticator);
    return authenticator;
  }

  /**
   * @param {Browser} browser
   * @param {OperationName} operation
   * @param {object} [input]
   * @param {Tweak} [tweak]
   */
  async ask(browser, operation, input, tweak) {
    const answer = await this.wire.ask(browser, operation, input, tweak);
    this.answers.push(answer);
    return answer;
  }

  /**
   * A begin that has to go well. Its options are what the authenticator gets.
   * @param {Browser} browser
   * @param {'registerBegin' | 'loginBegin' | 'signupBegin' | 'stepUpBegin' | 'securityKeyBegin'} operation
   * @param {object} [input]
   * @returns {Promise<Begun>}
   */
  async begin(browser, operation, input = {}) {
    const { body } = needed(await this.ask(browser, operation, input), operationTitles[operation]);
    if (typeof body?.options?.challenge !== 'string')
      throw new NotTried(`${operationTitles[operation]} gave no options`);
    return body;
  }

  /** The first account, `0`, and somebody else's, `1`. @param {0 | 1} [who] */
  account(who = 0) {
    const account = this.#accounts.get(who) ?? this.#open(who);
    this.#accounts.set(who, account);
    return account;
  }

  /** An account that may be lost. @returns {Promise<Account>} */
  async spareAccount() {
    const account = await this.#fromSignUp(2);
    if (!account)
      throw new NotTried('it would cost an account, and the backend offers no sign-up to make one');
    return account;
  }

  /**
   * The sign-up that an account is made with, however it went.
   * @param {number} who
   */
  signUp(who) {
    const signUp = this.#signUps.get(who) ?? this.#makeSignUp();
    this.#signUps.set(who, signUp);
    return signUp;
  }

  /** Whether the backend offers to sign up. */
  async offersSignUp() {
    if (!this.wire.has('signupBegin')) return false;
    const { begun } = await this.signUp(0);
    return begun.ok || ![401, 403, 404, 405, 501].includes(begun.status);
  }

  /**
   * A sign-in with a passkey of the account, in a browser that knows nobody unless one is given.
   * @param {Account} account
   * @param {{ username?: string, forgery?: Forgery, browser?: Browser, passkey?: SoftPasskey }} [how]
   */
  async signIn(account, { username, forgery, browser = this.browser(), passkey = account.passkey } = {}) {
    const begun = await this.begin(browser, 'loginBegin', username === undefined ? {} : { username });
    const input = finish(begun, account.authenticator.use(passkey, begun.options, forgery));
    return { browser, begun, input, answer: await this.ask(browser, 'loginComplete', input) };
  }

  /**
   * Proves once more who somebody is, within the session.
   * @param {Account} account
   * @param {{ forgery?: Forgery, browser?: Browser, passkey?: SoftPasskey }} [how]
   */
  async stepUp(account, { forgery, browser = account.browser, passkey = account.passkey } = {}) {
    const begun = await this.begin(browser, 'stepUpBegin');
    const input = finish(begun, account.authenticator.use(passkey, begun.options, forgery));
    return { begun, input, answer: await this.ask(browser, 'stepUpComplete', input) };
  }

  /**
   * One more passkey for the account, on an authenticator that has none yet.
   * @param {{ browser: Browser }} account
   * @param {{ forgery?: Forgery, authenticator?: SoftwareAuthenticator, pass?: object, begun?: Begun }} [how]
   *   `pass` stands in place of a session.
   */
  async register({ browser }, { forgery, authenticator = this.authenticator(), pass = {}, ...how } = {}) {
    const begun = how.begun ?? (await this.begin(browser, 'registerBegin', pass));
    const input = finish(begun, authenticator.create(begun.options, forgery), passkeyName);
    const answer = await this.ask(browser, 'registerComplete', input);
    if (answer.ok && typeof answer.body?.id === 'string') this.#ids.add(answer.body.id);
    return { begun, input, answer, authenticator };
  }

  /**
   * The same, and it has to go well; gives the id that rename and remove take.
   * @param {Account} account
   */
  async extra(account) {
    const { answer, authenticator } = await this.register(account);
    needed(answer, 'adding a passkey');
    const passkey = /** @type {SoftPasskey} */ (authenticator.passkeys[0]);
    const id = answer.body?.id ?? (await this.idOf(account, passkey));
    if (typeof id !== 'string')
      throw new NotTried('the backend does not tell the id of a passkey that was added');
    return { id, passkey, authenticator };
  }

  /**
   * @param {Account} account
   * @param {SoftPasskey} passkey
   * @returns {Promise<string | undefined>}
   */
  async idOf(account, passkey) {
    const found = (await this.list(account)).passkeys.find(
      (/** @type {any} */ one) => one.credentialId === passkey.id,
    );
    return found?.id;
  }

  /** @param {{ browser: Browser }} account @returns {Promise<any>} */
  async list({ browser }) {
    const { body } = needed(await this.ask(browser, 'list'), 'the list');
    if (!Array.isArray(body?.passkeys)) throw new NotTried('the list has no passkeys');
    return body;
  }

  /**
   * Takes a passkey away again that a row made; whatever comes of it.
   * @param {Account} account
   * @param {string} id
   */
  async forget({ browser }, id) {
    await this.ask(browser, 'remove', { id }).catch(() => undefined);
  }

  /**
   * What was made goes: every passkey but the last of an account of ours, every one of ours of an account that was
   * given. Gives what could not be taken away, in words.
   */
  async tidy() {
    const left = [...this.made.map((name) => `the account ${name}`), ...this.leftovers];
    for (const opening of this.#accounts.values()) {
      const account = await opening.catch(() => undefined);
      if (account) left.push(...(await this.#tidyAccount(account).catch(() => ['passkeys of an account'])));
    }
    return left;
  }

  /** @param {Account} account @returns {Promise<string[]>} */
  async #tidyAccount(account) {
    const { passkeys } = await this.list(account);
    const made = new Set(this.#authenticators.flatMap(({ passkeys: all }) => all.map(({ id }) => id)));
    /** @type {any[]} */
    const ours = passkeys.filter(
      (/** @type {any} */ { id, credentialId }) => this.#ids.has(id) || made.has(credentialId),
    );
    if (account.made) {
      for (const { id } of ours.slice(0, passkeys.length - 1)) await this.forget(account, id);
      return [];
    }
    for (const { id } of ours) await this.forget(account, id);
    const { passkeys: now } = await this.list(account);
    const stayed = ours.filter(({ id }) => now.some((/** @type {any} */ one) => one.id === id));
    return stayed.map(({ id, name }) => `the passkey ${name ?? id} of the given account`);
  }

  /** @param {0 | 1} who @returns {Promise<Account>} */
  async #open(who) {
    const account = (await this.#fromSignUp(who)) ?? (await this.#fromGiven(who));
    if (account) return account;
    const options = who === 0 ? '--cookie or --header' : '--other-cookie or --other-header';
    const which = who === 0 ? 'an account' : 'a second account';
    throw new NotTried(
      `it takes ${which}: the backend offers no sign-up that works, and no ${options} was given`,
    );
  }

  /** @param {number} who @returns {Promise<Account | undefined>} */
  async #fromSignUp(who) {
    if (!(await this.offersSignUp())) return undefined;
    const { completed, browser, authenticator, name } = await this.signUp(who);
    const [passkey] = authenticator.passkeys;
    if (!completed?.ok || !passkey) return undefined;
    return { browser, authenticator, passkey, name, made: true };
  }

  /** @param {0 | 1} who @returns {Promise<Account | undefined>} */
  async #fromGiven(who) {
    const given = this.#options.given[who];
    if (!given) return undefined;
    const browser = this.browser(given);
    const authenticator = this.authenticator();
    const begun = await this.begin(browser, 'registerBegin');
    const input = finish(begun, authenticator.create(begun.options), passkeyName);
    const answer = needed(
      await this.ask(browser, 'registerComplete', input),
      'adding a passkey to the given account',
    );
    if (typeof answer.body?.id === 'string') this.#ids.add(answer.body.id);
    const passkey = /** @type {SoftPasskey} */ (authenticator.passkeys[0]);
    const { account } = await this.list({ browser });
    return { browser, authenticator, passkey, made: false, ...(account?.name && { name: account.name }) };
  }

  /** @returns {Promise<SignUp>} */
  async #makeSignUp() {
    const browser = this.browser();
    const authenticator = this.authenticator();
    const name = `check-${randomBytes(6).toString('hex')}`;
    const begun = await this.ask(browser, 'signupBegin', {
      username: name,
      displayName: 'Conformance check',
    });
    const parts = { begun, browser, authenticator, name };
    if (!begun.ok || !begun.body?.options?.challenge) return parts;
    const input = finish(begun.body, authenticator.create(begun.body.options), passkeyName);
    const completed = await this.ask(browser, 'signupComplete', input);
    if (completed.ok) this.made.push(name);
    return { ...parts, completed, input };
  }
}

/** What every passkey is called that is made here, so that a person knows it again. */
export const passkeyName = { name: 'passkey-elements check' };

/**
 * What goes to the end of a ceremony.
 * @param {Begun} begun
 * @param {object} credential
 * @param {object} [more]
 */
export function finish({ state }, credential, more = {}) {
  return { credential, ...more, ...(state !== undefined && { state }) };
}
