import type { BackendFailureCode } from '../../model/backend-failure-code.js';
import { at, failureCodes, records, textAt } from '../preset-tools.js';
import { definePreset, type PresetOperationName } from '../preset.js';

type Row = Readonly<Record<string, unknown>>;

const passkey = (row: Row) => ({
  id: row['id'],
  credentialId: row['id'],
  // What Hanko calls a passkey of an authenticator that it does not know is no name.
  name: row['name'] === `cred-${String(row['id'])}` ? undefined : row['name'],
  aaguid: row['aaguid'],
  createdAt: row['created_at'],
  // A new one is told to be used in the moment it was made.
  lastUsedAt: row['last_used_at'] === row['created_at'] ? null : row['last_used_at'],
  // Of `transports` it tells an empty list, whatever it has stored.
  backupEligible: row['backup_eligible'],
  backedUp: row['backup_state'],
});

/** One passkey, where the answer is one. */
const one = ({ body }: { readonly body: unknown }) => records([body]).map(passkey)[0];

/** Either sentence of a refusal, in full. */
const codeOf = failureCodes({
  'received challenge does not match with any stored one': 'challenge_expired',
  'Session has Expired': 'challenge_expired',
  'Error validating origin': 'origin_not_allowed',
  'user not found': 'no_passkeys',
  'MFA credentials are not usable for normal login': 'forbidden',
});

/** How the title begins, of what was looked at and refused. */
function refusedBy(title: string, operation: PresetOperationName): BackendFailureCode | undefined {
  if (title.endsWith('Found no credentials for user')) return 'no_passkeys';
  const what = operation === 'registerComplete' ? 'attestation' : 'assertion';
  return title.startsWith(`failed to validate ${what}`) ? 'verification_failed' : undefined;
}

/**
 * The Hanko Passkey API. It wants a secret key, so all of this are routes of the app, which hand on what Hanko says:
 * docs/presets/hanko.md has them.
 */
export const hanko = definePreset({
  name: 'hanko',
  title: 'Hanko Passkey API',
  base: '/api/passkeys',
  capabilities: {
    naming: 'rename',
    lastPasskey: 'allowed',
    stepUp: 'none',
    fields: ['id', 'credentialId', 'name', 'aaguid', 'createdAt', 'lastUsedAt', 'backupEligible', 'backedUp'],
    needs: ['list', 'registerBegin', 'registerComplete', 'loginBegin', 'loginComplete', 'rename', 'remove'],
  },
  operations: {
    list: {
      endpoint: 'GET {base}/credentials',
      answer: ({ body }) => ({
        passkeys: records(at(body, 'credentials') ?? body).map(passkey),
        account: at(body, 'account') as object | undefined,
        complete: at(body, 'complete') === true,
      }),
    },
    registerBegin: {
      endpoint: 'POST {base}/registration/initialize',
      request: () => ({ body: {} }),
      answer: ({ body }) => ({ options: body }),
    },
    registerComplete: {
      endpoint: 'POST {base}/registration/finalize',
      request: ({ credential }) => ({ body: credential }),
      answer: one,
    },
    loginBegin: {
      endpoint: 'POST {base}/login/initialize',
      request: ({ username }) => ({ body: { username } }),
      answer: ({ body }) => ({ options: body }),
    },
    loginComplete: {
      endpoint: 'POST {base}/login/finalize',
      request: ({ credential }) => ({ body: credential }),
      answer: ({ body }) => ({ user: at(body, 'user'), redirectTo: at(body, 'redirectTo') }),
    },
    rename: {
      endpoint: 'PATCH {base}/credentials/{id}',
      request: ({ name }) => ({ body: { name } }),
      answer: () => undefined,
    },
    remove: { endpoint: 'DELETE {base}/credentials/{id}' },
  },
  toFailure({ ok, body }, operation) {
    // A `code` is the word of the app's own route.
    if (ok || textAt(body, 'code') !== undefined) return undefined;
    const title = textAt(body, 'title') ?? '';
    return codeOf(textAt(body, 'details')) ?? codeOf(title) ?? refusedBy(title, operation);
  },
});
