import { PasskeyFailure } from '../../model/failure.js';
import { at, records, secretOf, textAt } from '../preset-tools.js';
import {
  definePreset,
  type PresetFailure,
  type PresetOperationName,
  type PresetResponse,
} from '../preset.js';

type Row = Readonly<Record<string, unknown>>;

const passkey = (row: Row) => ({
  ...row,
  createdAt: row['createdAt'] ?? row['created_at'],
  lastUsedAt: 'lastUsedAt' in row ? row['lastUsedAt'] : row['last_used_at'],
  credentialId: row['credentialId'] ?? row['credential_id'],
});

/** By what the app may ask for, both of which make the confirmation fresh. */
const confirmedBy = (options: unknown) =>
  records(at(options, 'allowCredentials')).length > 0
    ? { options, methods: ['passkey', 'password'] }
    : { methods: ['password'] };

/** The first sentence about a field, of the answer to a request that did not validate. */
const complaint = (body: unknown, field: string): string | undefined => {
  const sentences = at(body, 'errors', field);
  return Array.isArray(sentences) && typeof sentences[0] === 'string' ? sentences[0] : undefined;
};

const TWO_FACTOR = '{base}/user/two-factor-authentication';
const CODES = '{base}/user/two-factor-recovery-codes';

/** Of the app's own route: Fortify has none that says whether the factor is on. */
const STATUS = 'GET {base}/user/two-factor';

/** What did not validate. */
function invalid(
  { body }: PresetResponse,
  operation: PresetOperationName,
): PresetFailure | PresetFailure['code'] | undefined {
  const name = complaint(body, 'name');
  if (name) return { code: 'validation', field: 'name', detail: name };
  if (operation === 'stepUpComplete' && complaint(body, 'password')) return 'code_invalid';
  if (operation === 'totpComplete') return complaint(body, 'code') ? 'code_invalid' : undefined;
  const words = complaint(body, 'credential') ?? textAt(body, 'message') ?? '';
  if (/expired|session/i.test(words)) return 'challenge_expired';
  return operation.endsWith('Complete') ? 'verification_failed' : undefined;
}

/** Laravel's passkeys, as Fortify and the starter kits have them. */
export const laravel = definePreset({
  name: 'laravel',
  title: 'Laravel',
  base: '',
  csrf: [
    { header: 'X-CSRF-TOKEN', meta: 'csrf-token' },
    { header: 'X-XSRF-TOKEN', cookie: 'XSRF-TOKEN' },
  ],
  headers: () => ({ Accept: 'application/json' }),
  capabilities: {
    naming: 'finish',
    nameRequired: true,
    nameLongest: 255,
    lastPasskey: 'allowed',
    stepUp: 'in-page',
    fields: ['id', 'name', 'aaguid', 'createdAt', 'lastUsedAt'],
    needs: ['list', 'factors', 'recoveryCodes'],
    offers: ['factors', 'totp', 'recovery-codes'],
    recoveryCodes: 'second-factor',
  },
  operations: {
    list: {
      endpoint: 'GET {base}/user/passkeys',
      answer: ({ body }) => ({
        passkeys: records(at(body, 'passkeys') ?? at(body, 'data') ?? body).map(passkey),
      }),
    },
    registerBegin: {
      endpoint: 'GET {base}/user/passkeys/options',
      answer: ({ body }) => ({ options: at(body, 'options') }),
    },
    registerComplete: {
      endpoint: 'POST {base}/user/passkeys',
      request: ({ credential, name }) => ({ body: { name, credential } }),
      answer: ({ body }) => ({ id: at(body, 'id'), name: at(body, 'name') }),
    },
    loginBegin: {
      endpoint: 'GET {base}/passkeys/login/options',
      answer: ({ body }) => ({ options: at(body, 'options') }),
    },
    loginComplete: {
      endpoint: 'POST {base}/passkeys/login',
      request: ({ credential }) => ({ body: { credential } }),
      answer: ({ body }) => ({ redirectTo: at(body, 'redirect') }),
    },
    stepUpBegin: {
      endpoint: 'GET {base}/passkeys/confirm/options',
      answer: ({ body }) => confirmedBy(at(body, 'options')),
    },
    stepUpComplete: {
      endpoint: 'POST {base}/passkeys/confirm',
      request: ({ credential, password }, { base }) =>
        credential ? { body: { credential } } : { url: `${base}/user/confirm-password`, body: { password } },
    },
    remove: { endpoint: 'DELETE {base}/user/passkeys/{id}' },
    // Fortify's: one secret for an account, and codes that stand for it.
    factors: {
      endpoint: STATUS,
      answer: ({ body }) => ({
        factors: at(body, 'confirmedAt')
          ? [{ id: 'two-factor', kind: 'totp', createdAt: at(body, 'confirmedAt') }]
          : [],
      }),
    },
    factorRemove: { endpoint: `DELETE ${TWO_FACTOR}`, request: () => ({}) },
    totpBegin: {
      first: { endpoint: `POST ${TWO_FACTOR}`, request: () => ({ body: {} }) },
      endpoint: 'GET {base}/user/two-factor-qr-code',
      request: () => ({}),
      answer({ body }) {
        const uri = at(body, 'url');
        return { secret: secretOf(uri), uri };
      },
    },
    totpComplete: {
      endpoint: 'POST {base}/user/confirmed-two-factor-authentication',
      request: ({ code }) => ({ body: { code } }),
      answer: () => undefined,
    },
    recoveryCodes: {
      endpoint: STATUS,
      answer({ body }) {
        if (!at(body, 'confirmedAt')) throw new PasskeyFailure('unsupported');
        // One that is used is replaced by another: they never get fewer.
        return undefined;
      },
    },
    recoveryCodesCreate: {
      first: { endpoint: `POST ${CODES}`, request: () => ({ body: {} }) },
      endpoint: `GET ${CODES}`,
      request: () => ({}),
      answer: ({ body }) => ({ codes: body }),
    },
  },
  toFailure(response, operation) {
    // An app that has no second factors has not added that route.
    if (response.status === 404 && (operation === 'factors' || operation === 'recoveryCodes'))
      return 'unsupported';
    return response.status === 422 ? invalid(response, operation) : undefined;
  },
});
