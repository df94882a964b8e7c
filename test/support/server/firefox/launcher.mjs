/*
 * Runs the component tests in Firefox, through Marionette: its other protocols have no virtual authenticator. Each
 * file gets a tab of its own, one at a time in each Firefox, since their authenticators are the whole browser's.
 */
import { startFirefoxProcess } from '../../../../tools/engines/firefox-process.mjs';
import { FirefoxAuthenticators } from './authenticators.mjs';
import { openPage } from './page.mjs';

/** @typedef {import('../../../../tools/engines/firefox-process.mjs').FirefoxProcess} FirefoxProcess */
/** @typedef {{ firefox: FirefoxProcess, authenticators: FirefoxAuthenticators }} Browser */
/** @typedef {Browser & { page: import('./page.mjs').FirefoxPage }} Open */

class FirefoxLauncher {
  name = 'Firefox';
  /** The stock commands then ask `getPage()` for what a page of Puppeteer has, and ours has it. */
  type = 'puppeteer';
  concurrency = 2;
  /** @type {Set<FirefoxProcess>} */
  #all = new Set();
  /** @type {Browser[]} */
  #idle = [];
  /** @type {Map<string, Open>} */
  #open = new Map();

  /**
   * @param {string} sessionId
   * @param {string} url
   */
  async startSession(sessionId, url) {
    const browser = this.#idle.pop() ?? (await this.#startBrowser());
    const page = await openPage(browser.firefox);
    this.#open.set(sessionId, { ...browser, page });
    await page.goTo(url);
  }

  async #startBrowser() {
    const firefox = await startFirefoxProcess('en-US');
    this.#all.add(firefox);
    return { firefox, authenticators: await FirefoxAuthenticators.of(firefox) };
  }

  /** @param {string} sessionId */
  isActive(sessionId) {
    return this.#open.has(sessionId);
  }

  /** @param {string} sessionId */
  getBrowserUrl(sessionId) {
    return this.getPage(sessionId).url();
  }

  /** @param {string} sessionId */
  async stopSession(sessionId) {
    const { page, ...browser } = this.#get(sessionId);
    this.#open.delete(sessionId);
    try {
      await browser.authenticators.forget();
      await page.close();
      this.#idle.push(browser);
    } catch (error) {
      // The next file gets another one.
      await browser.firefox.stop();
      throw error;
    }
    return {};
  }

  startDebugSession() {
    return Promise.reject(new Error('There is no window to debug in.'));
  }

  async stop() {
    await Promise.all([...this.#all].map((firefox) => firefox.stop()));
  }

  /** @param {string} sessionId */
  getPage(sessionId) {
    return this.#get(sessionId).page;
  }

  /** @param {string} sessionId */
  authenticatorsOf(sessionId) {
    return this.#get(sessionId).authenticators;
  }

  /** @param {string} sessionId */
  #get(sessionId) {
    const open = this.#open.get(sessionId);
    if (!open) throw new Error(`There is no page of the session ${sessionId}.`);
    return open;
  }
}

/** The launcher, and the plugin by which a test reaches the authenticators of its Firefox. */
export function firefox() {
  const launcher = new FirefoxLauncher();
  return {
    launcher,
    /** @type {import('@web/test-runner').TestRunnerPlugin} */
    plugin: {
      name: 'firefox',
      async executeCommand({ command, payload, session }) {
        if (command === 'aria:snapshot') return { lacking: 'aria snapshots' };
        if (command === 'page:focus') return launcher.getPage(session.id).focus();
        if (!command.startsWith('webauthn:')) return undefined;
        const method = command.slice('webauthn:'.length);
        return launcher
          .authenticatorsOf(session.id)
          .run(method, /** @type {Record<string, any>} */ (payload ?? {}));
      },
    },
  };
}
