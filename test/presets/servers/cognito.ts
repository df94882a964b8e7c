/*
 * What a browser asks of Amazon Cognito for passkeys and second factors, by its API reference,
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference: one path, the operation in a header, and
 * every refusal with status 400. Which exception a wrong challenge ends in is not documented; this is the likeliest.
 */
import { Hono, type Context } from 'hono';
import { isCodeOf, newSecret } from './support/authenticator-app.js';
import type { WireServer } from './support/controls.js';
import { Refused, World, type Session, type StoredPasskey, type User } from './support/world.js';

type Asked = Readonly<Record<string, unknown>>;
type Operation = (session: Session & { user: User }, asked: Asked) => object | Promise<object>;

class Exception extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}

const row = (passkey: StoredPasskey) => ({
  CredentialId: passkey.credentialId,
  FriendlyCredentialName: passkey.name ?? 'Chrome on Linux',
  RelyingPartyId: 'localhost',
  AuthenticatorAttachment: 'platform',
  AuthenticatorTransports: passkey.transports,
  CreatedAt: passkey.createdAt.getTime() / 1000,
});

const EXCEPTIONS: Readonly<Record<Refused['why'], string>> = {
  'no challenge': 'WebAuthnChallengeNotFoundException',
  'not verified': 'WebAuthnChallengeNotFoundException',
  unknown: 'NotAuthorizedException',
  limit: 'LimitExceededException',
  known: 'InvalidParameterException',
};

interface Mfa {
  secret?: string;
  verified?: boolean;
  readonly on: Set<string>;
}

const SETTINGS: Readonly<Record<string, string>> = {
  SMSMfaSettings: 'SMS_MFA',
  SoftwareTokenMfaSettings: 'SOFTWARE_TOKEN_MFA',
  EmailMfaSettings: 'EMAIL_OTP',
};

const mfa = new WeakMap<User, Mfa>();

function mfaOf(user: User): Mfa {
  const there = mfa.get(user) ?? { on: new Set<string>() };
  mfa.set(user, there);
  return there;
}

const mfaOperations: Readonly<Record<string, Operation>> = {
  GetUser({ user }) {
    const { on } = mfaOf(user);
    return { Username: user.name, UserAttributes: [], ...(on.size > 0 && { UserMFASettingList: [...on] }) };
  },
  AssociateSoftwareToken({ user }) {
    const secret = newSecret();
    Object.assign(mfaOf(user), { secret, verified: false });
    return { SecretCode: secret };
  },
  VerifySoftwareToken({ user }, { UserCode: code }) {
    const { secret } = mfaOf(user);
    if (!secret) throw new Exception('SoftwareTokenMFANotFoundException', 'Software token TOTP not found.');
    if (!isCodeOf(secret, code))
      throw new Exception(
        'EnableSoftwareTokenMFAException',
        'Code mismatch and fail enable Software Token MFA',
      );
    mfaOf(user).verified = true;
    return { Status: 'SUCCESS' };
  },
  SetUserMFAPreference({ user }, asked) {
    const settings = Object.entries(asked).filter(([name]) => name in SETTINGS);
    if (settings.length === 0) throw new Exception('InvalidParameterException', 'Invalid MFA setting.');
    for (const [name, { Enabled: enabled }] of settings as [string, { Enabled: boolean }][]) {
      const id = SETTINGS[name] ?? '';
      if (enabled && id === 'SOFTWARE_TOKEN_MFA' && !mfaOf(user).verified)
        throw new Exception('InvalidParameterException', 'User has not verified software token mfa');
      if (enabled) mfaOf(user).on.add(id);
      else mfaOf(user).on.delete(id);
    }
    return {};
  },
};

const operationsOf = (world: World): Readonly<Record<string, Operation>> => ({
  ...mfaOperations,
  ListWebAuthnCredentials: ({ user }) => ({ Credentials: user.passkeys.map(row) }),
  StartWebAuthnRegistration: async (session) => {
    const { user } = session;
    if (user.passkeys.length >= user.max) throw new Refused('limit');
    return { CredentialCreationOptions: await world.beginRegistration(session, user) };
  },
  CompleteWebAuthnRegistration: async (session, { Credential: credential }) => {
    await world.register(session, session.user, credential);
    return {};
  },
  DeleteWebAuthnCredential: ({ user }, { CredentialId: id }) => {
    const passkey = user.passkeys.find(({ credentialId }) => credentialId === id);
    if (!passkey) throw new Exception('ResourceNotFoundException', 'No such credential.');
    World.remove(user, passkey.id);
    return {};
  },
});

function sessionBehind(world: World, { AccessToken: token }: Asked): Session & { user: User } {
  if (typeof token !== 'string' || !/^[A-Za-z0-9-_=.]+$/.test(token))
    throw new Exception(
      'InvalidParameterException',
      "1 validation error detected: Value at 'accessToken' failed to satisfy constraint",
    );
  const session = world.sessions.get(token);
  if (!session?.user) throw new Exception('NotAuthorizedException', 'Invalid Access Token');
  return session as Session & { user: User };
}

export const serve: WireServer = (world) => {
  const app = new Hono();
  const operations = operationsOf(world);
  const type = { 'Content-Type': 'application/x-amz-json-1.1' };
  const refuse = (context: Context, name: string, message: string) =>
    context.json({ __type: name, message }, 400, { ...type, 'x-amzn-ErrorType': `${name}:` });

  app.onError((error, context) => {
    if (error instanceof Exception) return refuse(context, error.type, error.message);
    if (error instanceof Refused) return refuse(context, EXCEPTIONS[error.why], error.why);
    throw error;
  });
  app.post('/', async (context) => {
    const target = /^AWSCognitoIdentityProviderService\.(\w+)$/.exec(
      context.req.header('X-Amz-Target') ?? '',
    );
    const operation = operations[target?.[1] ?? ''];
    if (!operation || context.req.header('Content-Type') !== type['Content-Type'])
      return refuse(context, 'UnknownOperationException', '');
    const asked = await context.req.json<Asked>();
    return context.json(await operation(sessionBehind(world, asked), asked), 200, type);
  });
  return app;
};
