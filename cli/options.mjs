/* What was typed, or what is wrong with it. */
import { parseArgs } from 'node:util';
import { presetNames } from './wire/preset.mjs';

/** Wrong usage. The message says what to write instead. */
export class UsageError extends Error {}

export const help = `Usage: passkey-elements check URL [options]

Tries the passkey endpoints below URL, such as http://localhost:3000/api/passkeys, with an authenticator made of
software: that they answer as docs/openapi.yaml says, and that they refuse what they must refuse. It signs up accounts of
its own, called check-…, where the backend has a sign-up. Try it on a development or test system.

  --preset NAME            speak as this preset does, instead of as the contract says
  --param NAME=VALUE       a parameter of the preset, such as apiKey=…
  --origin ORIGIN          the origin of the pages, where it is not that of URL
  --cookie 'NAME=VALUE'    the session of an account, where there is no sign-up; its own passkeys stay untouched
  --header 'NAME: VALUE'   the same as a header, such as 'Authorization: Bearer …'
  --other-cookie, --other-header
                           the same, of a second account
  --every-header 'NAME: VALUE'
                           goes along with every request, such as an API key
  --offers NAMES           what the backend does beside what its list tells: recovery-codes, enrollment, step-up,
                           factors, totp, security-key, email; with commas between them
  --fresh-for SECONDS      how long a session is fresh; the check waits so long to see what an old one may not do
  --user-id ID             an account that may lose all its passkeys, for rows about administrators
  --admin-cookie, --admin-header
                           the session of an administrator
  --mailbox URL            where the mails to {address} can be read, such as http://localhost:3000/api/mails
  --wait SECONDS           the longest time to wait for a challenge or a link to expire (default 10)
  --json                   the result as JSON
  --help

Those about cookies, headers and parameters, and --offers, may be given several times.
Exit code: 0 nothing failed, 1 something failed, 2 it could not be tried.`;

/** What `--offers` may name. */
const offers = ['recovery-codes', 'enrollment', 'step-up', 'factors', 'totp', 'security-key', 'email'];

/** @satisfies {import('node:util').ParseArgsOptionsConfig} */
const known = {
  preset: { type: 'string' },
  param: { type: 'string', multiple: true },
  origin: { type: 'string' },
  cookie: { type: 'string', multiple: true },
  header: { type: 'string', multiple: true },
  'other-cookie': { type: 'string', multiple: true },
  'other-header': { type: 'string', multiple: true },
  'every-header': { type: 'string', multiple: true },
  'admin-cookie': { type: 'string', multiple: true },
  'admin-header': { type: 'string', multiple: true },
  'user-id': { type: 'string' },
  offers: { type: 'string', multiple: true },
  'fresh-for': { type: 'string' },
  mailbox: { type: 'string' },
  wait: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

/**
 * @param {readonly string[]} args
 * @returns `undefined` where help is asked for.
 * @throws {UsageError}
 */
export function readOptions(args) {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const base = httpUrl(urlIn(positionals), 'the URL');
  const { param = [], 'every-header': every = [], wait = '10', json = false } = values;
  const given = account(values.cookie, values.header, '--cookie', '--header');
  const other = account(values['other-cookie'], values['other-header'], '--other-cookie', '--other-header');
  return {
    base,
    origin: httpUrl(values.origin ?? base.origin, '--origin').origin,
    preset: presetName(values.preset),
    parameters: Object.fromEntries(param.map((text) => pair(text, '=', '--param', 'apiKey=abc'))),
    headers: every.map((text) => header(text, '--every-header')),
    ...(given && { given }),
    ...(other && { otherGiven: other }),
    longestWait: seconds(wait, '--wait'),
    ...beyondPasskeys(values),
    json,
  };
}

/** @param {ReturnType<typeof parsed>['values']} values */
function beyondPasskeys({ 'fresh-for': fresh, 'user-id': userId, mailbox, ...values }) {
  const admin = account(values['admin-cookie'], values['admin-header'], '--admin-cookie', '--admin-header');
  return {
    offers: (values.offers ?? []).flatMap((names) => names.split(',').map(offer)),
    ...(fresh !== undefined && { freshFor: seconds(fresh, '--fresh-for') }),
    ...(admin && { admin }),
    ...(userId !== undefined && { userId }),
    ...(mailbox !== undefined && { mailbox: mailboxUrl(mailbox) }),
  };
}

/** @param {string} text */
function offer(text) {
  const name = text.trim();
  if (!offers.includes(name))
    throw new UsageError(`--offers is "${name}": write one of ${offers.join(', ')}.`);
  return name;
}

/** @param {string} text */
function mailboxUrl(text) {
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new UsageError(`--mailbox is "${text}", which is no http or https URL.`);
  return text;
}

/** @param {readonly string[]} positionals */
function urlIn([command, url, ...more]) {
  if (command === undefined) throw new UsageError('What is to be done? Write: passkey-elements check URL');
  if (command !== 'check') throw new UsageError(`There is no command "${command}", only "check".`);
  if (url === undefined)
    throw new UsageError(
      'Where is the backend? Write its URL behind "check", such as http://localhost:3000/api/passkeys',
    );
  if (more.length > 0)
    throw new UsageError(
      `"${more.join(' ')}" is too much: one URL is enough. Put values with spaces into quotes.`,
    );
  return url;
}

/** @param {readonly string[]} args */
function parsed(args) {
  try {
    return parseArgs({ args: [...args], options: known, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** @param {string} text @param {string} what */
function httpUrl(text, what) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`${what} is "${text}", which is no http or https URL.`);
  if (url.search || url.hash)
    throw new UsageError(`${what} is "${text}": leave out what begins with ? or #.`);
  return url;
}

/** @param {string | undefined} name */
function presetName(name) {
  if (name === undefined) return undefined;
  const names = presetNames();
  if (!names.includes(name)) throw new UsageError(`There is no preset "${name}", only ${names.join(', ')}.`);
  return name;
}

/** @param {string} text @param {string} option */
function seconds(text, option) {
  if (!/^\d{1,5}$/.test(text)) throw new UsageError(`${option} is "${text}": write a number of seconds.`);
  return Number(text);
}

/**
 * @param {readonly string[] | undefined} cookies
 * @param {readonly string[] | undefined} headers
 * @param {string} cookieOption
 * @param {string} headerOption
 */
function account(cookies = [], headers = [], cookieOption = '', headerOption = '') {
  if (cookies.length + headers.length === 0) return undefined;
  const all = headers.map((text) => header(text, headerOption));
  if (cookies.length === 0) return all;
  const line = cookies.map((text) => pair(text, '=', cookieOption, 'session=abc').join('='));
  return [...all, /** @type {const} */ (['Cookie', line.join('; ')])];
}

/** @param {string} text @param {string} option @returns {readonly [string, string]} */
function header(text, option) {
  const [name, value] = pair(text, ':', option, 'Authorization: Bearer abc');
  try {
    new Headers([[name, value]]);
  } catch (error) {
    throw new UsageError(`${option} is "${text}", which is no header.`, { cause: error });
  }
  return [name, value];
}

/** @param {string} text @param {string} sign @param {string} option @param {string} example @returns {readonly [string, string]} */
function pair(text, sign, option, example) {
  const at = text.indexOf(sign);
  if (at < 1) throw new UsageError(`${option} is "${text}": write it as '${example}'.`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
