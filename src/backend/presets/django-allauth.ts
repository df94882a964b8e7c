import type { BackendFailureCode } from '../../model/backend-failure-code.js';
import { at, fromSeconds, records, textAt } from '../preset-tools.js';
import {
  definePreset,
  type PresetFailure,
  type PresetOperationName,
  type PresetResponse,
} from '../preset.js';

type Row = Readonly<Record<string, unknown>>;

const ENDPOINT = '{base}/account/authenticators/webauthn';
const LOGIN = '{base}/auth/webauthn/login';

const passkey = (row: Row) => ({
  id: row['id'],
  name: row['name'],
  createdAt: fromSeconds(row['created_at']),
  lastUsedAt: fromSeconds(row['last_used_at']),
  discoverable: row['is_passwordless'],
});

const dataOf = (body: unknown) => records([at(body, 'data')]);

/** Whoever has no passkey yet has a password, but for accounts of other sites. */
function provedBy(options: unknown) {
  const allowed = at(options, 'publicKey', 'allowCredentials') ?? at(options, 'allowCredentials');
  return records(allowed).length > 0
    ? { options, methods: ['passkey', 'password'] }
    : { methods: ['password'] };
}

/** Somebody is signed in, only too long ago; or nobody is. */
const signedOut = (body: unknown): BackendFailureCode =>
  at(body, 'meta', 'is_authenticated') === true ? 'reauth_required' : 'unauthenticated';

/**
 * A credential is refused with one code, whatever the reason: a challenge that is gone, as after an answer that was
 * lost, or a signature that is wrong. So a new passkey is never said to be refused for good.
 */
function refused({ body }: PresetResponse, operation: PresetOperationName): PresetFailure | undefined {
  const [first] = records(at(body, 'errors'));
  const param = textAt(first, 'param');
  if (param === 'name') return { code: 'validation', field: 'name', detail: textAt(first, 'message') ?? '' };
  if (textAt(first, 'code') === 'invalid_choice') return { code: 'not_found' };
  if (operation === 'registerComplete') return { code: 'challenge_expired' };
  if (operation === 'stepUpComplete') return { code: 'code_invalid' };
  return operation === 'loginComplete' ? { code: 'verification_failed' } : undefined;
}

/** Its sentence is for people, and in their language. */
const conflict = ({ body }: PresetResponse): PresetFailure | undefined => {
  const [first] = records(at(body, 'errors'));
  const detail = textAt(first, 'message');
  return textAt(first, 'code') === 'unverified_email'
    ? { code: 'forbidden', ...(detail && { detail }) }
    : undefined;
};

/** django-allauth, headless. Ids are numbers there, and the endpoint is one for four methods. */
export const djangoAllauth = definePreset({
  name: 'django-allauth',
  title: 'django-allauth',
  base: '/_allauth/browser/v1',
  csrf: [{ header: 'X-CSRFToken', cookie: 'csrftoken' }],
  capabilities: {
    naming: 'finish',
    nameLongest: 100,
    lastPasskey: 'unknown',
    stepUp: 'in-page',
    fields: ['id', 'name', 'createdAt', 'lastUsedAt', 'discoverable'],
    emailSignup: true,
    offers: ['recovery-codes'],
  },
  operations: {
    list: {
      endpoint: 'GET {base}/account/authenticators',
      answer: ({ body }) => ({
        passkeys: records(at(body, 'data'))
          .filter(({ type }) => type === 'webauthn')
          .map(passkey),
      }),
    },
    registerBegin: {
      endpoint: `GET ${ENDPOINT}`,
      request: () => ({ query: { passwordless: '' } }),
      answer: ({ body }) => ({ options: at(body, 'data', 'creation_options') }),
    },
    registerComplete: {
      endpoint: `POST ${ENDPOINT}`,
      request: ({ credential, name }) => ({ body: { name, credential, passwordless: true } }),
      answer: ({ body }) => dataOf(body).map(passkey)[0],
    },
    loginBegin: {
      endpoint: `GET ${LOGIN}`,
      answer: ({ body }) => ({ options: at(body, 'data', 'request_options') }),
    },
    loginComplete: {
      endpoint: `POST ${LOGIN}`,
      request: ({ credential }) => ({ body: { credential } }),
      answer: ({ body }) => ({ user: at(body, 'data', 'user') }),
    },
    stepUpBegin: {
      endpoint: 'GET {base}/auth/webauthn/reauthenticate',
      answer: ({ body }) => provedBy(at(body, 'data', 'request_options')),
    },
    stepUpComplete: {
      endpoint: 'POST {base}/auth/webauthn/reauthenticate',
      request: ({ credential, password }, { base }) =>
        credential ? { body: { credential } } : { url: `${base}/auth/reauthenticate`, body: { password } },
    },
    rename: {
      endpoint: `PUT ${ENDPOINT}`,
      request: ({ id, name }) => ({ body: { id: Number(id), name } }),
      answer: ({ body }) => dataOf(body).map(passkey)[0],
    },
    remove: {
      endpoint: `DELETE ${ENDPOINT}`,
      request: ({ id }) => ({ body: { authenticators: [Number(id)] } }),
    },
    // Of the list: what shows the codes themselves would be asked for a fresh session, and nobody wants to see them.
    recoveryCodes: {
      endpoint: 'GET {base}/account/authenticators',
      answer({ body }) {
        const found = records(at(body, 'data')).find(({ type }) => type === 'recovery_codes');
        return { total: found?.['total_code_count'] ?? 0, remaining: found?.['unused_code_count'] ?? 0 };
      },
    },
    recoveryCodesCreate: {
      endpoint: 'POST {base}/account/authenticators/recovery-codes',
      request: () => ({ body: {} }),
      answer: ({ body }) => ({ codes: at(body, 'data', 'unused_codes') }),
    },
  },
  toFailure(response, operation) {
    const { status, body } = response;
    if (status === 401) return signedOut(body);
    if (status === 400) return refused(response, operation);
    if (status === 409) return conflict(response);
    // A session of the client `app` that has ended.
    if (status === 410) return 'unauthenticated';
    // Django's own page; allauth says it in JSON.
    return status === 403 && typeof body === 'string' && /csrf/i.test(body) ? 'csrf' : undefined;
  },
});
