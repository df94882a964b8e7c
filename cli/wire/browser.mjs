import { setTimeout as wait } from 'node:timers/promises';
import { NoAnswer, NotTried } from '../verdict.mjs';

/**
 * What one request has that an honest one has not.
 * @typedef {object} Tweak
 * @property {Readonly<Record<string, string | undefined>>} [headers] `undefined` leaves one out.
 * @property {string} [raw] The body as it is, instead of JSON.
 */

/**
 * The site that pages would be on, and what all requests have in common.
 * @typedef {object} Site
 * @property {string} origin
 * @property {typeof fetch} fetch
 * @property {readonly (readonly [string, string])[]} headers
 * @property {(what: string) => void} tell
 */

/** A cookie as the backend set it. @typedef {{ name: string, line: string }} SetCookie */

/** How often one request waits because it was told to. */
const PATIENCE = 3;
const LONGEST_WAIT = 90;
const TIMEOUT = 30_000;

/** A browser as the backend sees it: it keeps cookies, and says where its requests come from. */
export class Browser {
  /** @type {Map<string, string>} */
  cookies = new Map();
  /** Every cookie that was set, the newest last. @type {SetCookie[]} */
  setCookies = [];
  #site;
  #own;

  /**
   * @param {Site} site
   * @param {readonly (readonly [string, string])[]} [own] Headers that are this visitor's, such as the session.
   */
  constructor(site, own = []) {
    this.#site = site;
    this.#own = own;
  }

  /**
   * @param {URL} url
   * @param {RequestInit} init
   * @param {Tweak} [tweak]
   */
  async send(url, init, tweak = {}) {
    for (let tries = 1; ; tries += 1) {
      const response = await this.#once(url, init, tweak);
      if (response.status !== 429) return response;
      const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
      if (!(seconds <= LONGEST_WAIT) || tries > PATIENCE)
        throw new NotTried('the backend asks to wait longer than this tool does (429)');
      this.#site.tell(`The backend asks to wait ${seconds} s (429) …`);
      await wait(Math.max(1, seconds) * 1000);
    }
  }

  /**
   * @param {URL} url
   * @param {RequestInit} init
   * @param {Tweak} tweak
   */
  async #once(url, init, tweak) {
    /** @type {RequestInit} */
    const request = {
      ...init,
      headers: this.#headers(url, init, tweak),
      // Cookies would be lost on the way, and no endpoint of the contract sends anybody elsewhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
      ...(tweak.raw !== undefined && { body: tweak.raw }),
    };
    try {
      const response = await this.#site.fetch(url, request);
      for (const line of response.headers.getSetCookie()) this.#keep(line);
      const { status, headers } = response;
      return { status, headers, text: await response.text() };
    } catch (error) {
      throw new NoAnswer(`no answer from ${url.pathname}: ${reasonOf(error)}`, { cause: error });
    }
  }

  /**
   * @param {URL} url
   * @param {RequestInit} init
   * @param {Tweak} tweak
   */
  #headers(url, { method = 'GET', headers }, tweak) {
    const all = new Headers(headers);
    for (const [name, value] of [...this.#site.headers, ...this.#own]) all.set(name, value);
    all.set('Sec-Fetch-Site', relation(this.#site.origin, url));
    if (method !== 'GET') all.set('Origin', this.#site.origin);
    const kept = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    const cookies = [all.get('Cookie') ?? '', ...kept].filter(Boolean);
    if (cookies.length > 0) all.set('Cookie', cookies.join('; '));
    for (const [name, value] of Object.entries(tweak.headers ?? {})) {
      if (value === undefined) all.delete(name);
      else all.set(name, value);
    }
    return all;
  }

  /** @param {string} line */
  #keep(line) {
    const [pair = ''] = line.split(';');
    const [name = '', ...value] = pair.trim().split('=');
    this.setCookies.push({ name, line });
    if (isGone(line)) this.cookies.delete(name);
    else this.cookies.set(name, value.join('='));
  }
}

/** @param {string} line */
function isGone(line) {
  const age = /;\s*max-age=(-?\d+)/i.exec(line)?.[1];
  if (age !== undefined) return Number(age) <= 0;
  const expires = /;\s*expires=([^;]+)/i.exec(line)?.[1];
  return expires !== undefined && Date.parse(expires) <= Date.now();
}

/**
 * What a browser says in `Sec-Fetch-Site` of a page's own request.
 * @param {string} origin
 * @param {URL} url
 */
function relation(origin, url) {
  if (url.origin === origin) return 'same-origin';
  /** @param {string} host */
  const site = (host) => host.split('.').slice(-2).join('.');
  return site(new URL(origin).hostname) === site(url.hostname) ? 'same-site' : 'cross-site';
}

/** @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `none within ${TIMEOUT / 1000} s`;
  const cause = /** @type {{ code?: string, message?: string } | undefined} */ (error.cause);
  return cause?.code ?? cause?.message ?? error.message;
}
