import { at, commaSeparated, failureCodes, records, textAt } from '../preset-tools.js';
import { definePreset } from '../preset.js';

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
  VALIDATION_ERROR: 'validation',
});

/** The passkey plugin of Better Auth. A GET here takes its input as a query; what identifies a passkey is in a body. */
export const betterAuth = definePreset({
  name: 'better-auth',
  title: 'Better Auth',
  base: '/api/auth',
  credentials: 'include',
  capabilities: {
    naming: 'finish',
    lastPasskey: 'allowed',
    stepUp: 'redirect',
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
  toFailure({ ok, body }, operation) {
    const code = textAt(body, 'code');
    if (ok) return undefined;
    if (code === 'PASSKEY_NOT_FOUND' && operation === 'loginComplete') return 'unknown_credential';
    return codeOf(code);
  },
});
