/* The operations as docs/openapi.yaml has them. */

/** @type {Readonly<Record<import('./wire.mjs').OperationName, readonly [method: string, path: string]>>} */
const routes = {
  list: ['GET', ''],
  registerBegin: ['POST', '/register/begin'],
  registerComplete: ['POST', '/register/complete'],
  loginBegin: ['POST', '/login/begin'],
  loginComplete: ['POST', '/login/complete'],
  signupBegin: ['POST', '/signup/begin'],
  signupComplete: ['POST', '/signup/complete'],
  rename: ['PATCH', '/{id}'],
  remove: ['DELETE', '/{id}'],
  recoveryCodes: ['GET', '/recovery-codes'],
  recoveryCodesCreate: ['POST', '/recovery-codes'],
  recoveryCodesRedeem: ['POST', '/recovery-codes/redeem'],
  enroll: ['POST', '/enrollments'],
  stepUpBegin: ['POST', '/step-up/begin'],
  stepUpComplete: ['POST', '/step-up/complete'],
  factors: ['GET', '/factors'],
  factorRemove: ['DELETE', '/factors/{id}'],
  totpBegin: ['POST', '/factors/totp/begin'],
  totpComplete: ['POST', '/factors/totp/complete'],
  securityKeyBegin: ['POST', '/factors/security-key/begin'],
  securityKeyComplete: ['POST', '/factors/security-key/complete'],
  userList: ['GET', '/users/{userId}'],
  userRemove: ['DELETE', '/users/{userId}/{id}'],
  userRemoveAll: ['DELETE', '/users/{userId}'],
  userEnroll: ['POST', '/users/{userId}/enrollments'],
  userRename: ['PATCH', '/users/{userId}/{id}'],
  userRegisterBegin: ['POST', '/users/{userId}/register/begin'],
  userRegisterComplete: ['POST', '/users/{userId}/register/complete'],
  emailBegin: ['POST', '/signup/email/begin'],
  emailComplete: ['POST', '/signup/email/complete'],
};

/**
 * @param {URL} base
 * @returns {import('./wire.mjs').Wire}
 */
export function contractWire(base) {
  const root = base.href.replace(/\/+$/, '');
  return {
    byContract: true,
    offers: [],
    has: () => true,
    async ask(browser, operation, input = {}, tweak = {}) {
      const [method, path] = routes[operation];
      const { id = '', userId = '', ...body } = /** @type {{ id?: string, userId?: string }} */ (input);
      const names = path.replace('{id}', encodeURIComponent(id));
      const url = new URL(root + names.replace('{userId}', encodeURIComponent(userId)));
      const hasBody = method === 'POST' || method === 'PATCH';
      const init = {
        method,
        headers: { Accept: 'application/json, application/problem+json', ...(hasBody && json) },
        ...(hasBody && { body: JSON.stringify(body) }),
      };
      return { operation, byContract: true, ...read(await browser.send(url, init, tweak)) };
    },
  };
}

const json = { 'Content-Type': 'application/json' };

/** @param {{ status: number, headers: Headers, text: string }} response */
function read({ status, headers, text }) {
  const body = parsed(text);
  const ok = status >= 200 && status < 300;
  const code = ok || typeof body?.code !== 'string' ? undefined : body.code;
  return { ok, status, headers, body, ...(code !== undefined && { code }) };
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
