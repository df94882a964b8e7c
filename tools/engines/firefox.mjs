import { idOf } from './driver.mjs';
import { lookForUsbKeys, startFirefoxProcess } from './firefox-process.mjs';

/** @typedef {import('./driver.mjs').Driver} Driver */
/** @typedef {import('./firefox-process.mjs').FirefoxProcess} FirefoxProcess */

/**
 * Firefox without a window, in a profile of its own.
 * @returns {Promise<Driver & ReturnType<typeof authenticators>>}
 */
export async function startFirefox() {
  const firefox = await startFirefoxProcess('en-GB');
  return { ...driver(firefox), ...authenticators(firefox), stop: firefox.stop };
}

/**
 * @param {FirefoxProcess} firefox
 * @returns {Omit<Driver, 'stop'>}
 */
function driver({ send }) {
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

/** @param {FirefoxProcess} firefox */
function authenticators(firefox) {
  const { send } = firefox;
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
    lookForKeys: (looks) => lookForUsbKeys(firefox, looks),
    /** The visitor leaves: their devices and the session of the page that is open are gone. */
    async forget() {
      for (const id of here) await remove(id);
      await send('WebDriver:DeleteAllCookies');
    },
  };
}
