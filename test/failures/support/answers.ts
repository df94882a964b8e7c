/* What a server, or what stands between, may answer where data was due, and the failure that each is. */
import { backendFailureCodes, type BackendFailureCode } from '../../../src/model/backend-failure-code.js';
import { faulty, type FaultRule } from '../../support/relying-party.js';

export interface Answer {
  readonly what: string;
  readonly rule: FaultRule;
  readonly code: BackendFailureCode;
}

const problem = (code: string): FaultRule => ({ fault: 'problem', status: 400, body: { code } });

/** Each code of the contract. */
export const contract: readonly Answer[] = backendFailureCodes.map((code) => ({
  what: code,
  rule: problem(code),
  code,
}));

const bare = (status: number, code: BackendFailureCode): Answer => ({
  what: `no body, ${String(status)}`,
  rule: { fault: 'status', status },
  code,
});

/** What nobody agreed on. */
export const strange: readonly Answer[] = [
  bare(400, 'validation'),
  bare(401, 'unauthenticated'),
  bare(403, 'forbidden'),
  bare(404, 'not_found'),
  bare(418, 'unknown'),
  bare(419, 'csrf'),
  bare(429, 'rate_limited'),
  bare(500, 'server'),
  bare(503, 'server'),
  {
    what: 'a code that nobody knows',
    rule: { ...problem('teapot'), status: 403 },
    code: 'forbidden',
  },
  { what: 'an error page, 502', rule: { fault: 'html', status: 502 }, code: 'server' },
  { what: 'a page, 200', rule: { fault: 'html' }, code: 'server' },
  {
    what: '200 with an error inside',
    rule: { fault: 'status', status: 200, body: { error: 'no' } },
    code: 'unknown',
  },
  {
    what: '200 with an error of the contract inside',
    rule: { fault: 'status', status: 200, body: { error: { code: 'limit_reached' } } },
    code: 'limit_reached',
  },
  { what: '200 with a problem', rule: { ...problem('csrf'), status: 200 }, code: 'csrf' },
  { what: 'JSON cut in two', rule: { fault: 'malformed' }, code: 'server' },
  {
    what: 'a login page after a redirect',
    rule: { fault: 'redirect', headers: { Location: faulty({ fault: 'html' }) } },
    code: 'unauthenticated',
  },
  { what: 'a connection that drops', rule: { fault: 'drop' }, code: 'network' },
];

/** How a server asks for ten minutes of patience. */
export const patience: readonly [what: string, rule: () => Partial<FaultRule>][] = [
  ['in seconds', () => ({ headers: { 'Retry-After': '600' } })],
  ['by a date', () => ({ headers: { 'Retry-After': new Date(Date.now() + 600_000).toUTCString() } })],
  ['in the body', () => ({ body: { code: 'rate_limited', retryAfter: 600 } })],
];

/** That one such answer, as a rule. */
export const wait = (rule: () => Partial<FaultRule>): FaultRule => ({
  fault: 'problem',
  status: 429,
  body: {},
  ...rule(),
});

/** The next step while that patience lasts. */
export const LATER = /^Try again in (9|10) minutes\.$/;

/** The clock of each test of the surrounding `describe`, which can be put forward past that patience. */
export function useClock(): { readonly forward: () => void } {
  const { now } = Date;
  afterEach(() => void (Date.now = now));
  return { forward: () => void (Date.now = () => now.call(Date) + 601_000) };
}
