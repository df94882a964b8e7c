/* Reading the code of a mail, as the visitor would, in a mailbox that answers over HTTP. */
import { NotTried } from '../verdict.mjs';

const TRIES = 10;

/** Six digits that stand alone: no part of an id, a date or an address. */
const sixDigits = /(?<![\w.-])\d{6}(?!\w|[.-]\w)/;

/**
 * The code of the newest mail to an address.
 * @param {import('../world.mjs').World} world
 * @param {string} mailbox
 * @param {{ browser: import('./browser.mjs').Browser, address: string }} whose
 * @returns {Promise<string>}
 */
export async function newestCode(world, mailbox, { browser, address }) {
  const url = new URL(mailbox.replaceAll('{address}', encodeURIComponent(address)));
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (tries > 0) await world.said.clock.sleep(500);
    const code = codeIn(await read(world, url, browser), address);
    if (code !== undefined) return code;
  }
  throw new NotTried(`no mail with a code of six digits for ${address} came into the mailbox`);
}

/** Cookies are for the backend's own mailbox only. @param {import('../world.mjs').World} world @param {URL} url @param {import('./browser.mjs').Browser} browser */
async function read({ said: { site } }, url, browser) {
  if (url.origin === site.origin) return (await browser.send(url, { method: 'GET' })).text;
  return (await site.fetch(url)).text();
}

/** @param {string} text JSON with mails somewhere in it, the newest first; or text. @param {string} address */
export function codeIn(text, address) {
  for (const part of textsOf(mailTo(parsed(text), address))) {
    const [code] = sixDigits.exec(part) ?? [];
    if (code !== undefined) return code;
  }
  return undefined;
}

/** The first entry of a list, at any depth, that names the address; else all of it. @param {any} value @param {string} address @returns {unknown} */
function mailTo(value, address) {
  if (!JSON.stringify(value ?? '').includes(address)) return undefined;
  if (typeof value !== 'object') return value;
  const lists = Object.values(value).filter((one) => Array.isArray(one));
  const list = Array.isArray(value) ? value : lists.find((one) => mailTo(one, address) !== undefined);
  // The addresses of one mail are a list too.
  const found = list?.find((/** @type {any} */ one) => JSON.stringify(one).includes(address));
  return typeof found === 'object' && textsOf(found).some((one) => sixDigits.test(one)) ? found : value;
}

/** @param {unknown} value @returns {string[]} */
function textsOf(value) {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
