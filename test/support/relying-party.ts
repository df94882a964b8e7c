/* The demo's relying party, as a test of the page meets it: over its real API, on the origin of the test. */
import { executeServerCommand } from '@web/test-runner-commands';
import type { CreationOptionsJSON } from '../../src/model/webauthn-json.js';
import type { Passkey } from '../../src/model/passkey.js';
import type { Policy } from '../../src/model/policy.js';
import { prepareNames } from '../../src/elements/shared/default-naming.js';
import type { FaultRule } from './server/faults.mjs';

export type { FaultRule };

/** Where the relying party's contract begins; what a test gives to an element as `base`. */
export const base = '/api/passkeys';

export interface PasskeyList {
  passkeys: Passkey[];
  policy?: Policy;
  account?: { rpId: string; userHandle: string; name: string; displayName: string };
}

/** An answer that is not a success, with what the server said. */
export class AnswerError extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super(`The relying party answered ${String(status)}: ${JSON.stringify(body)}`);
  }
}

/** One request to the relying party, with the cookies of this page. */
export async function ask<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(path, {
    method,
    ...(body !== undefined && {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const text = await answer.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  if (!answer.ok) throw new AnswerError(answer.status, json);
  return json as Answer;
}

/** A user name that no test before has used. */
export const freshName = (): string => `ada-${crypto.randomUUID().slice(0, 8)}`;

export interface SignedUp {
  username: string;
  displayName: string;
  passkey: Passkey;
}

/** A fresh account with one passkey, made by a real ceremony; the page is signed in to it afterwards. */
export async function signUp(details: { username?: string; displayName?: string } = {}): Promise<SignedUp> {
  const username = details.username ?? freshName();
  const displayName = details.displayName ?? 'Ada Lovelace';
  const { options, state } = await ask<{ options: CreationOptionsJSON; state?: string }>(
    'POST',
    `${base}/signup/begin`,
    { username, displayName },
  );
  const credential = await createCredential(options);
  const passkey = await ask<Passkey>('POST', `${base}/signup/complete`, {
    credential,
    ...(state !== undefined && { state }),
  });
  return { username, displayName, passkey };
}

/** The browser's own conversions, so that this does not rest on the code under test. */
async function createCredential(options: CreationOptionsJSON): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = await navigator.credentials.create({ publicKey });
  if (!(credential instanceof PublicKeyCredential)) throw new Error('No credential was made.');
  return credential.toJSON();
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await ask('POST', '/api/session/logout', {});
}

/** Who is signed in; `undefined` if nobody. */
export async function whoIsSignedIn(): Promise<string | undefined> {
  try {
    return (await ask<{ user: { name: string } }>('GET', '/api/session')).user.name;
  } catch (error) {
    if (error instanceof AnswerError && error.status === 401) return undefined;
    throw error;
  }
}

/** What the server has stored for the account that is signed in. */
export function listPasskeys(): Promise<PasskeyList> {
  return ask<PasskeyList>('GET', base);
}

type SqlValue = string | number | null;

/** Looks into the relying party's database or prepares something there. */
export function sql(statement: string, args: SqlValue[] = []): Promise<Record<string, unknown>[]> {
  return batch([{ sql: statement, args }]);
}

async function batch(statements: { sql: string; args: SqlValue[] }[]): Promise<Record<string, unknown>[]> {
  const command = 'relying-party:sql';
  return (await executeServerCommand<{ rows: Record<string, unknown>[] }, object>(command, statements)).rows;
}

/**
 * Gives the account of a passkey more passkeys, as copies that no authenticator here holds. A hundred days ago the
 * first of them was created, the others a second apart.
 */
export async function seedPasskeys(
  like: Pick<Passkey, 'id'>,
  count: number,
  nameOf: (index: number) => string | null = (index) => `Passkey ${String(index + 1)}`,
): Promise<void> {
  const created = Date.now() - 100 * 86_400_000;
  const copy = `INSERT INTO passkeys
    (id, account_id, credential_id, public_key, counter, transports, aaguid, name, backup_eligible, backed_up,
     created_at, last_used_at, receipt)
    SELECT ?, account_id, ?, public_key, 0, transports, aaguid, ?, backup_eligible, backed_up,
     ?, NULL, ? FROM passkeys WHERE id = ?`;
  await batch(
    Array.from({ length: count }, (_, index) => {
      const id = crypto.randomUUID();
      return { sql: copy, args: [id, id, nameOf(index), created + index * 1000, id, like.id] };
    }),
  );
}

const LONGEST_URL = 8000;

/**
 * The base path of the relying party with something going wrong: the rules are tried in order for each request.
 * They travel in the path itself; for long ones see `faultyLong`.
 */
export function faulty(...rules: FaultRule[]): string {
  const plan = JSON.stringify({ id: crypto.randomUUID(), rules });
  const code = encode(plan);
  if (code.length > LONGEST_URL)
    throw new Error('These rules are too long for a URL: use `await faultyLong(…)`.');
  return `/faulty/${code}${base}`;
}

/** As `faulty`, for rules with large bodies: the server keeps them. */
export async function faultyLong(...rules: FaultRule[]): Promise<string> {
  const id = crypto.randomUUID();
  await executeServerCommand('faults:keep', { id, rules });
  return `/faulty/${id}${base}`;
}

function encode(text: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Signs the page out after each test of the surrounding `describe`. What names new passkeys is here before the first:
 * elements do not wait for it long, and a server that is just starting may need longer.
 */
export function useRelyingParty(): void {
  before(prepareNames);
  afterEach(signOut);
}
