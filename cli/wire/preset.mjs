/* The same operations through a preset of this package: what an element with `preset` would send. */
import { readdirSync } from 'node:fs';
import { Failed, NotTried } from '../verdict.mjs';

/** @typedef {import('../../src/backend/preset.js').Preset} Preset */

const dist = new URL('../../dist/backend/', import.meta.url);

/** The presets of this package. @returns {string[]} */
export function presetNames() {
  const files = readdirSync(new URL('presets/', dist));
  return files.filter((file) => file.endsWith('.js')).map((file) => file.replace(/\.js$/, ''));
}

/** @param {string} name One of `presetNames()`. @returns {Promise<Preset>} */
export async function loadPreset(name) {
  /** @type {Record<string, Preset>} */
  const module = await import(new URL(`presets/${name}.js`, dist).href);
  const found = Object.values(module).find((value) => typeof value === 'object' && 'operations' in value);
  if (!found) throw new Error(`The preset ${name} cannot be read.`);
  return found;
}

/**
 * @param {URL} base
 * @param {Preset} preset
 * @param {Readonly<Record<string, string>>} parameters
 * @returns {Promise<import('./wire.mjs').Wire>}
 */
export async function presetWire(base, preset, parameters) {
  /** @type {typeof import('../../src/backend/create-preset-backend.js')} */
  const { presetBackend } = await import(new URL('create-preset-backend.js', dist).href);
  /** @type {typeof import('../../src/model/failure.js')} */
  const { PasskeyFailure } = await import(new URL('../model/failure.js', dist).href);

  /** @type {import('./wire.mjs').Wire['ask']} */
  async function ask(browser, operation, input = {}, tweak = {}) {
    /** @type {{ status: number, headers: Headers } | undefined} */
    let seen;
    /** @type {unknown} */
    let trouble;
    const backend = presetBackend(preset, {
      base: base.href.replace(/\/+$/, ''),
      parameters,
      signedIn: () => undefined,
      ...csrfOf(preset, browser),
      fetch: async (url, init) => {
        try {
          const { text, ...rest } = await browser.send(
            new URL(url instanceof Request ? url.url : url, base),
            init ?? {},
            tweak,
          );
          seen = rest;
          return new Response(text === '' ? null : text, rest);
        } catch (error) {
          trouble = error;
          throw error;
        }
      },
    });
    const answer = () => ({
      operation,
      byContract: false,
      ...(seen ?? { status: 0, headers: new Headers() }),
    });
    try {
      const body = await call(backend, operation, input);
      return { ...answer(), ok: true, body: asContract[operation]?.(body) ?? body };
    } catch (error) {
      if (trouble instanceof NotTried || trouble instanceof Failed) throw trouble;
      if (!(error instanceof PasskeyFailure)) throw error;
      return { ...answer(), ok: false, code: error.code, body: undefined };
    }
  }

  const { offers = [], emailSignup } = preset.capabilities;
  const all = [...offers, ...(emailSignup ? ['email'] : [])];
  return { byContract: false, offers: all, has: (operation) => operation in preset.operations, ask };
}

/** What differs from the one input that the others take. @type {Readonly<Record<string, (input: any) => unknown[]>>} */
const argumentsOf = {
  list: () => [],
  rename: ({ id, name }) => [id, name],
  remove: ({ id }) => [id],
  recoveryCodes: () => [],
  factors: () => [],
  factorRemove: ({ id }) => [id],
};

/** What a backend gives without the object around it that the contract has. @type {Readonly<Record<string, (body: any) => object>>} */
const asContract = {
  recoveryCodesCreate: (codes) => ({ codes }),
  factors: (factors) => ({ factors }),
};

/**
 * @param {any} backend
 * @param {import('./wire.mjs').OperationName} operation
 * @param {object} input
 * @returns {Promise<unknown>}
 */
function call(backend, operation, input) {
  if (typeof backend[operation] !== 'function')
    throw new NotTried(`the preset has no operation ${operation}`);
  return backend[operation](...(argumentsOf[operation]?.(input) ?? [input]));
}

/**
 * In a page the token against forged requests lies in a cookie; here too, once the backend has set one.
 * @param {Preset} preset
 * @param {import('./browser.mjs').Browser} browser
 */
function csrfOf({ csrf = [] }, { cookies }) {
  const source = csrf.find(({ cookie }) => cookie !== undefined && cookies.has(cookie));
  if (source?.cookie === undefined) return {};
  const token = decodeURIComponent(cookies.get(source.cookie) ?? '');
  return { csrf: { header: source.header, token } };
}
