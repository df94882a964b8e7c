import type { BackendFailureCode } from '../../model/backend-failure-code.js';
import { at, failureCodes, fromSeconds, records, textAt, toBase64url } from '../preset-tools.js';
import {
  definePreset,
  type PresetContext,
  type PresetOperationName,
  type PresetRequest,
  type PresetResponse,
} from '../preset.js';

type Row = Readonly<Record<string, unknown>>;

const passkey = (row: Row) => ({
  id: row['CredentialId'],
  credentialId: toBase64url(row['CredentialId']),
  name: row['FriendlyCredentialName'],
  createdAt: fromSeconds(row['CreatedAt']),
  transports: row['AuthenticatorTransports'],
});

/** One path for everything: a header says what is asked, and the token is in the body. */
const ask = (
  target: string,
  { parameters }: PresetContext<'accessToken'>,
  body: object = {},
): PresetRequest => ({
  headers: { 'X-Amz-Target': `AWSCognitoIdentityProviderService.${target}` },
  body: { AccessToken: parameters.accessToken, ...body },
});

/** The second factors that an account can have switched on, and where each is switched. */
const FACTORS: Readonly<Record<string, readonly [kind: string, settings: string]>> = {
  SOFTWARE_TOKEN_MFA: ['totp', 'SoftwareTokenMfaSettings'],
  SMS_MFA: ['sms', 'SMSMfaSettings'],
  EMAIL_OTP: ['email', 'EmailMfaSettings'],
};

const switched = (id: string, on: boolean, context: PresetContext<'accessToken'>): PresetRequest =>
  ask('SetUserMFAPreference', context, {
    [FACTORS[id]?.[1] ?? '']: { Enabled: on, PreferredMfa: on },
  });

const settingsOf = (body: unknown): readonly string[] => {
  const list = at(body, 'UserMFASettingList');
  return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
};

/** Cognito gives the secret alone. */
function uriOf(secret: string, { parameters }: PresetContext<'issuer' | 'account'>): string {
  const issuer = encodeURIComponent(parameters.issuer || location.hostname);
  const account = encodeURIComponent(parameters.account);
  return `otpauth://totp/${account ? `${issuer}:${account}` : issuer}?secret=${secret}&issuer=${issuer}`;
}

const codeOf = failureCodes({
  CodeMismatchException: 'code_invalid',
  EnableSoftwareTokenMFAException: 'code_invalid',
  ConcurrentModificationException: 'conflict',
  NotAuthorizedException: 'unauthenticated',
  UserNotFoundException: 'unauthenticated',
  UserNotConfirmedException: 'forbidden',
  PasswordResetRequiredException: 'forbidden',
  ForbiddenException: 'forbidden',
  LimitExceededException: 'limit_reached',
  TooManyRequestsException: 'rate_limited',
  ResourceNotFoundException: 'not_found',
  InvalidParameterException: 'validation',
  WebAuthnChallengeNotFoundException: 'challenge_expired',
  WebAuthnClientMismatchException: 'challenge_expired',
  WebAuthnOriginNotAllowedException: 'origin_not_allowed',
  WebAuthnRelyingPartyMismatchException: 'origin_not_allowed',
  WebAuthnCredentialNotSupportedException: 'unsupported',
  WebAuthnNotEnabledException: 'unsupported',
  WebAuthnConfigurationMissingException: 'unsupported',
  FeatureUnavailableInTierException: 'unsupported',
  InternalErrorException: 'server',
});

/** `com.amazonaws…#Name` in the body, or `Name:http://…` in a header. */
const errorName = (told: PresetResponse): string | undefined =>
  /(?:.*#)?([^:]*)/.exec(textAt(told.body, '__type') ?? told.header('x-amzn-ErrorType') ?? '')?.[1];

/** Codes that say something else by their words, or by what was asked. */
function specialOf(
  name: string | undefined,
  words: string,
  operation: PresetOperationName,
): BackendFailureCode | undefined {
  // No token was sent, or something that is none.
  if (name === 'InvalidParameterException' && /access_?token/i.test(words)) return 'unauthenticated';
  if (name === 'NotAuthorizedException' && /scope/i.test(words)) return 'forbidden';
  if (name !== 'SoftwareTokenMFANotFoundException') return undefined;
  // No secret waits, or the user pool has no such factor.
  return operation === 'totpComplete' ? 'challenge_expired' : 'unsupported';
}

function toFailure(response: PresetResponse, operation: PresetOperationName): BackendFailureCode | undefined {
  const { ok, body } = response;
  if (ok) return at(body, 'Status') === 'ERROR' ? 'code_invalid' : undefined;
  const name = errorName(response);
  const words = textAt(body, 'message') ?? textAt(body, 'Message') ?? '';
  return specialOf(name, words, operation) ?? codeOf(name);
}

/** Amazon Cognito's user pools. Sign-in needs a user name and more than one challenge: that stays the app's own. */
export const cognito = definePreset({
  name: 'cognito',
  title: 'Amazon Cognito',
  credentials: 'omit',
  parameters: {
    accessToken: {
      description: "the signed-in user's access token, with the scope aws.cognito.signin.user.admin",
      required: true,
    },
    issuer: { description: 'what an authenticator app calls this site; else the host name of the page' },
    account: { description: 'what an authenticator app calls the account' },
  },
  headers: () => ({ 'Content-Type': 'application/x-amz-json-1.1' }),
  capabilities: {
    naming: 'server',
    limit: { max: 20, checkedAt: 'begin' },
    lastPasskey: 'allowed',
    stepUp: 'none',
    fields: ['id', 'credentialId', 'name', 'createdAt', 'transports'],
    offers: ['factors', 'totp'],
  },
  operations: {
    list: {
      endpoint: 'POST {base}/',
      request: (_, context) => ask('ListWebAuthnCredentials', context, { MaxResults: 20 }),
      answer: ({ body }) => ({ passkeys: records(at(body, 'Credentials')).map(passkey) }),
    },
    registerBegin: {
      endpoint: 'POST {base}/',
      request: (_, context) => ask('StartWebAuthnRegistration', context),
      answer: ({ body }) => ({ options: at(body, 'CredentialCreationOptions') }),
    },
    registerComplete: {
      endpoint: 'POST {base}/',
      request: ({ credential }, context) =>
        ask('CompleteWebAuthnRegistration', context, { Credential: credential }),
      answer: () => undefined,
    },
    remove: {
      endpoint: 'POST {base}/',
      request: ({ id }, context) => ask('DeleteWebAuthnCredential', context, { CredentialId: id }),
    },
    factors: {
      endpoint: 'POST {base}/',
      request: (_, context) => ask('GetUser', context),
      answer: ({ body }) => ({
        factors: settingsOf(body).map((id) => ({ id, kind: FACTORS[id]?.[0], fixed: !(id in FACTORS) })),
      }),
    },
    factorRemove: {
      endpoint: 'POST {base}/',
      request: ({ id }, context) => switched(id, false, context),
    },
    totpBegin: {
      endpoint: 'POST {base}/',
      request: (_, context) => ask('AssociateSoftwareToken', context),
      answer({ body }, context) {
        const secret = textAt(body, 'SecretCode');
        return { secret, uri: secret && uriOf(secret, context) };
      },
    },
    // A code that is right does not switch the factor on.
    totpComplete: {
      first: {
        endpoint: 'POST {base}/',
        request: ({ code }, context) => ask('VerifySoftwareToken', context, { UserCode: code }),
      },
      endpoint: 'POST {base}/',
      request: (_, context) => switched('SOFTWARE_TOKEN_MFA', true, context),
      answer: () => undefined,
    },
  },
  toFailure,
});
