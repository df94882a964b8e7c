import type { BackendFailureCode } from '../../model/backend-failure-code.js';
import { at, failureCodes, fromSeconds, records, textAt, toBase64url } from '../preset-tools.js';
import { definePreset, type PresetContext, type PresetRequest, type PresetResponse } from '../preset.js';

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

const codeOf = failureCodes({
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

function toFailure(response: PresetResponse): BackendFailureCode | undefined {
  if (response.ok) return undefined;
  const name = errorName(response);
  const words = textAt(response.body, 'message') ?? textAt(response.body, 'Message') ?? '';
  // No token was sent, or something that is none.
  if (name === 'InvalidParameterException' && /access_?token/i.test(words)) return 'unauthenticated';
  if (name === 'NotAuthorizedException' && /scope/i.test(words)) return 'forbidden';
  return codeOf(name);
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
  },
  headers: () => ({ 'Content-Type': 'application/x-amz-json-1.1' }),
  capabilities: {
    naming: 'server',
    limit: { max: 20, checkedAt: 'begin' },
    lastPasskey: 'allowed',
    stepUp: 'none',
    fields: ['id', 'credentialId', 'name', 'createdAt', 'transports'],
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
  },
  toFailure,
});
