import { PasskeyFailure } from '../../model/failure.js';
import { at, failureCodes, records, textAt } from '../preset-tools.js';
import { definePreset, type PresetResponse } from '../preset.js';

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

const KINDS: Readonly<Record<string, string>> = {
  totp: 'totp',
  phone: 'sms',
  webauthn: 'security-key',
  recovery_code: 'recovery-codes',
};

/** Two factors of one name are refused, and one that was begun and left is one for five minutes. */
const newName = (): string => `Authenticator app, ${new Date().toISOString()}`;
const OURS = /^Authenticator app, \d{4}-/;

/** Those whose first code was right. */
const verified = (body: unknown): readonly Row[] =>
  records(at(body, 'factors')).filter(({ status }) => status === 'verified');

const factor = (row: Row) => {
  const [name = '', phone] = [textAt(row, 'friendly_name'), textAt(row, 'phone')];
  return {
    id: row['id'],
    kind: KINDS[textAt(row, 'factor_type') ?? ''],
    name: name && !OURS.test(name) ? name : phone,
    createdAt: row['created_at'],
    // Its codes end with the last other factor.
    fixed: row['factor_type'] === 'recovery_code',
  };
};

/** A code is for a challenge of its factor, whose id is the state. */
const byCode = {
  endpoint: 'POST {base}/factors/{factor}/verify',
  first: {
    endpoint: 'POST {base}/factors/{factor}/challenge',
    request: ({ state }: { readonly state?: unknown }) => ({ path: { factor: String(state) }, body: {} }),
  },
  request: (
    { code, state }: { readonly code?: string; readonly state?: unknown },
    _: unknown,
    challenge: PresetResponse | undefined,
  ) => ({
    path: { factor: String(state) },
    body: { challenge_id: at(challenge?.body, 'id'), code },
  }),
  answer: () => undefined,
} as const;

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
  mfa_verification_failed: 'code_invalid',
  mfa_challenge_expired: 'code_invalid',
  mfa_ip_address_mismatch: 'code_invalid',
  mfa_verification_rejected: 'forbidden',
  mfa_factor_not_found: 'not_found',
  mfa_factor_name_conflict: 'conflict',
  // `limit_reached` speaks of passkeys.
  too_many_enrolled_mfa_factors: 'conflict',
  mfa_recovery_codes_sole_factor: 'conflict',
  mfa_totp_enroll_not_enabled: 'unsupported',
  mfa_totp_verify_not_enabled: 'unsupported',
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
    stepUp: 'in-page',
    fields: ['id', 'name', 'createdAt', 'lastUsedAt', 'discoverable'],
    offers: ['factors', 'totp'],
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
    // A session without its second factor is what Supabase calls too low; there is no other step-up.
    stepUpBegin: {
      endpoint: 'GET {base}/user',
      request: () => ({}),
      answer({ body }) {
        const app = verified(body).find((row) => row['factor_type'] === 'totp');
        if (!app) throw new PasskeyFailure('unsupported');
        return { methods: ['code'], state: app['id'] };
      },
    },
    stepUpComplete: byCode,
    factors: {
      endpoint: 'GET {base}/user',
      request: () => ({}),
      answer: ({ body }) => ({ factors: verified(body).map(factor) }),
    },
    factorRemove: { endpoint: 'DELETE {base}/factors/{id}', request: () => ({}) },
    totpBegin: {
      endpoint: 'POST {base}/factors',
      request: () => ({ body: { factor_type: 'totp', friendly_name: newName() } }),
      answer: ({ body }) => ({
        secret: at(body, 'totp', 'secret'),
        uri: at(body, 'totp', 'uri'),
        state: at(body, 'id'),
      }),
    },
    totpComplete: byCode,
  },
  toFailure: ({ ok, body }) => (ok ? undefined : codeOf(textAt(body, 'code') ?? textAt(body, 'error_code'))),
});
