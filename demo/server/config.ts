import type { Client } from '@libsql/client';
import type { Offer } from '../../src/model/policy.js';
import type { Mail } from './mails.js';

/** So many requests per client within a window. */
export interface Limit {
  readonly limit: number;
  readonly windowMs: number;
}

export interface RateLimits {
  /** Sign-in and sign-up, begin and complete together. */
  readonly ceremonies?: Limit;
  /** Everything that changes something. */
  readonly changes?: Limit;
  /** Codes that a visitor types, for each client and for each account. */
  readonly codes?: Limit;
  /** Whatever sends a mail. */
  readonly mails?: Limit;
}

/** What the one who starts the server may decide. Everything has a default. */
export interface Options {
  /** The origins that pages are served from: one, several, or a test for one. Default `http://localhost:3000`. */
  readonly origin?: string | readonly string[] | ((origin: string) => boolean);
  /** The relying party id, a domain. Default: the host name of the (first) origin, else `localhost`. */
  readonly rpId?: string;
  /** The site's name, as an authenticator may show it. */
  readonly rpName?: string;
  /** An open database; it stays open on `close()`. */
  readonly client?: Client;
  /** `file:…`, `libsql://…` or `:memory:`. Default: a file in `.data/` of the project. */
  readonly databaseUrl?: string;
  readonly databaseAuthToken?: string;
  /** The most passkeys an account may have, and the most security keys. */
  readonly maxPasskeys?: number;
  /** How long a ceremony may take, in milliseconds. */
  readonly challengeLifetime?: number;
  /** How long a visitor may take to make a passkey after a right code, in milliseconds. */
  readonly proofLifetime?: number;
  /** How long a session lasts, in milliseconds. */
  readonly sessionLifetime?: number;
  /** Sends a mail. Without it, the demo on localhost keeps them in a mailbox of its own, and no other server sends any. */
  readonly sendMail?: (mail: Mail) => Promise<void>;
  /** How long after the visitor proved who they are some changes are allowed, in milliseconds. */
  readonly freshFor?: number;
  /** `false` is no limit at all. */
  readonly rateLimit?: false | RateLimits;
  /** How many proxies of your own stand in front and add to `X-Forwarded-For`. `0`: the header is not believed. */
  readonly trustedProxies?: number;
  /** Administrators register security keys for others. Default: they do not. */
  readonly provisioning?: boolean;
  /** Hears what administrators do, a line each. Default: the console. */
  readonly audit?: (line: string) => void;
  /** `false` leaves out the demo's pages. */
  readonly site?: boolean;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
}

/** The options with every default filled in. */
export interface Config {
  readonly isOwnOrigin: (origin: string) => boolean;
  /** The origin to name in links; absent where only a test was given. */
  readonly publicOrigin: string | undefined;
  readonly rpId: string;
  readonly rpName: string;
  /** Cookies are for https only. */
  readonly secureCookies: boolean;
  readonly maxPasskeys: number;
  readonly challengeLifetime: number;
  readonly proofLifetime: number;
  readonly sessionLifetime: number;
  readonly sendsMail: boolean;
  readonly freshFor: number;
  /** What is done besides passkeys. */
  readonly offers: readonly Offer[];
  readonly rateLimit: false | Required<RateLimits>;
  readonly trustedProxies: number;
  readonly provisioning: boolean;
  readonly audit: (line: string) => void;
  readonly site: boolean;
  readonly now: () => number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

const defaultLimits: Required<RateLimits> = {
  ceremonies: { limit: 60, windowMs: minute },
  changes: { limit: 120, windowMs: minute },
  codes: { limit: 10, windowMs: 15 * minute },
  mails: { limit: 20, windowMs: 10 * minute },
};

const offers: readonly Offer[] = [
  'factors',
  'totp',
  'security-key',
  'recovery-codes',
  'enrollment',
  'step-up',
];

const defaults = {
  rpName: 'Passkey demo',
  maxPasskeys: 10,
  challengeLifetime: 5 * minute,
  proofLifetime: 15 * minute,
  sessionLifetime: 7 * day,
  freshFor: 10 * minute,
  trustedProxies: 0,
  provisioning: false,
  audit: (line: string) => console.info(line),
  site: true,
  now: Date.now,
};

/** Fills in the defaults. */
export function configure(options: Options): Config {
  const { origin, rateLimit } = options;
  const origins = listOrigins(origin);
  const [publicOrigin] = origins;
  const rpId = options.rpId ?? (publicOrigin === undefined ? 'localhost' : new URL(publicOrigin).hostname);
  return {
    ...defaults,
    ...options,
    offers,
    isOwnOrigin: typeof origin === 'function' ? origin : (candidate) => origins.includes(candidate),
    publicOrigin,
    rpId,
    // WebAuthn itself only runs on https, and on localhost without it.
    secureCookies: publicOrigin ? origins.every((one) => one.startsWith('https:')) : rpId !== 'localhost',
    sendsMail: options.sendMail !== undefined,
    rateLimit: rateLimit === false ? false : { ...defaultLimits, ...rateLimit },
  };
}

function listOrigins(origin: Options['origin']): readonly string[] {
  if (typeof origin === 'function') return [];
  const given = origin ?? 'http://localhost:3000';
  // What browsers send has no path and no trailing slash.
  return (typeof given === 'string' ? [given] : given).map((url) => new URL(url).origin);
}
