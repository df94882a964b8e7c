/* How the checks speak to a backend, whichever way it speaks. */

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./browser.mjs').Tweak} Tweak */

/** @typedef {'list' | 'registerBegin' | 'registerComplete' | 'loginBegin' | 'loginComplete' | 'signupBegin' | 'signupComplete' | 'rename' | 'remove'} OperationName */

/**
 * @typedef {object} Answer
 * @property {OperationName} operation
 * @property {boolean} ok
 * @property {number} status
 * @property {string} [code] Why it was refused, where it said so.
 * @property {any} body As the contract has it.
 * @property {Headers} headers
 * @property {boolean} byContract The backend is held to the contract itself, status for status.
 */

/**
 * @typedef {object} Wire
 * @property {boolean} byContract
 * @property {(operation: OperationName) => boolean} has Whether the operation can be asked for at all.
 * @property {(browser: Browser, operation: OperationName, input?: object, tweak?: Tweak) => Promise<Answer>} ask
 */

/** @type {Readonly<Record<OperationName, string>>} */
export const operationTitles = {
  list: 'the list',
  registerBegin: 'the begin of a registration',
  registerComplete: 'the end of a registration',
  loginBegin: 'the begin of a sign-in',
  loginComplete: 'the end of a sign-in',
  signupBegin: 'the begin of a sign-up',
  signupComplete: 'the end of a sign-up',
  rename: 'the renaming',
  remove: 'the removal',
};
