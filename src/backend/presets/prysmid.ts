import type { RegisterCompleteInput } from '../backend.js';
import { at, textAt } from '../preset-tools.js';
import { definePreset } from '../preset.js';
import {
  refuseSilent,
  residentKey,
  zitadelCodesPath,
  zitadelCredential,
  zitadelFactorPath,
  zitadelFactors,
  zitadelFailure,
  zitadelOptions,
  zitadelPasskeys,
} from '../vendors/zitadel.js';

/* Options and credential are JSON within JSON: text in UTF-8, as standard base64. */

function unpacked(base64 = ''): unknown {
  const bytes = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
  return JSON.parse(
    new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))),
  ) as unknown;
}

function packed(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

const verification = (input: Pick<RegisterCompleteInput, 'credential' | 'name'>) => ({
  publicKeyCredential: packed(zitadelCredential(input)),
  tokenName: input.name,
});

/**
 * Prysm:ID, by the auth API v1 of the Zitadel under it. The page adds the user's access token as `Authorization`
 * header. A passkey can be added on pages of the instance itself alone: elsewhere they link to its own page for that.
 */
export const prysmid = definePreset({
  name: 'prysmid',
  title: 'Prysm:ID',
  credentials: 'omit',
  parameters: {
    residentKey,
    accountPage: { description: 'the page of Prysm:ID that adds passkeys', default: '/account' },
  },
  hosted: { page: 'accountPage', returnTo: 'return_to' },
  capabilities: {
    naming: 'finish',
    nameRequired: true,
    nameLongest: 200,
    lastPasskey: 'allowed',
    stepUp: 'none',
    fields: ['id', 'name'],
    offers: ['factors', 'totp', 'security-key', 'sms-codes', 'email-codes'],
  },
  operations: {
    list: {
      endpoint: 'POST {base}/users/me/passwordless/_search',
      request: () => ({ body: {} }),
      answer: (response) => ({ passkeys: zitadelPasskeys(response) }),
    },
    registerBegin: {
      endpoint: 'POST {base}/users/me/passwordless',
      sameOrigin: true,
      request(input) {
        refuseSilent(input);
        return { body: {} };
      },
      answer: ({ body }, { parameters }) => ({
        options: zitadelOptions(
          at(unpacked(textAt(body, 'key', 'publicKey')), 'publicKey'),
          parameters.residentKey,
        ),
      }),
    },
    registerComplete: {
      endpoint: 'POST {base}/users/me/passwordless/_verify',
      sameOrigin: true,
      request: (input) => ({ body: { verification: verification(input) } }),
      answer: () => undefined,
    },
    remove: { endpoint: 'DELETE {base}/users/me/passwordless/{id}' },
    factors: {
      endpoint: 'POST {base}/users/me/auth_factors/_search',
      request: () => ({ body: {} }),
      answer: (response) => ({ factors: zitadelFactors(response, 'otp') }),
    },
    factorRemove: {
      endpoint: 'DELETE {base}/users/me/auth_factors/{factor}',
      request: zitadelFactorPath,
    },
    // An app is bound to no domain: what can be seen elsewhere can be added there as well.
    totpBegin: {
      endpoint: 'POST {base}/users/me/auth_factors/otp',
      request: () => ({ body: {} }),
      answer: ({ body }) => ({ secret: at(body, 'secret'), uri: at(body, 'url') }),
    },
    totpComplete: {
      endpoint: 'POST {base}/users/me/auth_factors/otp/_verify',
      request: ({ code }) => ({ body: { code } }),
      answer: () => undefined,
    },
    // Bound to the domain of the instance, as a passkey.
    securityKeyBegin: {
      endpoint: 'POST {base}/users/me/auth_factors/u2f',
      sameOrigin: true,
      request: () => ({ body: {} }),
      answer: ({ body }) => ({ options: unpacked(textAt(body, 'key', 'publicKey')) }),
    },
    securityKeyComplete: {
      endpoint: 'POST {base}/users/me/auth_factors/u2f/_verify',
      sameOrigin: true,
      request: (input) => ({ body: { verification: verification(input) } }),
      answer: () => undefined,
    },
    codesEnable: {
      endpoint: 'POST {base}/users/me/auth_factors/{factor}',
      request: zitadelCodesPath,
      answer: () => undefined,
    },
  },
  toFailure: zitadelFailure,
});
