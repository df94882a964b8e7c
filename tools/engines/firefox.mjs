import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startInBackground, temporaryFolder } from './background.mjs';
import { idOf } from './driver.mjs';
import { connectMarionette } from './marionette.mjs';
import { findProgram } from './programs.mjs';
import { until } from './until.mjs';

/** @typedef {import('./driver.mjs').Driver} Driver */

const USB = 'security.webauth.webauthn_enable_usbtoken';

/** Port 0 is any free one: Firefox writes into its profile which. The soft token is what answers for a visitor. */
const PREFERENCES = {
  'marionette.port': 0,
  'security.webauth.webauthn_enable_softtoken': true,
  [USB]: false,
  'intl.accept_languages': 'en-GB',
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** @param {string} folder */
function writePreferences(folder) {
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(path.join(folder, 'user.js'), lines.join(''));
}

/** @param {string} folder */
function readPort(folder) {
  const file = path.join(folder, 'MarionetteActivePort');
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || undefined : undefined;
}

/**
 * Firefox without a window, in a profile of its own.
 * @returns {Promise<Driver & ReturnType<typeof authenticators>>}
 */
export async function startFirefox() {
  const program = findProgram('firefox-esr', 'firefox');
  if (!program) throw new Error('There is no Firefox.');
  const { folder, remove } = temporaryFolder();
  writePreferences(folder);
  const { child, stop } = startInBackground(
    program,
    ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', folder],
    { HOME: folder },
  );
  const port = await until(
    'Firefox opens its port',
    () => {
      if (child.exitCode !== null) throw new Error('Firefox ended at once.');
      return readPort(folder);
    },
    60_000,
  );
  const { send, close } = await connectMarionette(port);
  await send('WebDriver:NewSession', {});
  return {
    ...driver(send),
    ...authenticators(send),
    async stop() {
      close();
      await stop();
      remove();
    },
  };
}

/**
 * @param {(command: string, parameters?: object) => Promise<any>} send
 * @returns {Omit<Driver, 'stop'>}
 */
function driver(send) {
  return {
    goTo: (url) => send('WebDriver:Navigate', { url }),
    execute: async (script, args = []) => (await send('WebDriver:ExecuteScript', { script, args })).value,
    click: (element) => send('WebDriver:ElementClick', { id: idOf(element) }),
    async fill(element, text) {
      await send('WebDriver:ElementClear', { id: idOf(element) });
      await send('WebDriver:ElementSendKeys', { id: idOf(element), text });
    },
  };
}

/** @param {(command: string, parameters?: object) => Promise<any>} send */
function authenticators(send) {
  /** @type {Set<string>} */
  const here = new Set();
  /** @param {string} authenticatorId */
  async function remove(authenticatorId) {
    if (here.delete(authenticatorId)) await send('WebAuthn:RemoveVirtualAuthenticator', { authenticatorId });
  }
  return {
    /**
     * One more device of the visitor.
     * @param {{ transport?: 'internal' | 'usb', consents?: boolean }} [kind]
     * @returns How to take it away.
     */
    async addAuthenticator({ transport = 'internal', consents = true } = {}) {
      const { value: id } = await send('WebAuthn:AddVirtualAuthenticator', {
        protocol: 'ctap2_1',
        transport,
        hasResidentKey: true,
        hasUserVerification: true,
        isUserConsenting: consents,
        isUserVerified: true,
      });
      here.add(id);
      return () => remove(id);
    },
    /**
     * Whether the browser also looks for keys on USB: then, as nobody plugs one in, it waits.
     * @param {boolean} looks
     */
    async lookForKeys(looks) {
      await send('Marionette:SetContext', { value: 'chrome' });
      await send('WebDriver:ExecuteScript', {
        script: 'Services.prefs.setBoolPref(...arguments)',
        args: [USB, looks],
      });
      await send('Marionette:SetContext', { value: 'content' });
    },
    /** The visitor leaves: their devices and the session of the page that is open are gone. */
    async forget() {
      for (const id of here) await remove(id);
      await send('WebDriver:DeleteAllCookies');
    },
  };
}
