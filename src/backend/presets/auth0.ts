import { at, records, secretOf, textAt, toBase64url } from '../preset-tools.js';
import { definePreset, type PresetFailure } from '../preset.js';

type Row = Readonly<Record<string, unknown>>;

const METHODS = '{base}/v1/authentication-methods';

const passkey = (row: Row) => ({
  id: row['id'],
  credentialId: toBase64url(row['key_id']),
  aaguid: row['aaguid'],
  createdAt: row['created_at'],
  // Absent may be "never", or a tenant that does not tell.
  lastUsedAt: row['last_auth_at'],
  transports: row['transports'],
  backupEligible: row['credential_device_type'] === 'multi_device',
  backedUp: row['credential_backed_up'],
});

const KINDS: Readonly<Record<string, string>> = {
  totp: 'totp',
  phone: 'sms',
  email: 'email',
  'webauthn-roaming': 'security-key',
  'webauthn-platform': 'security-key',
  'recovery-code': 'recovery-codes',
};

/** A method that is asked for after another one, and has been set up to its end. */
const isFactor = ({ type, usage, confirmed }: Row): boolean =>
  confirmed !== false &&
  type !== 'passkey' &&
  (Array.isArray(usage) ? usage.includes('secondary') : type !== 'password');

const factor = (row: Row) => ({
  id: row['id'],
  kind: KINDS[textAt(row, 'type') ?? ''],
  name: row['name'] ?? row['phone_number'] ?? row['email'],
  createdAt: row['created_at'],
  lastUsedAt: row['last_auth_at'],
});

/**
 * The id of what was begun: the last part of the address. The rest is left alone, so that an answer cannot send the
 * token elsewhere.
 *
 * @throws Error where the page cannot see it, before an authenticator is asked
 */
function begunAt(location: string | null): string {
  const last = /([^/?#]+)\/?(?:[?#].*)?$/.exec(location ?? '')?.[1];
  if (!last) throw new Error('There is no Location header, or the page may not see it.');
  return decodeURIComponent(last);
}

/** Its sentences are for developers, so the visitor reads ours. */
function invalid(body: unknown): PresetFailure {
  const field = textAt(records(at(body, 'validation_errors'))[0], 'field');
  return { code: 'validation', detail: '', ...(field && { field }) };
}

/** The My Account API of Auth0. The page adds an access token for it; sign-in is Auth0's own page. */
export const auth0 = definePreset({
  name: 'auth0',
  title: 'Auth0',
  credentials: 'omit',
  capabilities: {
    naming: 'server',
    lastPasskey: 'unknown',
    stepUp: 'redirect',
    fields: [
      'id',
      'credentialId',
      'aaguid',
      'createdAt',
      'lastUsedAt',
      'transports',
      'backupEligible',
      'backedUp',
    ],
    offers: ['factors', 'totp'],
  },
  operations: {
    list: {
      endpoint: `GET ${METHODS}`,
      request: () => ({ query: { type: 'passkey' } }),
      answer: ({ body }) => ({
        passkeys: records(at(body, 'authentication_methods'))
          .filter(({ type }) => type === 'passkey')
          .map(passkey),
      }),
    },
    registerBegin: {
      endpoint: `POST ${METHODS}`,
      request: () => ({ body: { type: 'passkey' } }),
      answer: (response) => ({
        options: at(response.body, 'authn_params_public_key'),
        state: { method: begunAt(response.header('Location')), session: at(response.body, 'auth_session') },
      }),
    },
    registerComplete: {
      endpoint: `POST ${METHODS}/{method}/verify`,
      request: ({ credential, state }) => ({
        path: { method: textAt(state, 'method') ?? '' },
        body: { auth_session: at(state, 'session'), authn_response: credential },
      }),
      answer: ({ body }) => records([body]).map(passkey)[0],
    },
    remove: { endpoint: `DELETE ${METHODS}/{id}` },
    factors: {
      endpoint: `GET ${METHODS}`,
      answer: ({ body }) => ({
        factors: records(at(body, 'authentication_methods')).filter(isFactor).map(factor),
      }),
    },
    factorRemove: { endpoint: `DELETE ${METHODS}/{id}`, request: () => ({}) },
    totpBegin: {
      endpoint: `POST ${METHODS}`,
      request: () => ({ body: { type: 'totp' } }),
      answer: (response) => {
        const uri = at(response.body, 'barcode_uri');
        return {
          secret: at(response.body, 'manual_input_code') ?? secretOf(uri),
          uri,
          state: {
            method: begunAt(response.header('Location')),
            session: at(response.body, 'auth_session'),
          },
        };
      },
    },
    totpComplete: {
      endpoint: `POST ${METHODS}/{method}/verify`,
      request: ({ code, state }) => ({
        path: { method: textAt(state, 'method') ?? '' },
        body: { auth_session: at(state, 'session'), otp_code: code },
      }),
      answer: ({ body }) => records([body]).map(factor)[0],
    },
  },
  toFailure({ status, body }, operation) {
    if (status !== 400) return undefined;
    if (operation === 'totpComplete') return 'code_invalid';
    // A session that ended and a signature that is wrong look alike: the list is read, and nothing is forgotten.
    return operation === 'registerComplete' ? 'challenge_expired' : invalid(body);
  },
});
