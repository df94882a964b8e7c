import type { BackendFailureCode } from '../../model/backend-failure-code.js';
import { at, failureCodes, fromMilliseconds, numberAt, records, textAt } from '../preset-tools.js';
import { definePreset, type PresetFailure, type PresetOperationName } from '../preset.js';

/** The options lie beside what belongs to them. */
const begun = ({ body }: { readonly body: unknown }) => ({
  options: body,
  state: at(body, 'webauthnGeneratedOptionsId'),
});

const finish = ({ credential, state }: { readonly credential: unknown; readonly state?: unknown }) => ({
  webauthnGeneratedOptionsId: state,
  credential,
});

const codeOf = failureCodes({
  INVALID_EMAIL_ERROR: 'validation',
  EMAIL_ALREADY_EXISTS_ERROR: 'conflict',
  OPTIONS_NOT_FOUND_ERROR: 'challenge_expired',
  INVALID_AUTHENTICATOR_ERROR: 'verification_failed',
  // At a sign-in it stands for anything: an unknown passkey, old options, a wrong signature.
  INVALID_CREDENTIALS_ERROR: 'verification_failed',
  CREDENTIAL_ALREADY_EXISTS_ERROR: 'already_registered',
  CREDENTIAL_NOT_FOUND_ERROR: 'not_found',
  SIGN_UP_NOT_ALLOWED: 'forbidden',
  SIGN_IN_NOT_ALLOWED: 'forbidden',
  INVALID_TOTP_ERROR: 'code_invalid',
  // The secret that waited for its code is gone.
  UNKNOWN_DEVICE_ERROR: 'challenge_expired',
  DEVICE_ALREADY_EXISTS_ERROR: 'conflict',
});

/** What a success with another status than OK means. */
function failureOf(
  status: string,
  body: unknown,
  operation: PresetOperationName,
): BackendFailureCode | PresetFailure {
  if (status === 'GENERAL_ERROR') return generalOf(textAt(body, 'message'), operation);
  if (status === 'INVALID_OPTIONS_ERROR') return operation.endsWith('Begin') ? 'server' : 'challenge_expired';
  const why = textAt(body, 'err') ?? textAt(body, 'reason') ?? '';
  if (status === 'REGISTER_CREDENTIAL_NOT_ALLOWED') return refusalOf(why);
  const code = codeOf(status) ?? 'unknown';
  return code === 'validation' ? { code, field: 'username', ...(why && { detail: why }) } : code;
}

/** Too many wrong codes, one after the other. */
const tooMany = (body: unknown): PresetFailure => ({
  code: 'rate_limited',
  retryAfter: Math.ceil((numberAt(body, 'retryAfterMs') ?? 0) / 1000),
});

/** Two of its reasons say that the credential was looked at and is worth nothing. */
const refusalOf = (reason: string): BackendFailureCode =>
  /\(ERR_CODE_02[56]\)/.test(reason) ? 'verification_failed' : 'forbidden';

/** Its own sentences are for nobody; those of an app are for the visitor. */
function generalOf(message: string | undefined, operation: PresetOperationName) {
  if (message === 'Email mismatch') return 'forbidden';
  if (message === 'User not found')
    return operation === 'list' ? 'unauthenticated' : operation === 'remove' ? 'not_found' : 'forbidden';
  return message === undefined ? 'unknown' : ({ code: 'validation', detail: message } as const);
}

/** The WebAuthn recipe of SuperTokens. What the visitor's e-mail address and recipe user id are, the page says. */
export const supertokens = definePreset({
  name: 'supertokens',
  title: 'SuperTokens',
  base: '/auth',
  credentials: 'include',
  parameters: {
    email: { description: 'the e-mail address of who is signed in, to add a passkey' },
    recipeUserId: { description: 'the id of that login method, to add a passkey' },
  },
  // The first is the proof against forged requests; without the second no cookie is set.
  headers: () => ({ rid: 'anti-csrf', 'st-auth-mode': 'cookie' }),
  capabilities: {
    naming: 'server',
    lastPasskey: 'allowed',
    stepUp: 'redirect',
    fields: ['id', 'credentialId', 'createdAt'],
    offers: ['factors', 'totp'],
  },
  operations: {
    list: {
      endpoint: 'GET {base}/webauthn/credential/list',
      answer: ({ body }) => ({
        passkeys: records(at(body, 'credentials')).map((row) => ({
          id: row['webauthnCredentialId'],
          credentialId: row['webauthnCredentialId'],
          createdAt: fromMilliseconds(row['createdAt']),
        })),
      }),
    },
    registerBegin: {
      endpoint: 'POST {base}/webauthn/options/register',
      request: (_, { parameters }) => ({ body: { email: parameters.email } }),
      answer: begun,
    },
    registerComplete: {
      endpoint: 'POST {base}/webauthn/credential',
      request: (input, { parameters }) => ({
        body: {
          ...finish(input),
          recipeUserId: parameters.recipeUserId,
          // Heard only by the route of a sign-up, which a page may ask in place of this one.
          shouldTryLinkingWithSessionUser: true,
        },
      }),
      answer: () => undefined,
    },
    loginBegin: {
      endpoint: 'POST {base}/webauthn/options/signin',
      request: () => ({ body: {} }),
      answer: begun,
    },
    loginComplete: {
      endpoint: 'POST {base}/webauthn/signin',
      request: (input) => ({ body: finish(input) }),
      answer: ({ body }) => ({ user: at(body, 'user') }),
    },
    signupBegin: {
      endpoint: 'POST {base}/webauthn/options/register',
      request: ({ username }) => ({ body: { email: username } }),
      answer: begun,
    },
    signupComplete: {
      endpoint: 'POST {base}/webauthn/signup',
      request: (input) => ({ body: finish(input) }),
      answer: () => undefined,
    },
    remove: {
      endpoint: 'POST {base}/webauthn/credential/remove',
      request: ({ id }) => ({ body: { webauthnCredentialId: id } }),
    },
    // The TOTP recipe. A device has no other id than its name.
    factors: {
      endpoint: 'GET {base}/totp/device/list',
      answer: ({ body }) => ({
        factors: records(at(body, 'devices'))
          .filter(({ verified }) => verified === true)
          .map(({ name }) => ({ id: name, name, kind: 'totp' })),
      }),
    },
    factorRemove: {
      endpoint: 'POST {base}/totp/device/remove',
      request: ({ id }) => ({ body: { deviceName: id } }),
    },
    totpBegin: {
      endpoint: 'POST {base}/totp/device',
      request: () => ({ body: {} }),
      answer: ({ body }) => ({
        secret: at(body, 'secret'),
        uri: at(body, 'qrCodeString'),
        state: at(body, 'deviceName'),
      }),
    },
    totpComplete: {
      endpoint: 'POST {base}/totp/device/verify',
      request: ({ code, state }) => ({ body: { deviceName: state, totp: code } }),
      answer: () => undefined,
    },
  },
  toFailure({ ok, status, body }, operation) {
    const said = textAt(body, 'status');
    if (ok && said === 'LIMIT_REACHED_ERROR') return tooMany(body);
    if (ok) return said === undefined || said === 'OK' ? undefined : failureOf(said, body, operation);
    // Without the recipe there is no such route.
    if (status === 404 && operation === 'factors') return 'unsupported';
    const claims = records(at(body, 'claimValidationErrors'));
    return status === 403 && claims.some(({ id }) => id === 'st-mfa') ? 'reauth_required' : undefined;
  },
});
