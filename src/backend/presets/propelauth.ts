import { at, failureCodes, numberAt, records, textAt } from '../preset-tools.js';
import { definePreset } from '../preset.js';

const codeOf = failureCodes({
  TooManyPasskeys: 'limit_reached',
  PasskeyForUserAlreadyExists: 'already_registered',
  NoRegistrationChallengeFound: 'challenge_expired',
  NoAuthenticationChallengeFound: 'challenge_expired',
  NoPasskeysRegisteredForUser: 'no_passkeys',
  PasskeyNotFound: 'not_found',
  OriginNotAllowed: 'origin_not_allowed',
  CannotParseAdditionalAllowedOrigin: 'origin_not_allowed',
});

/**
 * PropelAuth BYO. Its sidecar speaks to servers alone, so all of this are routes of the app, which hand on what the
 * sidecar says: docs/presets/propelauth.md has them.
 */
export const propelauth = definePreset({
  name: 'propelauth',
  title: 'PropelAuth BYO',
  base: '/api/passkey',
  capabilities: {
    naming: 'begin',
    limit: { checkedAt: 'begin' },
    lastPasskey: 'allowed',
    stepUp: 'none',
    fields: ['id', 'credentialId', 'name'],
    needs: ['list', 'registerBegin', 'registerComplete', 'loginBegin', 'loginComplete', 'remove'],
  },
  operations: {
    list: {
      endpoint: 'GET {base}',
      answer: ({ body }) => ({
        passkeys: records(at(body, 'passkeys')).map(({ credentialId, displayName }) => ({
          id: credentialId,
          credentialId,
          name: displayName,
        })),
      }),
    },
    registerBegin: {
      endpoint: 'POST {base}/register/start',
      request: ({ name }) => ({ body: { passkeyDisplayName: name } }),
      answer: ({ body }) => ({ options: at(body, 'registrationOptions') }),
    },
    registerComplete: {
      endpoint: 'POST {base}/register/finish',
      request: ({ credential }) => ({ body: { credential } }),
      answer: () => undefined,
    },
    loginBegin: {
      endpoint: 'POST {base}/authenticate/start',
      request: ({ username }) => ({ body: { username } }),
      answer: ({ body }) => ({ options: at(body, 'authenticationOptions'), state: at(body, 'state') }),
    },
    loginComplete: {
      endpoint: 'POST {base}/authenticate/finish',
      request: ({ credential, state }) => ({ body: { credential, state } }),
      answer: ({ body }) => ({ user: at(body, 'user'), redirectTo: at(body, 'redirectTo') }),
    },
    remove: { endpoint: 'DELETE {base}/{id}' },
  },
  toFailure({ ok, body }) {
    if (ok) return undefined;
    const code = codeOf(textAt(body, 'error', 'type'));
    const max = numberAt(body, 'error', 'details', 'max_passkeys');
    return code && max !== undefined ? { code, max } : code;
  },
});
