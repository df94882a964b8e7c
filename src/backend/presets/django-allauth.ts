import type { BackendFailureCode } from '../../model/backend-failure-code.js';
import { PasskeyFailure } from '../../model/failure.js';
import type { StepUpCompleteInput } from '../backend.js';
import { at, failureCodes, fromSeconds, records, textAt } from '../preset-tools.js';
import {
  definePreset,
  type PresetFailure,
  type PresetOperationName,
  type PresetResponse,
} from '../preset.js';

type Row = Readonly<Record<string, unknown>>;

const ENDPOINT = '{base}/account/authenticators/webauthn';
const LOGIN = '{base}/auth/webauthn/login';
const SIGNUP = '{base}/auth/webauthn/signup';
const AUTHENTICATORS = '{base}/account/authenticators';
const TOTP = `${AUTHENTICATORS}/totp`;

const passkey = (row: Row) => ({
  id: row['id'],
  name: row['name'],
  createdAt: fromSeconds(row['created_at']),
  lastUsedAt: fromSeconds(row['last_used_at']),
  discoverable: row['is_passwordless'],
});

const dataOf = (body: unknown) => records([at(body, 'data')]);

/** An account has one app at most, and it has no id there. */
const totp = (row: Row) => ({
  id: 'totp',
  kind: 'totp',
  createdAt: fromSeconds(row['created_at']),
  lastUsedAt: fromSeconds(row['last_used_at']),
});

const ofType = (body: unknown, wanted: string): readonly Row[] =>
  records(at(body, 'data')).filter(({ type }) => type === wanted);

/** With passkeys there is one of them to ask for; what else will do is not told, so the page says it. */
function provedBy(options: unknown, others: string) {
  const typed = others.split(/\s+/).filter(Boolean);
  const allowed = at(options, 'publicKey', 'allowCredentials') ?? at(options, 'allowCredentials');
  return records(allowed).length > 0 ? { options, methods: ['passkey', ...typed] } : { methods: typed };
}

/** What somebody types, each at an address of its own. */
const byTyping = (base: string, { password, code }: StepUpCompleteInput) =>
  code === undefined
    ? { url: `${base}/auth/reauthenticate`, body: { password } }
    : { url: `${base}/auth/2fa/reauthenticate`, body: { code } };

/** A sign-up goes by steps, and each that is done answers 401: nobody is signed in yet. */
const awaits =
  (step: string) =>
  ({ body }: PresetResponse): boolean =>
    records(at(body, 'data', 'flows')).some(({ id, is_pending }) => id === step && is_pending === true);

/** Somebody is signed in, only too long ago; or nobody is. */
const signedOut = (body: unknown): BackendFailureCode =>
  at(body, 'meta', 'is_authenticated') === true ? 'reauth_required' : 'unauthenticated';

/**
 * A credential is refused with one code, whatever the reason: a challenge that is gone, as after an answer that was
 * lost, or a signature that is wrong. So a new passkey is never said to be refused for good.
 */
function refused({ body }: PresetResponse, operation: PresetOperationName): PresetFailure | undefined {
  const [first] = records(at(body, 'errors'));
  const param = textAt(first, 'param');
  const detail = textAt(first, 'message') ?? '';
  if (param === 'name' || param === 'email') return { code: 'validation', field: param, detail };
  const code = CODES(textAt(first, 'code'));
  if (code) return code === 'forbidden' ? { code, detail } : { code };
  const usual = REFUSED[operation];
  return usual && { code: usual };
}

/** Sentences that come with `forbidden` are for people, and in their language. */
const CODES = failureCodes({
  invalid_choice: 'not_found',
  unverified_email: 'forbidden',
  cannot_generate_recovery_codes: 'forbidden',
  cannot_delete_authenticator: 'forbidden',
  too_many_login_attempts: 'rate_limited',
  email_taken: 'conflict',
});

const REFUSED: { readonly [K in PresetOperationName]?: BackendFailureCode } = {
  registerComplete: 'challenge_expired',
  signupComplete: 'challenge_expired',
  loginComplete: 'verification_failed',
  stepUpComplete: 'code_invalid',
  totpComplete: 'code_invalid',
  emailComplete: 'code_invalid',
};

/** What was begun is over: too late, too many wrong codes, or another code once too often. */
const OVER: { readonly [K in PresetOperationName]?: BackendFailureCode } = {
  emailBegin: 'rate_limited',
  emailComplete: 'challenge_expired',
  signupBegin: 'code_invalid',
};

const conflict = ({ body }: PresetResponse, operation: PresetOperationName): PresetFailure | undefined => {
  const [first] = records(at(body, 'errors'));
  const code = CODES(textAt(first, 'code')) ?? OVER[operation];
  const detail = textAt(first, 'message');
  return code && { code, ...(detail && { detail }) };
};

