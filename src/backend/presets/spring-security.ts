import { at, records } from '../preset-tools.js';
import {
  definePreset,
  type PresetFailure,
  type PresetOperationName,
  type PresetResponse,
} from '../preset.js';

/** Answered before the app's own rules for who may do what are asked. */
const BEFORE_RULES: readonly PresetOperationName[] = ['registerBegin', 'loginBegin', 'loginComplete'];

/**
 * There a 403 can be about the CSRF token alone. Who is not signed in is sent from it to the login page, since the
 * page for errors is not open to everybody; a sign-in has no other reason to be sent there.
 */
const lacksProof = ({ status, redirected }: PresetResponse, operation: PresetOperationName): boolean =>
  BEFORE_RULES.includes(operation) && (status === 403 || (redirected && operation !== 'registerBegin'));

/** Its filters answer without a word, so that only the place and the status tell. */
const wordless: Partial<Record<PresetOperationName, Readonly<Record<number, PresetFailure['code']>>>> = {
  registerBegin: { 400: 'unauthenticated' },
  // The options are gone from the session, or the request could not be read.
  registerComplete: { 400: 'challenge_expired' },
  // Not one word about which: no such passkey, no options in the session, or not verified.
  loginComplete: { 401: 'verification_failed' },
};

/** Spring Security's passkeys (6.4 and newer). Its own page lists them; for JSON the app adds a controller. */
export const springSecurity = definePreset({
  name: 'spring-security',
  title: 'Spring Security',
  base: '',
  csrf: [
    { header: 'X-CSRF-TOKEN', meta: '_csrf' },
    { header: 'X-XSRF-TOKEN', cookie: 'XSRF-TOKEN' },
  ],
  // Else the entry point of HTTP Basic has the browser ask for a password.
  headers: () => ({ 'X-Requested-With': 'XMLHttpRequest' }),
  capabilities: {
    naming: 'finish',
    nameRequired: true,
    lastPasskey: 'allowed',
    stepUp: 'none',
    fields: [
      'id',
      'credentialId',
      'name',
      'createdAt',
      'lastUsedAt',
      'transports',
      'backupEligible',
      'backedUp',
    ],
    needs: ['list', 'rename'],
  },
  operations: {
    list: {
      endpoint: 'GET {base}/webauthn/passkeys',
      answer: ({ body }) => ({
        passkeys: records(at(body, 'passkeys')),
        account: at(body, 'account') as object | undefined,
        complete: at(body, 'complete') === true,
      }),
    },
    registerBegin: {
      endpoint: 'POST {base}/webauthn/register/options',
      request: () => ({}),
      answer: ({ body }) => ({ options: body }),
    },
    registerComplete: {
      endpoint: 'POST {base}/webauthn/register',
      request: ({ credential, name }) => ({ body: { publicKey: { credential, label: name } } }),
      answer: () => undefined,
    },
    loginBegin: {
      endpoint: 'POST {base}/webauthn/authenticate/options',
      request: () => ({}),
      answer: ({ body }) => ({ options: body }),
    },
    loginComplete: {
      endpoint: 'POST {base}/login/webauthn',
      request: ({ credential }) => ({ body: credential }),
      answer: ({ body }) => ({ redirectTo: at(body, 'redirectUrl') }),
    },
    rename: { endpoint: 'PATCH {base}/webauthn/passkeys/{id}' },
    remove: { endpoint: 'DELETE {base}/webauthn/register/{id}' },
  },
  toFailure(response, operation) {
    if (lacksProof(response, operation)) return 'csrf';
    return response.body === undefined ? wordless[operation]?.[response.status] : undefined;
  },
});
