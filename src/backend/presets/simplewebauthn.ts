import type { BackendFailureCode } from '../../model/backend-failure-code.js';
import { at, records, textAt } from '../preset-tools.js';
import { definePreset, type PresetResponse } from '../preset.js';

/** What the library says when it throws; the hand-written route sends it on. */
const SENTENCES: readonly (readonly [RegExp, BackendFailureCode])[] = [
  [/challenge/i, 'challenge_expired'],
  [/origin|rp id/i, 'origin_not_allowed'],
  [/not registered with this site|credential not found|unknown credential/i, 'unknown_credential'],
  [/previously registered|already registered/i, 'already_registered'],
  [/could not be verified|verification failed|signature|attestation/i, 'verification_failed'],
];

const said = (body: unknown): string => textAt(body, 'error') ?? textAt(body, 'message') ?? '';

function byWords({ status, body }: PresetResponse): BackendFailureCode | undefined {
  if (status !== 400) return undefined;
  return SENTENCES.find(([words]) => words.test(said(body)))?.[1];
}

/** The routes of SimpleWebAuthn's example, which many servers have copied; list, rename and remove by convention. */
export const simplewebauthn = definePreset({
  name: 'simplewebauthn',
  title: 'SimpleWebAuthn',
  base: '',
  capabilities: {
    naming: 'rename',
    lastPasskey: 'unknown',
    stepUp: 'none',
    fields: ['id', 'credentialId', 'name', 'createdAt', 'transports', 'backupEligible', 'backedUp'],
    needs: ['list', 'rename', 'remove'],
  },
  operations: {
    list: {
      endpoint: 'GET {base}/passkeys',
      answer: ({ body }) => ({
        passkeys: records(at(body, 'passkeys') ?? body).map((row) => ({
          credentialId: row['id'],
          ...row,
          ...('deviceType' in row && { backupEligible: row['deviceType'] === 'multiDevice' }),
        })),
      }),
    },
    registerBegin: {
      endpoint: 'GET {base}/generate-registration-options',
      answer: ({ body }) => ({ options: body }),
    },
    registerComplete: {
      endpoint: 'POST {base}/verify-registration',
      request: ({ credential }) => ({ body: credential }),
      answer: () => undefined,
    },
    loginBegin: {
      endpoint: 'GET {base}/generate-authentication-options',
      request: ({ username }) => ({ query: { username } }),
      answer: ({ body }) => ({ options: body }),
    },
    loginComplete: {
      endpoint: 'POST {base}/verify-authentication',
      request: ({ credential }) => ({ body: credential }),
    },
    rename: {
      endpoint: 'PATCH {base}/passkeys/{id}',
      request: ({ name }) => ({ body: { name } }),
      answer: () => undefined,
    },
    remove: { endpoint: 'DELETE {base}/passkeys/{id}' },
  },
  toFailure: (response) =>
    response.ok
      ? at(response.body, 'verified') === false
        ? 'verification_failed'
        : undefined
      : byWords(response),
});
