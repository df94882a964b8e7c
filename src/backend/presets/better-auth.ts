import { PasskeyFailure } from '../../model/failure.js';
import { at, commaSeparated, failureCodes, records, secretOf, textAt } from '../preset-tools.js';
import {
  definePreset,
  type PresetFailure,
  type PresetOperationName,
  type PresetResponse,
} from '../preset.js';

type Row = Readonly<Record<string, unknown>>;

const passkey = (row: Row) => ({
  id: row['id'],
  credentialId: row['credentialID'],
  name: row['name'],
  aaguid: row['aaguid'],
  createdAt: row['createdAt'],
  transports: commaSeparated(row['transports']),
  backupEligible: row['deviceType'] === 'multiDevice',
  backedUp: row['backedUp'],
});

const codeOf = failureCodes({
  UNAUTHORIZED: 'unauthenticated',
  CHALLENGE_NOT_FOUND: 'challenge_expired',
  FAILED_TO_VERIFY_REGISTRATION: 'verification_failed',
  AUTHENTICATION_FAILED: 'verification_failed',
  SESSION_REQUIRED: 'unauthenticated',
  SESSION_NOT_FRESH: 'reauth_required',
  YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY: 'forbidden',
  PREVIOUSLY_REGISTERED: 'already_registered',
  PASSKEY_NOT_FOUND: 'not_found',
  INVALID_ORIGIN: 'origin_not_allowed',
  MISSING_OR_NULL_ORIGIN: 'origin_not_allowed',
  INVALID_CODE: 'code_invalid',
  // A code without a session is one of a sign-in.
  INVALID_TWO_FACTOR_COOKIE: 'unauthenticated',
  TOTP_ALREADY_ENABLED: 'conflict',
  // No secret waits for its first code.
  TOTP_NOT_ENABLED: 'challenge_expired',
  TWO_FACTOR_NOT_ENABLED: 'conflict',
  TOTP_NOT_CONFIGURED: 'unsupported',
});

/** A password goes with the request; that none, or a wrong one, was sent is told alike where one may be left out. */
const PASSWORD = { code: 'reauth_required', field: 'password' } as const;
const PASSWORD_REFUSED: ReadonlySet<unknown> = new Set(['INVALID_PASSWORD', 'PASSWORD_TOO_LONG']);

/** Its sentence begins with the place, and is not for people: `[body.name] Too small: …`. */
function invalid({ body }: PresetResponse): PresetFailure {
  const message = textAt(body, 'message') ?? '';
  if (message.startsWith('[body.password]')) return PASSWORD;
  return { code: 'validation', ...(message.startsWith('[body.name]') && { field: 'name' }) };
}

/** Whether the second factor of a session's user is on. The column is there only with the plugin. */
function twoFactorEnabled({ body }: PresetResponse): boolean {
  if (!at(body, 'user')) throw new PasskeyFailure('unauthenticated');
  const enabled = at(body, 'user', 'twoFactorEnabled');
  if (enabled === undefined) throw new PasskeyFailure('unsupported');
  return enabled === true;
}

const SESSION = 'GET {base}/get-session';
const fromDatabase = () => ({ query: { disableCookieCache: 'true' } });

function withoutCode(response: PresetResponse, operation: PresetOperationName) {
  // Without a session there is a code, `UNAUTHORIZED`; somebody else's passkey has an answer without words.
  if (response.status === 401 && operation === 'remove') return 'forbidden';
  const seconds = Number(response.header('X-Retry-After') ?? undefined);
  return response.status === 429 && seconds >= 0
    ? ({ code: 'rate_limited', retryAfter: seconds } as const)
    : undefined;
}

