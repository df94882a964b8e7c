import { backendFailureCodes, type BackendFailureCode } from '../model/backend-failure-code.js';
import { PasskeyFailure, type FailureDetails } from '../model/failure.js';
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

/** The failure that an unsuccessful answer means: its RFC 9457 `code`, else its status. */
export function failureOf(response: Response, body: string): PasskeyFailure {
  const { status } = response;
  const problem = problemIn(body);
  const code = isCode(problem['code']) ? problem['code'] : codeFor(status);
  return new PasskeyFailure(code, {
    status,
    ...defined({
      detail: string(problem['detail']),
      field: string(problem['field']),
      max: number(problem['max']),
      // Across origins the header is seen only where the server exposes it.
      retryAfter: seconds(response.headers.get('Retry-After')) ?? number(problem['retryAfter']),
    }),
  });
}

const codeFor = (status: number): BackendFailureCode =>
  BY_STATUS[status] ?? (status >= 500 ? 'server' : 'unknown');

function problemIn(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** `Retry-After` is a number of seconds or a date (RFC 9110 §10.2.3). */
function seconds(header: string | null): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

const defined = (details: { [K in keyof FailureDetails]: FailureDetails[K] | undefined }): FailureDetails =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
