/*
 * What both APIs of Zitadel have in common, as its published code has it: how they refuse, what an origin elsewhere may
 * ask (any, all), and that a user has one pending registration, whichever session or API began it. What is pending
 * stays so until it is verified or replaced, and an id that a request gives for it is not looked at.
 */
import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { sessionOf } from './controls.js';
import { Refused, World, type Session, type StoredPasskey, type User } from './world.js';

/** Status, number of the gRPC code, id. */
export class Fault extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 500,
    readonly code: number,
    readonly id?: string,
  ) {
    super(id);
  }
}

const REFUSALS: Readonly<Record<Refused['why'], string>> = {
  'no challenge': 'WEBAU-5M9so',
  'not verified': 'WEBAU-3Vb9s',
  unknown: 'WEBAU-3Vb9s',
  known: 'WEBAU-3Vb9s',
  limit: 'WEBAU-3Vb9s',
};

const fault = (error: Error): Fault => {
  if (error instanceof Fault) return error;
  if (error instanceof Refused) return new Fault(500, 13, REFUSALS[error.why]);
  throw error;
};

export interface Env {
  Variables: { session: Session; user: User };
}

/** An app in which everybody has a valid token. */
export function zitadelApp(world: World): Hono<Env> {
  const app = new Hono<Env>();
  app.onError((error, context) => {
    const { status, code, id } = fault(error);
    const detail = { '@type': 'type.googleapis.com/zitadel.v1.ErrorDetail', id, message: 'Errors.Some' };
    return context.json(
      { code, message: `Etwas stimmt nicht (${id ?? ''})`, ...(id && { details: [detail] }) },
      status,
    );
  });
  app.use(
    cors({
      origin: (origin) => origin,
      credentials: true,
      allowHeaders: ['Origin', 'Content-Type', 'Accept', 'Accept-Language', 'Authorization'],
      allowMethods: ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposeHeaders: ['Location', 'Content-Length'],
    }),
  );
  app.use(async (context, next) => {
    if (!context.req.header('Authorization')) throw new Fault(401, 16);
    const session = sessionOf(world, context);
    if (!session?.user) throw new Fault(401, 16, 'AUTH-7fs1e');
    context.set('session', session);
    context.set('user', session.user);
    return next();
  });
  return app;
}

export const details = (user: User) => ({
  sequence: '2',
  changeDate: new Date().toISOString(),
  resourceOwner: `org-of-${user.id}`,
});

/** An empty list is none. */
export const result = ({ passkeys }: User) =>
  passkeys.length === 0
    ? {}
    : { result: passkeys.map(({ id, name }) => ({ id, state: 'AUTH_FACTOR_STATE_READY', name })) };

export async function bodyOf<T>(context: Context): Promise<Partial<T>> {
  return context.req.json<Partial<T>>().catch(() => {
    throw new Fault(400, 3);
  });
}

export function removePasskey(user: User, id: string): void {
  if (!World.remove(user, id)) throw new Fault(404, 5, 'COMMAND-2M9ds');
}

interface Wanted {
  readonly domain: string;
  readonly attachment?: 'platform' | 'cross-platform' | undefined;
  readonly userVerification?: 'required' | 'discouraged';
  /** Those of the same kind that are there already. */
  readonly existing?: readonly string[];
}

/** The pending registration of each user: one of a passkey, and one of a key that is a second factor. */
export class Registrations {
  readonly #pending = new Map<string, Session>();

  constructor(readonly world: World) {}

  async begin(user: User, { domain, attachment, userVerification = 'required', existing }: Wanted) {
    const session = this.world.openSession(user);
    const options = await this.world.beginRegistration(session, user);
    this.#pending.set(user.id, session);
    const { challenge, pubKeyCredParams, excludeCredentials = [] } = options;
    const excluded = existing ?? excludeCredentials.map(({ id }) => id);
    const publicKey: PublicKeyCredentialCreationOptionsJSON = {
      rp: { name: 'ZITADEL', id: domain },
      user: { id: Buffer.from(user.id).toString('base64url'), name: user.name, displayName: 'Ádá 🔑' },
      challenge,
      pubKeyCredParams,
      timeout: 300_000,
      excludeCredentials: excluded.map((id) => ({ type: 'public-key', id })),
      authenticatorSelection: {
        ...(attachment && { authenticatorAttachment: attachment }),
        userVerification,
      },
      attestation: 'none',
    };
    return { passkeyId: `16384${String(this.#pending.size)}`, options: { publicKey } };
  }

  async verify(user: User, credential: unknown, name: unknown): Promise<StoredPasskey> {
    if (typeof name !== 'string' || name.length < 1 || Array.from(name).length > 200) throw new Fault(400, 3);
    const session = this.#pending.get(user.id);
    if (!session?.begun) throw new Refused('no challenge');
    if (!isReadable(credential)) throw new Fault(500, 13, 'WEBAU-sEr8c');
    const { begun } = session;
    try {
      const full = { clientExtensionResults: {}, ...credential };
      const passkey = await this.world.register(session, user, full, name);
      this.#pending.delete(user.id);
      return passkey;
    } catch (error) {
      session.begun = begun;
      throw error;
    }
  }
}

const isReadable = (credential: unknown): credential is object => {
  const { id, response } = (credential ?? {}) as { id?: unknown; response?: { attestationObject?: unknown } };
  return typeof id === 'string' && typeof response?.attestationObject === 'string';
};
