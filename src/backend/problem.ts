import { backendFailureCodes, type BackendFailureCode } from '../model/backend-failure-code.js';
import { PasskeyFailure, type FailureDetails } from '../model/failure.js';
import type { Endpoint } from './endpoint.js';
import { isRecord, text as string, number } from './decode.js';

/** Every code a server may send: what a stranger's server invents beyond these is judged by its status alone. */
const CODES: ReadonlySet<string> = new Set(backendFailureCodes);

/*
 * A bare 404 is never `unknown_credential`: it may be a mistyped path, and that code makes a password manager
 * drop the passkey.
 */
const BY_STATUS: Readonly<Record<number, BackendFailureCode>> = {
  400: 'validation',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'unsupported',
  409: 'conflict',
  413: 'validation',
  415: 'validation',
  419: 'csrf',
  422: 'validation',
  423: 'reauth_required',
  429: 'rate_limited',
  501: 'unsupported',
};

const isCode = (value: unknown): value is BackendFailureCode => typeof value === 'string' && CODES.has(value);

/**
 * What an answer says that is no plain success.
 *
 * @throws PasskeyFailure where it is none at all
 */
export function answerOf(response: Response, text: string, endpoint: Endpoint): unknown {
  if (response.ok) {
    const answer = parse(text, response);
    if (!isRefusal(answer, response)) return answer;
  }
  throw failureOf(response, text, endpoint);
}

function parse(text: string, { status, redirected }: Response): unknown {
  if (!text.trim()) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    // A page in place of data, after a redirect, is a login page: many frameworks answer so when a session ended.
    throw new PasskeyFailure(redirected ? 'unauthenticated' : 'server', { status, cause });
  }
}

/**
 * Whether a success says that it is none. Taken at its status, it would sign nobody in and say so. A user who is not
 * `verified` is a success all the same.
 */
function isRefusal(answer: unknown, { headers }: Response): boolean {
  if (headers.get('Content-Type')?.includes('problem+json')) return true;
  if (!isRecord(answer)) return false;
  const { error, verified, success, ok, status } = answer;
  const unverified = verified === false && !('id' in answer || 'user' in answer);
  return (
    Boolean(error) || unverified || success === false || ok === false || /^(error|fail)/i.test(String(status))
  );
}

/** What a visitor can read at a glance; some servers put a whole stack trace there. */
const LONGEST_DETAIL = 300;

/**
 * The failure that an unsuccessful answer means: its RFC 9457 `code`, else its status. How long to wait is
 * remembered for the endpoint.
 */
export function failureOf({ status, headers }: Response, body: string, endpoint?: Endpoint): PasskeyFailure {
  const problem = problemIn(body);
  const code = isCode(problem['code']) ? problem['code'] : codeFor(status, problem);
  // Across origins the header is seen only where the server exposes it.
  const retryAfter = seconds(headers) ?? atLeastNothing(number(problem['retryAfter']));
  if (endpoint && retryAfter && code === 'rate_limited')
    waits.set(keyOf(endpoint), Date.now() + retryAfter * 1000);
  return new PasskeyFailure(code, {
    status,
    ...defined({
      detail: string(problem['detail'])?.slice(0, LONGEST_DETAIL),
      field: string(problem['field']),
      max: number(problem['max']),
      redirectTo: string(problem['redirectTo']),
      retryAfter,
    }),
  });
}

/** When each endpoint that asked for patience may be asked again, for all elements of the page. */
const waits = new Map<string, number>();

/** One for all passkeys: servers count requests, not what they are about. */
const keyOf = (endpoint: Endpoint): string => `${endpoint.method} ${endpoint.url()}`;

/**
 * Asks nothing of a server that asked for patience (RFC 6585 §4), whoever would ask: a retry, or autofill.
 *
 * @throws PasskeyFailure `rate_limited`, with the seconds that are left
 */
export function checkWait(endpoint: Endpoint): void {
  const left = (waits.get(keyOf(endpoint)) ?? 0) - Date.now();
  if (left > 0) throw new PasskeyFailure('rate_limited', { status: 429, retryAfter: Math.ceil(left / 1000) });
}

/** A success that says it is none (`{ verified: false }`) comes without a status that would tell. */
const codeFor = (status: number, { verified }: Record<string, unknown>): BackendFailureCode =>
  status < 300 && verified === false ? 'verification_failed' : codeForStatus(status);

const codeForStatus = (status: number): BackendFailureCode =>
  BY_STATUS[status] ?? (status >= 500 ? 'server' : 'unknown');

function problemIn(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (!isRecord(value)) return {};
    // Some servers wrap what went wrong.
    return isRecord(value['error']) ? { ...value, ...value['error'] } : value;
  } catch {
    return {};
  }
}

/** `Retry-After` is a number of seconds or a date (RFC 9110 §10.2.3), by the server's own clock. */
function seconds(headers: Headers): number | undefined {
  const header = headers.get('Retry-After');
  if (!header) return undefined;
  const now = Date.parse(headers.get('Date') ?? '') || Date.now();
  return atLeastNothing(/^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000);
}

const atLeastNothing = (wait: number | undefined): number | undefined =>
  wait !== undefined && Number.isFinite(wait) ? Math.max(0, Math.ceil(wait)) : undefined;

const defined = (details: { [K in keyof FailureDetails]: FailureDetails[K] | undefined }): FailureDetails =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
