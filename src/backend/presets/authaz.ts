import type { BackendFailureCode } from '../../model/backend-failure-code.js';
import { at, failureCodes, records, textAt } from '../preset-tools.js';
import { definePreset, type PresetOperationName, type PresetResponse } from '../preset.js';

type Json = Readonly<Record<string, unknown>>;

/*
 * The pages of Authaz have the paths and what is at them, but no bodies. So options are looked for, what stands beside
 * them is sent back, and a list may lie in any of the usual envelopes.
 */

const DEPTH = 3;

const objectsIn = (value: Json): Json[] => Object.values(value).flatMap((inner) => records([inner]));

/** The nearest object with a challenge, and the plain values that were passed on the way: a flow id, a user id. */
function find(value: Json, depth = DEPTH): { options: Json; beside: Json } | undefined {
  if (typeof value['challenge'] === 'string') return { options: value, beside: {} };
  if (depth === 0) return undefined;
  const inner = objectsIn(value).map((one) => find(one, depth - 1));
  const found = inner.find((one) => one !== undefined);
  return found && { ...found, beside: { ...plain(value), ...found.beside } };
}

const plain = (value: Json): Json =>
  Object.fromEntries(
    Object.entries(value).filter(([, inner]) => ['string', 'number', 'boolean'].includes(typeof inner)),
  );

const begun = ({ body }: PresetResponse) => {
  const found = records([body]).map((one) => find(one))[0];
  return { options: found?.options, state: found?.beside };
};

/** The plain values of an answer, in an envelope or not: a token, a flow id. They go along with what follows. */
const carried = (body: unknown): Json =>
  Object.fromEntries(records([body, at(body, 'data')]).flatMap((part) => Object.entries(plain(part))));

/** A proof is text, and what it is made of comes out again with the sign-up. */
const proven = (proof: string | undefined): Json => (proof === undefined ? {} : (JSON.parse(proof) as Json));

const finish = ({ credential, state }: { readonly credential: unknown; readonly state?: unknown }) => ({
  body: { ...(state as Json | undefined), credential },
});

/** What came under one of several names. */
const first = (row: Json, ...names: readonly string[]): unknown =>
  names.map((name) => row[name]).find((value) => value !== undefined);

const passkey = (row: Json) => ({
  id: first(row, 'id', 'passkeyId', 'credentialId'),
  name: first(row, 'name', 'displayName') ?? undefined,
  aaguid: row['aaguid'],
  createdAt: row['createdAt'],
  lastUsedAt: row['lastUsedAt'],
});

function rows(body: unknown): readonly Json[] {
  const [envelope = {}] = records([body]);
  const list = Array.isArray(body) ? body : first(envelope, 'passkeys', 'items', 'data');
  return Array.isArray(list) ? records(list) : records(at(list, 'items'));
}

/** What was made, if the answer tells; else it is looked for in the list. */
const made = ({ body }: PresetResponse) => records([at(body, 'passkey')]).map(passkey)[0];

const codeOf = failureCodes({
  unauthenticated: 'unauthenticated',
  invalid_token: 'unauthenticated',
  insufficient_scope: 'forbidden',
  cross_tenant_access: 'forbidden',
  not_found: 'not_found',
  conflict: 'conflict',
  validation_failed: 'validation',
});

/** Of a code that was typed, its being wrong is what a refusal is about. */
const OF_A_CODE: Readonly<Record<number, BackendFailureCode>> = {
  400: 'code_invalid',
  404: 'challenge_expired',
  410: 'challenge_expired',
  422: 'code_invalid',
};

/** Authaz, spoken to directly. The page adds the user's access token as `Authorization` header. */
export const authaz = definePreset({
  name: 'authaz',
  title: 'Authaz',
  credentials: 'include',
  capabilities: {
    naming: 'server',
    lastPasskey: 'unknown',
    stepUp: 'none',
    fields: ['id', 'name', 'aaguid', 'createdAt', 'lastUsedAt'],
  },
  operations: {
    list: {
      endpoint: 'GET {base}/api/v1/users/me/passkeys',
      answer: ({ body }) => ({ passkeys: rows(body).map(passkey) }),
    },
    registerBegin: {
      endpoint: 'POST {base}/auth/passkey-provider/register/start',
      request: () => ({ body: {} }),
      answer: begun,
    },
    registerComplete: {
      endpoint: 'POST {base}/auth/passkey-provider/register/complete',
      request: finish,
      answer: made,
    },
    loginBegin: {
      endpoint: 'POST {base}/auth/passkey-provider/login/start',
      request: ({ username }) => ({ body: { email: username } }),
      answer: begun,
    },
    loginComplete: {
      endpoint: 'POST {base}/auth/passkey-provider/login/complete',
      request: finish,
      answer: ({ body }) => ({ user: at(body, 'user') }),
    },
    signupBegin: {
      endpoint: 'POST {base}/auth/passkey-provider/signup/start',
      request: ({ username, displayName, proof }) => ({
        body: { ...proven(proof), email: username, displayName },
      }),
      answer: begun,
    },
    signupComplete: {
      endpoint: 'POST {base}/auth/passkey-provider/signup/complete',
      request: finish,
      answer: made,
    },
    // The address goes along with its code, since nothing is known to remember it.
    emailBegin: {
      endpoint: 'POST {base}/auth/passkey-provider/signup/verify-email/request',
      request: ({ email }) => ({ body: { email } }),
      answer: ({ body }, _, { input: { email } }) => ({ state: { ...carried(body), email } }),
    },
    emailComplete: {
      endpoint: 'POST {base}/auth/passkey-provider/signup/verify-email/confirm',
      request: ({ code, state }) => ({ body: { ...(state as Json | undefined), code } }),
      answer: ({ body }) => ({ proof: JSON.stringify(carried(body)) }),
    },
    remove: { endpoint: 'DELETE {base}/auth/passkey-provider/passkeys/{id}' },
  },
  toFailure({ ok, status, body }, operation) {
    if (ok) return undefined;
    const code = codeOf(textAt(body, 'error') ?? textAt(body, 'code'));
    const judged = byOperation(status, operation, code);
    const field = judged === 'validation' ? fieldOf(body) : undefined;
    return judged && field !== undefined ? { code: judged, field } : judged;
  },
});

function byOperation(
  status: number,
  operation: PresetOperationName,
  code: BackendFailureCode | undefined,
): BackendFailureCode | undefined {
  if (operation === 'emailComplete') return OF_A_CODE[status] ?? code;
  // The visitor typed nothing then that could be wrong, and why it was refused is not told.
  return !code && status === 400 && operation.endsWith('Complete') ? 'unknown' : code;
}

/** Fields are objects with a name, or names. */
function fieldOf(body: unknown): string | undefined {
  const fields = at(body, 'fields');
  const [one] = Array.isArray(fields) ? (fields as readonly unknown[]) : [];
  return typeof one === 'string' ? one : textAt(one, 'field');
}
