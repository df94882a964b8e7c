/*
 * The commands `webauthn:*` in Firefox. Its virtual authenticators know nothing of a visitor who waits or who changes
 * their mind, so these are brought about by what Firefox does have: a search for USB keys, which never ends, and an
 * authenticator whose owner refuses.
 */
import { lookForUsbKeys } from '../../../../tools/engines/firefox-process.mjs';

/** @typedef {import('../../../../tools/engines/firefox-process.mjs').FirefoxProcess} FirefoxProcess */
/** @typedef {Record<string, any>} Payload */
/** @typedef {{ id: string, options: Payload }} Device */

const SERVICE = `const service = Cc['@mozilla.org/webauthn/service;1'].getService(Ci.nsIWebAuthnService);`;

/**
 * Notes which ceremonies ask the visitor for something; each has an id by which it can be cancelled. And a visitor who
 * consents picks the first passkey of an autofill list at once, as Chromium's virtual authenticator does: not from one
 * that was there before the consent.
 */
const WATCH = `
  ${SERVICE}
  const asked = new Set();
  Services.obs.addObserver((_, __, data) => {
    const { tid, prompt } = JSON.parse(data);
    if (prompt?.type === 'cancel') asked.delete(tid);
    else asked.add(tid);
  }, 'webauthn-prompt');
  let consents = false;
  let passedOver = 0;
  const waiting = () => {
    const { browsingContext, contentPrincipal } = gBrowser.selectedBrowser;
    return service.hasPendingConditionalGet(browsingContext.id, contentPrincipal.originNoSuffix);
  };
  const pickFrom = (tid) =>
    service.getAutoFillEntries(tid, {
      QueryInterface: ChromeUtils.generateQI(['nsIWebAuthnAutoFillEntriesCallback']),
      resolve: ([first]) => first && service.selectAutoFillEntry(tid, first.credentialId),
      reject() {},
    });
  window.setInterval(() => {
    const tid = waiting();
    if (consents && tid !== 0 && tid !== passedOver) pickFrom(tid);
  }, 50);
  window.passkeysUnderTest = {
    asked,
    consent(now) {
      if (!consents) passedOver = waiting();
      consents = now;
    },
  };
`;

const ADD = `${SERVICE} service.addCredential(...arguments);`;

const CANCEL = `
  ${SERVICE}
  for (const tid of window.passkeysUnderTest.asked) service.cancel(tid);
  window.passkeysUnderTest.asked.clear();
`;

/** @param {string} text */
const toBase64 = (text) => Buffer.from(text, 'base64url').toString('base64');
/** @param {string} text */
const toBase64url = (text) => Buffer.from(text, 'base64').toString('base64url');

/**
 * What is binary in a credential is base64url here and base64 in Chromium's protocol, which the tests speak.
 * @param {Payload} credential
 * @param {(text: string) => string} convert
 */
function recoded(credential, convert) {
  const copy = { ...credential };
  for (const name of ['credentialId', 'privateKey', 'userHandle'])
    if (copy[name] != null) copy[name] = convert(copy[name]);
  return copy;
}

export class FirefoxAuthenticators {
  /** By the id that a test knows. @type {Map<string, Device>} */
  #devices = new Map();
  #firefox;

  /** @param {FirefoxProcess} firefox */
  constructor(firefox) {
    this.#firefox = firefox;
  }

  /** @param {FirefoxProcess} firefox */
  static async of(firefox) {
    await firefox.inBrowser(WATCH);
    return new FirefoxAuthenticators(firefox);
  }