/** django-allauth, headless. Ids are numbers there, and the endpoint is one for four methods. */
export const djangoAllauth = definePreset<'stepUp'>({
  name: 'django-allauth',
  title: 'django-allauth',
  base: '/_allauth/browser/v1',
  csrf: [{ header: 'X-CSRFToken', cookie: 'csrftoken' }],
  parameters: {
    stepUp: {
      description:
        'what proves who the visitor is besides a passkey: "password", "code", or both with a space',
      default: 'password',
    },
  },
  capabilities: {
    naming: 'finish',
    nameLongest: 100,
    lastPasskey: 'unknown',
    stepUp: 'in-page',
    fields: ['id', 'name', 'createdAt', 'lastUsedAt', 'discoverable'],
    emailSignup: true,
    offers: ['factors', 'totp', 'recovery-codes'],
    recoveryCodes: 'second-factor',
  },
  operations: {
    list: {
      endpoint: `GET ${AUTHENTICATORS}`,
      answer: ({ body }) => ({ passkeys: ofType(body, 'webauthn').map(passkey) }),
    },
    registerBegin: {
      endpoint: `GET ${ENDPOINT}`,
      request: () => ({ query: { passwordless: '' } }),
      answer: ({ body }) => ({ options: at(body, 'data', 'creation_options') }),
    },
    registerComplete: {
      endpoint: `POST ${ENDPOINT}`,
      request: ({ credential, name }) => ({ body: { name, credential, passwordless: true } }),
      answer: ({ body }) => dataOf(body).map(passkey)[0],
    },
    loginBegin: {
      endpoint: `GET ${LOGIN}`,
      answer: ({ body }) => ({ options: at(body, 'data', 'request_options') }),
    },
    loginComplete: {
      endpoint: `POST ${LOGIN}`,
      request: ({ credential }) => ({ body: { credential } }),
      answer: ({ body }) => ({ user: at(body, 'data', 'user') }),
    },
    stepUpBegin: {
      endpoint: 'GET {base}/auth/webauthn/reauthenticate',
      answer: ({ body }, { parameters }) => provedBy(at(body, 'data', 'request_options'), parameters.stepUp),
    },
    stepUpComplete: {
      endpoint: 'POST {base}/auth/webauthn/reauthenticate',
      request: (input, { base }) =>
        input.credential ? { body: { credential: input.credential } } : byTyping(base, input),
    },
    rename: {
      endpoint: `PUT ${ENDPOINT}`,
      request: ({ id, name }) => ({ body: { id: Number(id), name } }),
      answer: ({ body }) => dataOf(body).map(passkey)[0],
    },
    remove: {
      endpoint: `DELETE ${ENDPOINT}`,
      request: ({ id }) => ({ body: { authenticators: [Number(id)] } }),
    },
    // Of the list: what shows the codes themselves would be asked for a fresh session, and nobody wants to see them.
    recoveryCodes: {
      endpoint: `GET ${AUTHENTICATORS}`,
      answer({ body }) {
        const [found] = ofType(body, 'recovery_codes');
        return { total: found?.['total_code_count'] ?? 0, remaining: found?.['unused_code_count'] ?? 0 };
      },
    },
    recoveryCodesCreate: {
      endpoint: `POST ${AUTHENTICATORS}/recovery-codes`,
      request: () => ({ body: {} }),
      answer: ({ body }) => ({ codes: at(body, 'data', 'unused_codes') }),
    },
    factors: {
      endpoint: `GET ${AUTHENTICATORS}`,
      answer: ({ body }) => ({ factors: ofType(body, 'totp').map(totp) }),
    },
    factorRemove: { endpoint: `DELETE ${TOTP}`, request: () => ({}) },
    // There is no app yet, which is a 404, and with it comes what makes one.
    totpBegin: {
      endpoint: `GET ${TOTP}`,
      request: () => ({}),
      accepts: ({ status, body }) => status === 404 && textAt(body, 'meta', 'secret') !== undefined,
      answer: ({ body }) => ({ secret: at(body, 'meta', 'secret'), uri: at(body, 'meta', 'totp_url') }),
    },
    totpComplete: {
      endpoint: `POST ${TOTP}`,
      request: ({ code }) => ({ body: { code } }),
      answer: ({ body }) => dataOf(body).map(totp)[0],
    },
    // The session keeps who signs up, so the proof says nothing; asked again by another sign-up, allauth would find
    // the address taken.
    emailBegin: {
      endpoint: `POST ${SIGNUP}`,
      request: ({ email, state }, { base }) =>
        state === undefined ? { body: { email } } : { url: `${base}/auth/email/verify/resend`, body: {} },
      accepts: awaits('verify_email'),
      answer: () => ({ state: 'sent' }),
    },
    emailComplete: {
      endpoint: 'POST {base}/auth/email/verify',
      request: ({ code }) => ({ body: { key: code } }),
      accepts: awaits('mfa_signup_webauthn'),
      answer: () => ({ proof: 'session' }),
    },
    signupBegin: {
      endpoint: `GET ${SIGNUP}`,
      request({ proof }) {
        if (!proof) throw new PasskeyFailure('unsupported');
        return {};
      },
      answer: ({ body }) => ({ options: at(body, 'data', 'creation_options') }),
    },
    signupComplete: {
      endpoint: `PUT ${SIGNUP}`,
      request: ({ credential, name }) => ({ body: { name, credential } }),
      answer: () => undefined,
    },
  },
  toFailure(response, operation) {
    const { status, body } = response;
    if (status === 401) return signedOut(body);
    if (status === 400) return refused(response, operation);
    if (status === 409) return conflict(response, operation);
    // The app that is to be added is there already.
    if (operation === 'totpBegin' && response.ok) return 'conflict';
    // A session of the client `app` that has ended.
    if (status === 410) return 'unauthenticated';
    // Django's own page; allauth says it in JSON.
    return status === 403 && typeof body === 'string' && /csrf/i.test(body) ? 'csrf' : undefined;
  },
});