/** The passkey plugin of Better Auth. A GET here takes its input as a query; what identifies a passkey is in a body. */
export const betterAuth = definePreset({
  name: 'better-auth',
  title: 'Better Auth',
  base: '/api/auth',
  credentials: 'include',
  capabilities: {
    naming: 'finish',
    lastPasskey: 'allowed',
    stepUp: 'in-page',
    fields: ['id', 'credentialId', 'name', 'aaguid', 'createdAt', 'transports', 'backupEligible', 'backedUp'],
    offers: ['factors', 'totp', 'recovery-codes'],
    recoveryCodes: 'second-factor',
  },
  parameters: {
    secondFactor: {
      description: 'what `twoFactorEnabled` of a user stands for: totp, or email or sms',
      default: 'totp',
    },
  },
  operations: {
    list: {
      endpoint: 'GET {base}/passkey/list-user-passkeys',
      answer: ({ body }) => ({ passkeys: records(body).map(passkey) }),
    },
    registerBegin: {
      endpoint: 'GET {base}/passkey/generate-register-options',
      request: ({ attachment }) => ({ query: { authenticatorAttachment: attachment } }),
      answer: ({ body }) => ({ options: body }),
    },
    registerComplete: {
      endpoint: 'POST {base}/passkey/verify-registration',
      request: ({ credential, name }) => ({ body: { response: credential, name } }),
      answer: ({ body }) => records([body]).map(passkey)[0],
    },
    loginBegin: {
      endpoint: 'GET {base}/passkey/generate-authenticate-options',
      answer: ({ body }) => ({ options: body }),
    },
    loginComplete: {
      endpoint: 'POST {base}/passkey/verify-authentication',
      request: ({ credential }) => ({ body: { response: credential } }),
      answer: ({ body }) => ({ user: at(body, 'user') }),
    },
    // A session is fresh when it is new: the same visitor signs in once more, with a passkey of this account.
    stepUpBegin: {
      endpoint: 'GET {base}/passkey/generate-authenticate-options',
      answer: ({ body }) => {
        // Without a list, the passkey of another account would do, and open that account.
        if (records(at(body, 'allowCredentials')).length === 0) throw new PasskeyFailure('unsupported');
        return { options: body };
      },
    },
    stepUpComplete: {
      endpoint: 'POST {base}/passkey/verify-authentication',
      request: ({ credential }) => ({ body: { response: credential } }),
    },
    rename: {
      endpoint: 'POST {base}/passkey/update-passkey',
      request: ({ id, name }) => ({ body: { id, name } }),
      answer: ({ body }) => records([at(body, 'passkey')]).map(passkey)[0],
    },
    remove: {
      endpoint: 'POST {base}/passkey/delete-passkey',
      request: ({ id }) => ({ body: { id } }),
    },
    // The plugin `twoFactor`: one secret, and codes that stand for it, both switched on and off with the password.
    factors: {
      endpoint: SESSION,
      request: fromDatabase,
      answer: (response, { parameters: { secondFactor } }) => ({
        factors: twoFactorEnabled(response) ? [{ id: 'two-factor', kind: secondFactor }] : [],
      }),
    },
    factorRemove: {
      endpoint: 'POST {base}/two-factor/disable',
      request: ({ password }) => ({ body: { password } }),
    },
    totpBegin: {
      endpoint: 'POST {base}/two-factor/enable',
      request: ({ password }) => ({ body: { password } }),
      answer({ body }) {
        const uri = at(body, 'totpURI');
        return { secret: secretOf(uri), uri };
      },
    },
    totpComplete: {
      endpoint: 'POST {base}/two-factor/verify-totp',
      request: ({ code }) => ({ body: { code } }),
      answer: () => undefined,
    },
    recoveryCodes: {
      endpoint: SESSION,
      request: fromDatabase,
      answer(response) {
        if (!twoFactorEnabled(response)) throw new PasskeyFailure('unsupported');
        // Their number is told to no browser.
        return undefined;
      },
    },
    recoveryCodesCreate: {
      endpoint: 'POST {base}/two-factor/generate-backup-codes',
      request: ({ password }) => ({ body: { password } }),
      answer: ({ body }) => ({ codes: at(body, 'backupCodes') }),
    },
  },
  toFailure(response, operation) {
    const code = textAt(response.body, 'code');
    if (response.ok) return undefined;
    if (code === 'PASSKEY_NOT_FOUND' && operation === 'loginComplete') return 'unknown_credential';
    if (code === 'VALIDATION_ERROR') return invalid(response);
    if (PASSWORD_REFUSED.has(code)) return PASSWORD;
    return codeOf(code) ?? withoutCode(response, operation);
  },
});
