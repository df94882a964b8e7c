/* A Firefox of its own, without a window and with an empty profile, behind its remote control. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startInBackground, temporaryFolder } from './background.mjs';
import { connectMarionette } from './marionette.mjs';
import { findProgram } from './programs.mjs';
import { until } from './until.mjs';

/** @typedef {(command: string, parameters?: object) => Promise<any>} Send */
/**
 * @typedef {object} FirefoxProcess
 * @property {Send} send A command of Marionette.
 * @property {(script: string, ...args: unknown[]) => Promise<any>} inBrowser Runs the body of a function with the
 *   rights of the browser itself.
 * @property {() => Promise<void>} stop
 */

/** Whether the browser also looks for keys on USB: then, as nobody plugs one in, it waits. */
const USB = 'security.webauth.webauthn_enable_usbtoken';

/** Port 0 is any free one: Firefox writes into its profile which. The soft token is what answers for a visitor. */
const PREFERENCES = {
  'marionette.port': 0,
  'security.webauth.webauthn_enable_softtoken': true,
  [USB]: false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/**
 * @param {string} folder
 * @param {string} languages
 */
function writePreferences(folder, languages) {
  const lines = Object.entries({ ...PREFERENCES, 'intl.accept_languages': languages }).map(
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
 * @param {string} languages What the visitor reads, the best first.
 * @returns {Promise<FirefoxProcess>}
 */
export async function startFirefoxProcess(languages) {
  const program = findProgram('firefox-esr', 'firefox');
  if (!program) throw new Error('There is no Firefox.');
  const { folder, remove } = temporaryFolder();
  writePreferences(folder, languages);
  const { child, stop } = startInBackground(
    program,
    ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', folder],
    { HOME: folder, TZ: 'UTC' },
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
  await send('WebDriver:NewSession', { pageLoadStrategy: 'normal' });
  return {
    ...inTurn(send),
    async stop() {
      close();
      await stop();
      remove();
    },
  };
}

/**
 * One command after the other: which rights a command has is a state of the connection.
 * @param {Send} send
 * @returns {Omit<FirefoxProcess, 'stop'>}
 */
function inTurn(send) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  /** @template T @param {() => Promise<T>} task @returns {Promise<T>} */
  const next = (task) => {
    const mine = last.then(task);
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    send: (command, parameters) => next(() => send(command, parameters)),
    inBrowser: (script, ...args) =>
      next(async () => {
        await send('Marionette:SetContext', { value: 'chrome' });
        try {
          return (await send('WebDriver:ExecuteScript', { script, args })).value;
        } finally {
          await send('Marionette:SetContext', { value: 'content' });
        }
      }),
  };
}

/**
 * @param {Pick<FirefoxProcess, 'inBrowser'>} firefox
 * @param {boolean} looks
 */
export async function lookForUsbKeys({ inBrowser }, looks) {
  await inBrowser('Services.prefs.setBoolPref(...arguments)', USB, looks);
}
