import { at, failureCodes, records, textAt } from '../preset-tools.js';
import { definePreset } from '../preset.js';

type Row = Readonly<Record<string, unknown>>;

const passkey = (row: Row) => ({
  id: row['id'],
  name: row['friendly_name'],
  createdAt: row['created_at'],
  lastUsedAt: 'last_used_at' in row ? row['last_used_at'] : null,
  discoverable: true,
});

const begun = ({ body }: { readonly body: unknown }) => ({
  options: at(body, 'options'),
  state: at(body, 'challenge_id'),
});

const finish = ({ credential, state }: { readonly credential: unknown; readonly state?: unknown }) => ({
  body: { challenge_id: state, credential },
});

const codeOf = failureCodes({
  no_authorization: 'unauthenticated',
  bad_jwt: 'unauthenticated',
  session_not_found: 'unauthenticated',
  session_expired: 'unauthenticated',
  insufficient_aal: 'reauth_required',
  too_many_passkeys: 'limit_reached',
  webauthn_challenge_not_found: 'challenge_expired',
  webauthn_challenge_expired: 'challenge_expired',
  webauthn_verification_failed: 'verification_failed',
  webauthn_credential_exists: 'already_registered',
  webauthn_credential_not_found: 'unknown_credential',
  passkey_not_found: 'not_found',
  passkey_disabled: 'unsupported',
  email_not_confirmed: 'forbidden',
  user_banned: 'forbidden',
  over_request_rate_limit: 'rate_limited',
  validation_failed: 'validation',
});

/** Supabase Auth. The page adds the user's access token as `Authorization` header, and takes tokens by `signedIn`. */
export const supabase = definePreset({
  name: 'supabase',
  title: 'Supabase Auth',
  credentials: 'omit',
  tokens: true,
  parameters: {
    apiKey: { description: 'the anon or publishable key of the project', required: true },
  },
  headers: ({ parameters }) => ({ apikey: parameters.apiKey, 'X-Supabase-Api-Version': '2024-01-01' }),
  capabilities: {
    naming: 'rename',
    nameLongest: 120,
    limit: { max: 10, checkedAt: 'both' },
    lastPasskey: 'allowed',
    stepUp: 'redirect',
    fields: ['id', 'name', 'createdAt', 'lastUsedAt', 'discoverable'],
  },
  operations: {
    list: {
      endpoint: 'GET {base}/passkeys',
      answer: ({ body }) => ({ passkeys: records(body).map(passkey) }),
    },
    registerBegin: {
      endpoint: 'POST {base}/passkeys/registration/options',
      request: () => ({ body: {} }),
      answer: begun,
    },
    registerComplete: {
      endpoint: 'POST {base}/passkeys/registration/verify',
      request: finish,
      answer: ({ body }) => records([body]).map(passkey)[0],
    },
    loginBegin: {
      endpoint: 'POST {base}/passkeys/authentication/options',
      request: () => ({ body: {} }),
      answer: begun,
    },
    loginComplete: {
      endpoint: 'POST {base}/passkeys/authentication/verify',
      request: finish,
      answer: ({ body }) => ({ user: at(body, 'user') }),
    },
    rename: {
      endpoint: 'PATCH {base}/passkeys/{id}',
      request: ({ name }) => ({ body: { friendly_name: name } }),
      answer: ({ body }) => records([body]).map(passkey)[0],
    },
    remove: { endpoint: 'DELETE {base}/passkeys/{id}' },
  },
  toFailure: ({ ok, body }) => (ok ? undefined : codeOf(textAt(body, 'code') ?? textAt(body, 'error_code'))),
});
