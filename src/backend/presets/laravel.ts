import { at, records, textAt } from '../preset-tools.js';
import { definePreset } from '../preset.js';

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
    needs: ['list'],
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
  },
  toFailure({ status, body }, operation) {
    if (status !== 422) return undefined;
    const name = complaint(body, 'name');
    if (name) return { code: 'validation', field: 'name', detail: name };
    if (operation === 'stepUpComplete' && complaint(body, 'password')) return 'code_invalid';
    const words = complaint(body, 'credential') ?? textAt(body, 'message') ?? '';
    if (/expired|session/i.test(words)) return 'challenge_expired';
    return operation.endsWith('Complete') ? 'verification_failed' : undefined;
  },
});
