/* What an authenticator app does (RFC 6238), and adding one to an account. */
import { createHmac } from 'node:crypto';
import { needed, NotTried } from '../verdict.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../world.mjs').Account} Account */

const PERIOD = 30;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The code of a secret: HMAC-SHA-1, thirty seconds, six digits, as every app has it.
 * @param {string} secret Base32.
 * @param {number} now
 * @param {number} [later] So many time steps from now.
 */
export function codeOf(secret, now, later = 0) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 1000 / PERIOD) + later));
  const digest = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  // The last half byte says where the code begins (RFC 4226 §5.3).
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7f_ff_ff_ff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** A code that is not right for a good while. @param {string} secret @param {number} now */
export function wrongCode(secret, now) {
  const near = new Set([-2, -1, 0, 1, 2].map((later) => codeOf(secret, now, later)));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.has(code)) ?? '';
}

/** @param {string} text */
function fromBase32(text) {
  const bits = Array.from(text.replaceAll(/[\s=]/g, '').toUpperCase(), (letter) =>
    alphabet.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/**
 * A secret that no code has confirmed yet.
 * @param {World} world
 * @param {Account} account
 */
export async function beginApp(world, { browser }) {
  const { body } = needed(await world.ask(browser, 'totpBegin', {}), 'the begin of an authenticator app');
  if (typeof body?.secret !== 'string') throw new NotTried('the begin of an authenticator app has no secret');
  const { secret, state } = body;
  return { secret, input: (/** @type {string} */ code) => ({ code, ...(state !== undefined && { state }) }) };
}

/**
 * Adds an authenticator app for as long as `use` lasts.
 * @template T
 * @param {World} world
 * @param {Account} account
 * @param {(factor: { id: string, secret: string, code: string, answer: import('../wire/wire.mjs').Answer }) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withFactor(world, account, use) {
  const { secret, input } = await beginApp(world, account);
  const code = codeOf(secret, world.now);
  const answer = await world.ask(account.browser, 'totpComplete', input(code));
  const id =
    needed(answer, 'a right code of an authenticator app').body?.id ?? (await newest(world, account));
  if (typeof id !== 'string') throw new NotTried('the backend does not tell the id of a factor');
  try {
    return await use({ id, secret, code, answer });
  } finally {
    await world.ask(account.browser, 'factorRemove', { id });
  }
}

/** @param {World} world @param {Account} account */
async function newest(world, { browser }) {
  const { body } = await world.ask(browser, 'factors');
  return body?.factors?.findLast((/** @type {any} */ { kind }) => kind === 'totp')?.id;
}
