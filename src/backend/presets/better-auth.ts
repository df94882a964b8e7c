import { PasskeyFailure } from '../../model/failure.js';
import { at, commaSeparated, failureCodes, records, textAt } from '../preset-tools.js';
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
});

/** Its sentence begins with the place, and is not for people: `[body.name] Too small: …`. */
function invalid({ body }: PresetResponse): PresetFailure {
  const isName = textAt(body, 'message')?.startsWith('[body.name]') ?? false;
  return { code: 'validation', ...(isName && { field: 'name' }) };
}

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
  },
  toFailure(response, operation) {
    const code = textAt(response.body, 'code');
    if (response.ok) return undefined;
    if (code === 'PASSKEY_NOT_FOUND' && operation === 'loginComplete') return 'unknown_credential';
    if (code === 'VALIDATION_ERROR') return invalid(response);
    return codeOf(code) ?? withoutCode(response, operation);
  },
});
