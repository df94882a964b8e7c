import { PasskeyFailure } from '../../model/failure.js';
import type { Offer } from '../../model/policy.js';
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
  zitadelId,
  zitadelOptions,
  zitadelPasskeys,
} from '../vendors/zitadel.js';

const AUTHENTICATORS = {
  platform: 'PASSKEY_AUTHENTICATOR_PLATFORM',
  'cross-platform': 'PASSKEY_AUTHENTICATOR_CROSS_PLATFORM',
} as const;

const OFFERS: readonly Offer[] = ['factors', 'totp', 'security-key', 'sms-codes', 'email-codes'];

/** Where no id is said nobody is signed in, as on the page that a link leads to. */
function whose(userId: string | undefined): void {
  if (!userId) throw new PasskeyFailure('unauthenticated');
}

/** The page's own, with the code in its fragment, which no server's log has. */
function linkTo(page: string, code: string, codeId: string, userId: string): string {
  const url = typeof document === 'undefined' ? new URL(page) : new URL(page, document.baseURI);
  url.hash = new URLSearchParams({ code, 'code-id': codeId, 'user-id': userId }).toString();
  return url.href;
}

/** The user API v2 of Zitadel. The page adds the user's access token as `Authorization` header. */
export const zitadel = definePreset({
  name: 'zitadel',
  title: 'Zitadel',
  credentials: 'omit',
  parameters: {
    userId: { description: 'the id of the user, which is `sub` of the token', required: true },
    domain: { description: 'the RP ID; without it, the host name of the page' },
    code: { description: 'the code of an enrollment, in place of being the user' },
    codeId: { description: 'the id of that code' },
    enrollmentPage: {
      description: 'the page that links for another device lead to; without it there are none',
    },
    recoveryCodes: { description: 'how many recovery codes are made at once', default: '10' },
    residentKey,
  },
  capabilities: {
    naming: 'finish',
    nameRequired: true,
    nameLongest: 200,
    lastPasskey: 'allowed',
    stepUp: 'none',
    fields: ['id', 'name'],
    offers: OFFERS,
  },
  operations: {
    list: {
      endpoint: 'POST {base}/v2/users/{userId}/passkeys/_search',
      request(_, { parameters }) {
        whose(parameters.userId);
        return { body: {} };
      },
      answer: (response, { parameters }) => ({
        passkeys: zitadelPasskeys(response),
        ...(parameters.enrollmentPage && { policy: { offers: [...OFFERS, 'enrollment'] } }),
      }),
    },
    registerBegin: {
      endpoint: 'POST {base}/v2/users/{userId}/passkeys',
      request(input, { parameters: { domain, ...page } }) {
        refuseSilent(input);
        const { code, codeId, userId } = input.enrollment ?? page;
        whose([userId, page.userId].find(Boolean));
        return {
          // A link says whose it is; else the page does.
          ...(userId && { path: { userId } }),
          body: {
            ...(code && { code: { id: codeId, code } }),
            ...(input.attachment && { authenticator: AUTHENTICATORS[input.attachment] }),
            domain: domain || location.hostname,
          },
        };
      },
      answer: ({ body }, { parameters }, { input }) => ({
        options: zitadelOptions(
          at(body, 'publicKeyCredentialCreationOptions', 'publicKey'),
          parameters.residentKey,
        ),
        state: { passkeyId: textAt(body, 'passkeyId'), userId: input.enrollment?.userId },
      }),
    },
    registerComplete: {
      endpoint: 'POST {base}/v2/users/{userId}/passkeys/{passkeyId}',
      request(input) {
        const userId = textAt(input.state, 'userId');
        return {
          path: { passkeyId: textAt(input.state, 'passkeyId') ?? '', ...(userId && { userId }) },
          body: { publicKeyCredential: zitadelCredential(input), passkeyName: input.name },
        };
      },
      answer: () => undefined,
    },
    remove: { endpoint: 'DELETE {base}/v2/users/{userId}/passkeys/{id}' },
    factors: {
      // Which kinds there are, recovery codes among them, and then the factors, with ids where there may be many.
      first: { endpoint: 'GET {base}/v2/users/{userId}/authentication_methods' },
      endpoint: 'POST {base}/v2/users/{userId}/authentication_factors/_search',
      request: () => ({ body: {} }),
      answer(response, _, { first }) {
        const kinds = at(first?.body, 'authMethodTypes');
        const codes = Array.isArray(kinds) && kinds.includes('AUTHENTICATION_METHOD_TYPE_RECOVERY_CODE');
        const more = codes ? [{ id: 'recovery_codes', kind: 'recovery-codes' }] : [];
        return { factors: [...zitadelFactors(response, 'totp'), ...more] };
      },
    },
    factorRemove: {
      endpoint: 'DELETE {base}/v2/users/{userId}/{factor}',
      request: zitadelFactorPath,
    },
    totpBegin: {
      endpoint: 'POST {base}/v2/users/{userId}/totp',
      request: () => ({ body: {} }),
      answer: ({ body }) => ({ secret: at(body, 'secret'), uri: at(body, 'uri') }),
    },
    totpComplete: {
      endpoint: 'POST {base}/v2/users/{userId}/totp/verify',
      request: ({ code }) => ({ body: { code } }),
      answer: () => undefined,
    },
    securityKeyBegin: {
      endpoint: 'POST {base}/v2/users/{userId}/u2f',
      request: (_, { parameters: { domain } }) => ({ body: { domain: domain || location.hostname } }),
      answer: ({ body }) => ({
        options: at(body, 'publicKeyCredentialCreationOptions'),
        state: textAt(body, 'u2fId'),
      }),
    },
    securityKeyComplete: {
      endpoint: 'POST {base}/v2/users/{userId}/u2f/{u2fId}',
      request: (input) => ({
        path: { u2fId: typeof input.state === 'string' ? input.state : '' },
        body: { publicKeyCredential: zitadelCredential(input), tokenName: input.name },
      }),
      answer: () => undefined,
    },
    codesEnable: {
      endpoint: 'POST {base}/v2/users/{userId}/{factor}',
      request: zitadelCodesPath,
      answer: () => undefined,
    },
    recoveryCodesCreate: {
      // New ones are put to the old ones, up to a limit; the old ones are to end.
      first: {
        endpoint: 'DELETE {base}/v2/users/{userId}/recovery_codes',
        forgives: (refusal) => zitadelId(refusal) === 'COMMAND-84rgg',
      },
      endpoint: 'POST {base}/v2/users/{userId}/recovery_codes',
      request: (_, { parameters }) => ({ body: { count: Number(parameters.recoveryCodes) } }),
      answer: ({ body }) => ({ codes: at(body, 'recoveryCodes') }),
    },
    enroll: {
      endpoint: 'POST {base}/v2/users/{userId}/passkeys/registration_link',
      request(_, { parameters }) {
        if (!parameters.enrollmentPage) throw new PasskeyFailure('unsupported');
        return { body: { returnCode: {} } };
      },
      answer({ body }, { parameters: { enrollmentPage, userId } }) {
        const [code, codeId] = [textAt(body, 'code', 'code'), textAt(body, 'code', 'id')];
        return { url: code && codeId && linkTo(enrollmentPage, code, codeId, userId) };
      },
    },
  },
  toFailure: zitadelFailure,
});
