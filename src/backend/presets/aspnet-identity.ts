import { at, records } from '../preset-tools.js';
import { definePreset } from '../preset.js';

/**
 * ASP.NET Core Identity of .NET 10. Its template has endpoints for options; what follows them posts forms to pages, so
 * the app adds handlers, which answer as docs/openapi.yaml has it.
 */
export const aspnetIdentity = definePreset({
  name: 'aspnet-identity',
  title: 'ASP.NET Core Identity',
  base: '/Account',
  csrf: [{ header: 'RequestVerificationToken', meta: 'request-verification-token' }],
  capabilities: {
    naming: 'finish',
    limit: { max: 100, checkedAt: 'finish' },
    lastPasskey: 'allowed',
    stepUp: 'redirect',
    fields: ['id', 'credentialId', 'name', 'createdAt', 'transports', 'backupEligible', 'backedUp'],
    needs: ['list', 'registerComplete', 'loginComplete', 'rename', 'remove'],
  },
  operations: {
    list: {
      endpoint: 'GET {base}/Passkeys',
      answer: ({ body }) => ({
        passkeys: records(at(body, 'passkeys')),
        account: at(body, 'account') as object | undefined,
        complete: at(body, 'complete') === true,
      }),
    },
    registerBegin: {
      endpoint: 'POST {base}/PasskeyCreationOptions',
      request: () => ({}),
      answer: ({ body }) => ({ options: body }),
    },
    registerComplete: { endpoint: 'POST {base}/Passkeys', answer: ({ body }) => body as object },
    loginBegin: {
      endpoint: 'POST {base}/PasskeyRequestOptions',
      request: ({ username }) => ({ query: { username } }),
      answer: ({ body }) => ({ options: body }),
    },
    loginComplete: { endpoint: 'POST {base}/PasskeyLogin', answer: () => undefined },
    rename: { endpoint: 'PATCH {base}/Passkeys/{id}', answer: () => undefined },
    remove: { endpoint: 'DELETE {base}/Passkeys/{id}' },
  },
  // The endpoint for options speaks of a user that it did not find where nobody is signed in.
  toFailure: ({ status, body }, operation) =>
    status === 404 && operation === 'registerBegin' && /\buser\b/i.test(String(body))
      ? 'unauthenticated'
      : undefined,
});
