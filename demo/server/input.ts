import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Context } from 'hono';
import { Problem } from './problems.js';

type Fields = Readonly<Record<string, unknown>>;

/** The body of a request: a JSON object. */
export async function readBody(c: Context): Promise<Fields> {
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    throw new Problem('validation', { detail: 'The body is not JSON.' });
  }
  return fields(body, undefined);
}

/** A text, trimmed and of a limited number of characters, without any that cannot be seen. */
export function readText(body: Fields, field: string, min: number, max: number): string {
  const value = body[field];
  if (typeof value !== 'string') throw invalid(field);
  const clean = value.normalize('NFC').trim();
  const { length } = Array.from(clean); // code points, as the contract counts
  if (length < min || length > max || unwanted.test(clean)) throw invalid(field);
  return clean;
}

/** Likewise; absent is `undefined`. */
export function readOptionalText(body: Fields, field: string, min: number, max: number): string | undefined {
  return body[field] === undefined ? undefined : readText(body, field, min, max);
}

/** An e-mail address, as HTML's `<input type=email>` takes it. */
export function readEmail(body: Fields, field: string): string {
  const email = readText(body, field, 3, 254);
  if (!address.test(email)) throw invalid(field);
  return email;
}

/** A code that a person typed; it may have spaces or dashes. */
export function readCode(body: Fields): string {
  return readText(body, 'code', 1, 64).replace(/[\s-]/g, '');
}

/** A user name to sign up with: strict, since others will read it and take it for somebody. */
export function readUsername(body: Fields): string {
  const username = readText(body, 'username', 3, 64);
  if (deceptive.test(username)) throw invalid('username');
  return username;
}

/** The name of a passkey, where one is sent. */
export function readName(body: Fields): string | undefined {
  return readOptionalText(body, 'name', 1, 64);
}

/** The challenge id that begin gave out; what is none is simply not found later. */
export function readState(body: Fields): string {
  return typeof body['state'] === 'string' ? body['state'] : '';
}

/** Where the visitor wants a new passkey, if they say. */
export function readAttachment(body: Fields): 'platform' | 'cross-platform' | undefined {
  return readChoice(body, 'attachment', ['platform', 'cross-platform']);
}

/** `conditional`: the password manager makes the passkey without asking. */
export function readMediation(body: Fields): 'conditional' | undefined {
  return readChoice(body, 'mediation', ['conditional']);
}

function readChoice<T extends string>(body: Fields, field: string, choices: readonly T[]): T | undefined {
  const value = body[field];
  const found = choices.find((choice) => choice === value);
  if (value !== undefined && !found) throw invalid(field);
  return found;
}

/** The credential of a registration or sign-up. */
export function readRegistration(body: Fields): RegistrationResponseJSON {
  const { response, ...credential } = readCredential(body);
  return {
    ...credential,
    response: {
      clientDataJSON: readBinary(response, 'clientDataJSON'),
      attestationObject: readBinary(response, 'attestationObject'),
      transports: readTransports(response),
    },
  };
}

/** The credential of a sign-in. */
export function readAuthentication(body: Fields): AuthenticationResponseJSON {
  const { response, ...credential } = readCredential(body);
  return {
    ...credential,
    response: {
      clientDataJSON: readBinary(response, 'clientDataJSON'),
      authenticatorData: readBinary(response, 'authenticatorData'),
      signature: readBinary(response, 'signature'),
      ...(response['userHandle'] !== undefined && { userHandle: readBinary(response, 'userHandle') }),
    },
  };
}

// Control characters, and those that turn the direction of what follows them.
const unwanted = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
// In a user name nothing invisible at all.
const deceptive = /[\p{Cf}\p{Co}]/u;
const address =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const base64url = /^[A-Za-z0-9_-]+$/;

function readCredential(body: Fields) {
  const credential = fields(body['credential'], 'credential');
  const id = readBinary(credential, 'id');
  if (credential['rawId'] !== id || credential['type'] !== 'public-key') throw invalid('credential');
  return {
    id,
    rawId: id,
    type: 'public-key' as const,
    clientExtensionResults: {},
    response: fields(credential['response'], 'credential'),
  };
}

function readBinary(from: Fields, name: string): string {
  const value = from[name];
  if (typeof value !== 'string' || !base64url.test(value)) throw invalid('credential');
  return value;
}

// They come from the browser unsigned and go into the options of later ceremonies: only what looks like one is kept.
function readTransports(response: Fields): string[] {
  const { transports } = response;
  if (!Array.isArray(transports)) return [];
  return transports
    .filter((value): value is string => typeof value === 'string' && /^[a-z-]{1,32}$/.test(value))
    .slice(0, 10);
}

function fields(value: unknown, field: string | undefined): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(field);
  return value as Fields;
}

function invalid(field: string | undefined): Problem {
  return new Problem('validation', field === undefined ? {} : { field });
}
