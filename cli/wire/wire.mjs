/* How the checks speak to a backend, whichever way it speaks. */

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./browser.mjs').Tweak} Tweak */

/** @typedef {'list' | 'registerBegin' | 'registerComplete' | 'loginBegin' | 'loginComplete' | 'signupBegin' | 'signupComplete' | 'rename' | 'remove'} PasskeyOperation */
/** @typedef {'recoveryCodes' | 'recoveryCodesCreate' | 'recoveryCodesRedeem' | 'enroll'} WayBackOperation */
/** @typedef {'stepUpBegin' | 'stepUpComplete' | 'factors' | 'factorRemove' | 'totpBegin' | 'totpComplete' | 'securityKeyBegin' | 'securityKeyComplete'} ProofOperation */
/** @typedef {'userList' | 'userRemove' | 'userRemoveAll' | 'userEnroll' | 'userRename' | 'userRegisterBegin' | 'userRegisterComplete'} UserOperation */
/** @typedef {'emailBegin' | 'emailComplete'} EmailOperation */
/** @typedef {PasskeyOperation | WayBackOperation | ProofOperation | UserOperation | EmailOperation} OperationName */

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
 * @property {readonly string[]} offers What is known of the backend beforehand, in the words of `policy.offers`.
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
  recoveryCodes: 'the count of recovery codes',
  recoveryCodesCreate: 'the making of recovery codes',
  recoveryCodesRedeem: 'the redeeming of a recovery code',
  enroll: 'the making of a link',
  stepUpBegin: 'the begin of a step-up',
  stepUpComplete: 'the end of a step-up',
  factors: 'the list of factors',
  factorRemove: 'the removal of a factor',
  totpBegin: 'the begin of an authenticator app',
  totpComplete: 'the end of an authenticator app',
  securityKeyBegin: 'the begin of a security key',
  securityKeyComplete: 'the end of a security key',
  userList: "the list of somebody else's passkeys",
  userRemove: "the removal of somebody else's passkey",
  userRemoveAll: "the removal of all of somebody else's passkeys",
  userEnroll: 'the making of a link for somebody else',
  userRename: "the renaming of somebody else's passkey",
  userRegisterBegin: "the begin of somebody else's security key",
  userRegisterComplete: "the end of somebody else's security key",
  emailBegin: 'the asking for a code by e-mail',
  emailComplete: 'the typing of a code',
};
