/* Tries a backend, row by row. */
import { setTimeout as wait } from 'node:timers/promises';
import { groups } from './rows/all.mjs';
import { Failed, NoAnswer, NotTried } from './verdict.mjs';
import { contractWire } from './wire/contract.mjs';
import { World } from './world.mjs';

/**
 * @typedef {object} CheckOptions
 * @property {URL} base
 * @property {string} origin Of the pages that use the backend.
 * @property {import('./wire/wire.mjs').Wire} [wire] How it is spoken to; without one, as the contract has it.
 * @property {readonly (readonly [string, string])[]} [headers] Go along with every request.
 * @property {readonly (readonly [string, string])[]} [given] Headers of somebody who is signed in.
 * @property {readonly (readonly [string, string])[]} [otherGiven] The same, of somebody else.
 * @property {number} [longestWait] Seconds for which a challenge or a link may be waited out.
 * @property {readonly string[]} [offers] What the backend does besides passkeys, beside what it tells itself.
 * @property {number} [freshFor] Seconds after which a session is too old for some changes; they are waited.
 * @property {readonly (readonly [string, string])[]} [admin] Headers of an administrator.
 * @property {string} [userId] Whose passkeys the administrator may take away.
 * @property {string} [mailbox] Where mails can be read; `{address}` in it is replaced.
 * @property {typeof fetch} [fetch]
 * @property {(what: string) => void} [tell] Hears why it takes long.
 * @property {{ now: () => number, sleep: (milliseconds: number) => Promise<unknown> }} [clock]
 */

/** @typedef {'pass' | 'fail' | 'not tried'} Result */

/**
 * @typedef {object} RowReport
 * @property {string} group
 * @property {string} id
 * @property {string} title
 * @property {string} section
 * @property {Result} result
 * @property {string} [found] For a failure.
 * @property {string} [todo] For a failure.
 * @property {string} [why] For what was not tried.
 */

/**
 * @typedef {object} Report
 * @property {RowReport[]} rows
 * @property {number} passed
 * @property {number} failed
 * @property {number} notTried
 * @property {string[]} leftBehind What was made and could not be taken away again.
 */

const real = { now: Date.now, sleep: wait };

/** There is no backend to be tried. */
export class NoBackend extends Error {}

/**
 * @param {CheckOptions} options
 * @returns {Promise<Report>}
 * @throws {NoBackend}
 */
export async function check({
  base,
  origin,
  wire = contractWire(base),
  headers = [],
  longestWait = 10,
  ...rest
}) {
  const { given, otherGiven, fetch: send = fetch, tell = () => undefined, clock = real, ...more } = rest;
  const site = { origin, fetch: send, headers, tell };
  const world = new World({ wire, site, given: [given, otherGiven], longestWait, clock, ...more });
  await requireBackend(world, base);
  /** @type {RowReport[]} */
  const reports = [];
  for (const { title: group, rows } of groups)
    for (const row of rows) reports.push({ group, ...(await tried(row, world)) });
  /** @param {Result} result */
  const count = (result) => reports.filter((one) => one.result === result).length;
  return {
    rows: reports,
    ...{ passed: count('pass'), failed: count('fail'), notTried: count('not tried') },
    leftBehind: await world.tidy(),
  };
}

/** @param {World} world @param {URL} base */
async function requireBackend(world, base) {
  try {
    const answers = [
      await world.ask(world.browser(), 'list'),
      await world.ask(world.browser(), 'loginBegin', {}),
    ];
    const nothing = answers.every(
      ({ ok, code, status }) => !ok && status === 404 && (code === undefined || code === 'not_found'),
    );
    if (nothing)
      throw new NoBackend(`Nothing below ${base.href} answers: is that the base of the passkey endpoints?`);
  } catch (error) {
    if (error instanceof NoAnswer)
      throw new NoBackend(`${base.origin} gives ${error.message}. Does the server run?`);
    if (!(error instanceof NotTried)) throw error;
  }
}

/** @param {import('./rows/row.mjs').Row} row @param {World} world @returns {Promise<Omit<RowReport, 'group'>>} */
async function tried({ id, title, section, todo, run }, world) {
  const row = { id, title, section };
  try {
    await run(world);
    return { ...row, result: 'pass' };
  } catch (error) {
    if (error instanceof Failed) return { ...row, result: 'fail', found: error.message, todo };
    if (error instanceof NotTried) return { ...row, result: 'not tried', why: error.message };
    if (!(error instanceof Error)) throw error;
    // An answer of a shape that nobody thought of.
    return { ...row, result: 'fail', found: `an answer cannot be read (${error.message})`, todo };
  }
}
