import { PasskeyFailure } from '../../model/failure.js';
import { at, failureCodes, records, textAt } from '../preset-tools.js';
import { definePreset, type PresetInputs, type PresetOperationName, type PresetResponse } from '../preset.js';

/** What both APIs of Zitadel make of a list. One without entries is left out of the answer, as JSON of protobuf is. */
export function zitadelList({ body }: PresetResponse) {
  if (typeof body !== 'object') throw new TypeError('no list');
  return { passkeys: records(at(body, 'result')).map(({ id, name }) => ({ id, name })) };
}

/** What Zitadel's own pages send of a credential, and nothing that some version of its parser might trip over. */
export function zitadelCredential({ credential }: PresetInputs['registerComplete']) {
  const { id, rawId, type, response } = credential;
  const { attestationObject, clientDataJSON } = response;
  return { id, rawId, type, response: { attestationObject, clientDataJSON } };
}

/** Zitadel does not ask for a discoverable passkey, which is the only kind that a sign-in without a user name finds. */
export function zitadelOptions(options: unknown, residentKey: string): unknown {
  const [given] = records([options]);
  if (!given || !residentKey) return options;
  const [selection] = records([given['authenticatorSelection']]);
  return { ...given, authenticatorSelection: { residentKey, ...selection } };
}

/** Zitadel wants to know who is there (`userVerification` required), which nobody is asked who gets one silently. */
export function refuseSilent({ mediation }: PresetInputs['registerBegin']): void {
  if (mediation) throw new PasskeyFailure('unsupported');
}

/** Goes over `authenticatorSelection`, where a page thinks otherwise. */
export const residentKey = {
  description: 'how much a passkey is to be discoverable; empty: as Zitadel says',
  default: 'preferred',
};

const codeOf = failureCodes({
  'AUTH-Bohd2': 'forbidden',
  'COMMAND-Eeb2a': 'code_invalid',
  // No registration is pending: it was never begun, or the first answer to this very credential was lost.
  'WEBAU-5M9so': 'challenge_expired',
});

/**
 * A registration is pending, and this credential could not be read, or was verified and refused. Zitadel answers 500
 * to both, as it does to its own trouble: only the id tells.
 */
const REFUSED: ReadonlySet<unknown> = new Set(['WEBAU-sEr8c', 'WEBAU-3Vb9s']);

export function zitadelFailure({ ok, body }: PresetResponse, operation: PresetOperationName) {
  if (ok) return undefined;
  const id = records(at(body, 'details')).find((detail) => typeof detail['id'] === 'string')?.['id'];
  return operation === 'registerComplete' && REFUSED.has(id) ? 'verification_failed' : codeOf(id);
}

const AUTHENTICATORS = {
  platform: 'PASSKEY_AUTHENTICATOR_PLATFORM',
  'cross-platform': 'PASSKEY_AUTHENTICATOR_CROSS_PLATFORM',
} as const;

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
    residentKey,
  },
  capabilities: {
    naming: 'finish',
    nameRequired: true,
    nameLongest: 200,
    lastPasskey: 'allowed',
    stepUp: 'none',
    fields: ['id', 'name'],
  },
  operations: {
    list: {
      endpoint: 'POST {base}/v2/users/{userId}/passkeys/_search',
      request: () => ({ body: {} }),
      answer: zitadelList,
    },
    registerBegin: {
      endpoint: 'POST {base}/v2/users/{userId}/passkeys',
      request(input, { parameters: { domain, ...page } }) {
        refuseSilent(input);
        const { code, codeId, userId } = input.enrollment ?? page;
        return {
          // A link says whose it is; else the page does.
          ...(input.enrollment && userId && { path: { userId } }),
          body: {
            ...(code && { code: { id: codeId, code } }),
            ...(input.attachment && { authenticator: AUTHENTICATORS[input.attachment] }),
            domain: domain || location.hostname,
          },
        };
      },
      answer: ({ body }, { parameters }) => ({
        options: zitadelOptions(
          at(body, 'publicKeyCredentialCreationOptions', 'publicKey'),
          parameters.residentKey,
        ),
        state: textAt(body, 'passkeyId'),
      }),
    },
    registerComplete: {
      endpoint: 'POST {base}/v2/users/{userId}/passkeys/{passkeyId}',
      request: (input) => ({
        path: { passkeyId: String(input.state) },
        body: { publicKeyCredential: zitadelCredential(input), passkeyName: input.name },
      }),
      answer: () => undefined,
    },
    remove: { endpoint: 'DELETE {base}/v2/users/{userId}/passkeys/{id}' },
  },
  toFailure: zitadelFailure,
});
