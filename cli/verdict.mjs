/* What a row may find, and how it says so. */

/** A fault of the backend. The message is what was found, for a person. */
export class Failed extends Error {}

/** The row could not be tried. The message says why. */
export class NotTried extends Error {}

/** The backend gave no answer at all. */
export class NoAnswer extends Failed {}

/**
 * @param {string} found
 * @returns {never}
 */
export function fail(found) {
  throw new Failed(found);
}

/** @typedef {import('./wire/wire.mjs').Answer} Answer */

/**
 * An answer in a few words: `410 challenge_expired`.
 * @param {Answer} answer
 */
export function said({ status, code }) {
  return code === undefined ? String(status) : `${status} ${code}`;
}

/**
 * The answer is a success; with this status, where the backend speaks as the contract does.
 * @param {Answer} answer
 * @param {string} what
 * @param {number} [status]
 */
export function accepted(answer, what, status) {
  const advice =
    answer.code === 'origin_not_allowed' ? '; say --origin where your pages are not where the URL is' : '';
  if (!answer.ok) fail(`${what} was answered ${said(answer)}${advice}`);
  if (answer.byContract && status !== undefined && answer.status !== status)
    fail(`${what} was answered ${said(answer)}, not ${status}`);
}

/** Codes that make a password manager drop a passkey, and so must not come for another reason. */
const DROPPING = ['unknown_credential', 'verification_failed'];

/**
 * The answer is a refusal: one of these, each a status and a code. A refusal without any code is the business of the
 * row about problems. What a vendor's own codes mean is the preset's guess, so there only the grave ones count.
 * @param {Answer} answer
 * @param {string} what
 * @param {readonly string[]} expected
 */
export function refused(answer, what, ...expected) {
  const wanted = expected.join(' or ');
  if (answer.ok) fail(`${what} was accepted (${said(answer)}) instead of refused with ${wanted}`);
  const codes = expected.map((one) => one.split(' ')[1] ?? '');
  const { code } = answer;
  if (code === 'rate_limited') throw new NotTried('the backend asks to wait longer than this tool does');
  if (answer.byContract) {
    const known = expected.some((one) =>
      code === undefined ? one.startsWith(`${answer.status} `) : one === said(answer),
    );
    if (!known) fail(`${what} was answered ${said(answer)}, not ${wanted}`);
  } else if (code !== undefined && DROPPING.includes(code) && !codes.includes(code)) {
    fail(
      `${what} was answered ${said(answer)}, which makes a password manager drop the passkey; not ${wanted}`,
    );
  }
}

/**
 * What a row builds upon went well; where not, another row says so.
 * @param {Answer} answer
 * @param {string} what
 */
export function needed(answer, what) {
  if (!answer.ok) throw new NotTried(`${what} was answered ${said(answer)}`);
  return answer;
}
