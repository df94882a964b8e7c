/* A tab of Firefox with what the stock commands of Web Test Runner ask of a page: keys, a size, media features. */

import { until } from '../../../../tools/engines/until.mjs';

/** @typedef {import('../../../../tools/engines/firefox-process.mjs').FirefoxProcess} FirefoxProcess */
/** @typedef {Awaited<ReturnType<typeof openPage>>} FirefoxPage */

/** As large as the page that Playwright gives to Chromium. */
const SIZE = { width: 1280, height: 720 };

/** Keys that are no character, as the WebDriver protocol writes them. @type {Readonly<Record<string, string>>} */
const KEYS = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Space: ' ' };

/** What a media feature is called in the browser. @type {Readonly<Record<string, string>>} */
const OVERRIDES = {
  'prefers-color-scheme': 'prefersColorSchemeOverride',
  'prefers-reduced-motion': 'prefersReducedMotionOverride',
  'forced-colors': 'forcedColorsOverride',
};

/** The browser's window is never narrower than 450 pixels; the page in it may be. */
const RESIZE = `
  const { style } = gBrowser.selectedBrowser;
  for (const [side, length] of Object.entries(arguments[0]))
    for (const bound of ['min', 'max']) style.setProperty(bound + '-' + side, length + 'px');
`;

/** @param {FirefoxProcess} firefox */
export async function openPage({ send, inBrowser }) {
  const { handle } = await send('WebDriver:NewWindow', { type: 'tab' });
  await send('WebDriver:SwitchToWindow', { handle });

  /** @param {{ width: number, height: number }} size */
  async function setViewport({ width, height }) {
    await inBrowser(RESIZE, { width, height });
    const script = 'return innerWidth === arguments[0] && innerHeight === arguments[1]';
    await until('the page has its size', async () => {
      const { value } = await send('WebDriver:ExecuteScript', { script, args: [width, height] });
      return value ? true : undefined;
    });
  }
  /** @param {{ name: string, value: string }[]} features */
  async function emulateMediaFeatures(features) {
    for (const { name, value } of features) {
      const script = 'gBrowser.selectedBrowser.browsingContext[arguments[0]] = arguments[1]';
      await inBrowser(script, OVERRIDES[name], value);
    }
  }
  /** @param {'keyDown' | 'keyUp'} type @param {string} value */
  const act = (type, value) => ({ type, value });
  /** @param {{ type: string, value: string }[]} actions */
  const perform = (actions) =>
    send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  /** @param {string} name */
  const key = (name) => KEYS[name] ?? name;

  await setViewport(SIZE);
  return {
    keyboard: {
      /** @param {string} name */
      press: (name) => perform([act('keyDown', key(name)), act('keyUp', key(name))]),
      /** @param {string} text */
      type: (text) => perform(Array.from(text).flatMap((one) => [act('keyDown', one), act('keyUp', one)])),
    },
    setViewport,
    async focus() {
      await inBrowser('gBrowser.selectedBrowser.focus()');
      return true;
    },
    emulateMediaFeatures,
    /** @param {string} url */
    goTo: (url) => send('WebDriver:Navigate', { url }),
    /** @returns {Promise<string>} */
    url: async () => (await send('WebDriver:GetCurrentURL')).value,
    async close() {
      await send('WebDriver:DeleteAllCookies');
      const [first] = await send('WebDriver:CloseWindow');
      await send('WebDriver:SwitchToWindow', { handle: first });
    },
  };
}