  /**
   * @param {string} method Of the CDP domain WebAuthn.
   * @param {Payload} payload
   * @returns {Promise<object>}
   */
  async run(method, payload) {
    switch (method) {
      case 'addVirtualAuthenticator':
        return this.#add(payload['options']);
      case 'removeVirtualAuthenticator':
        return this.#remove(payload['authenticatorId']);
      case 'setAutomaticPresenceSimulation':
        return this.#consent(payload['enabled']);
      case 'setUserVerified':
        return this.#replace(payload['authenticatorId'], { isUserVerified: payload['isUserVerified'] });
      case 'getCredentials':
        return { credentials: await this.#credentialsOf(payload['authenticatorId']) };
      case 'addCredential':
        return this.#addCredential(payload['authenticatorId'], payload['credential']);
      case 'removeCredential':
        return this.#send('RemoveCredential', {
          ...this.#real(payload['authenticatorId']),
          credentialId: toBase64url(payload['credentialId']),
        });
      case 'clearCredentials':
        return this.#send('RemoveAllCredentials', this.#real(payload['authenticatorId']));
      default:
        return { lacking: `the command ${method} of a virtual authenticator` };
    }
  }

  /** Whatever a test left behind. */
  async forget() {
    for (const id of [...this.#devices.keys()]) await this.#remove(id);
    await this.#consent(false);
    await lookForUsbKeys(this.#firefox, false);
  }

  /** @param {boolean} enabled Whether the visitor answers; else the browser waits. */
  async #consent(enabled) {
    await lookForUsbKeys(this.#firefox, !enabled);
    await this.#firefox.inBrowser('window.passkeysUnderTest.consent(arguments[0])', enabled);
    return {};
  }

  /** @param {Payload} options */
  async #add(options) {
    const id = await this.#connect(options);
    this.#devices.set(id, { id, options });
    await this.#consent(options['automaticPresenceSimulation'] !== false);
    return { authenticatorId: id };
  }

  /** @param {Payload} options */
  async #connect({ protocol, ctap2Version, transport, hasResidentKey, hasUserVerification, isUserVerified }) {
    const { value } = await this.#send('AddVirtualAuthenticator', {
      protocol: protocol === 'ctap2' ? (ctap2Version === 'ctap2_1' ? 'ctap2_1' : 'ctap2') : 'ctap1/u2f',
      transport,
      hasResidentKey,
      hasUserVerification,
      isUserVerified,
      // In Chromium a visitor who is not verified ends the ceremony; here one who does not consent does.
      isUserConsenting: isUserVerified,
    });
    return value;
  }

  /** @param {string} known */
  async #remove(known) {
    await this.#firefox.inBrowser(CANCEL);
    await this.#send('RemoveVirtualAuthenticator', this.#real(known));
    this.#devices.delete(known);
    return {};
  }

  /**
   * Another authenticator with the same content: Firefox lets nobody change their mind.
   * @param {string} known
   * @param {Payload} changes
   */
  async #replace(known, changes) {
    const options = { ...this.#devices.get(known)?.options, ...changes };
    const kept = await this.#credentialsOf(known);
    await this.#send('RemoveVirtualAuthenticator', this.#real(known));
    this.#devices.set(known, { id: await this.#connect(options), options });
    for (const credential of kept) await this.#addCredential(known, credential);
    return {};
  }

  /** @param {string} known @returns {Promise<Payload[]>} */
  async #credentialsOf(known) {
    const answer = await this.#send('GetCredentials', this.#real(known));
    /** @type {Payload[]} */
    const credentials = answer.value ?? answer;
    return credentials.map((credential) => recoded(credential, toBase64));
  }

  /** @param {string} known @param {Payload} credential */
  async #addCredential(known, credential) {
    const { credentialId, isResidentCredential, rpId, privateKey, userHandle, signCount } = recoded(
      credential,
      toBase64url,
    );
    const whole = [credentialId, isResidentCredential, rpId, privateKey, userHandle, signCount];
    // Marionette's own command for this fails in Firefox 153.
    await this.#firefox.inBrowser(ADD, this.#real(known).authenticatorId, ...whole);
    return {};
  }

  /** @param {string} known */
  #real(known) {
    const device = this.#devices.get(known);
    if (!device) throw new Error(`There is no authenticator ${known}.`);
    return { authenticatorId: device.id };
  }

  /** @param {string} command @param {object} parameters @returns {Promise<any>} */
  async #send(command, parameters) {
    return (await this.#firefox.send(`WebAuthn:${command}`, parameters)) ?? {};
  }
}
