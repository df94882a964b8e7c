import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';

/** Every code that this server answers with, and its status. */
const statuses = {
  validation: 400,
  unauthenticated: 401,
  forbidden: 403,
  reauth_required: 403,
  csrf: 403,
  origin_not_allowed: 403,
  not_found: 404,
  unknown_credential: 404,
  already_registered: 409,
  conflict: 409,
  last_passkey: 409,
  limit_reached: 409,
  no_passkeys: 409,
  challenge_expired: 410,
  code_invalid: 422,
  verification_failed: 422,
  rate_limited: 429,
  server: 500,
  unsupported: 501,
} as const;

const titles = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
} as const;

export type ProblemCode = keyof typeof statuses;
type ProblemStatus = keyof typeof titles;

export interface ProblemDetails {
  /** Where it is not the code's usual status. */
  readonly status?: ProblemStatus;
  /** For people. */
  readonly detail?: string;
  readonly field?: string;
  readonly max?: number;
  readonly retryAfter?: number;
}

/** A failure that the client may know about. Thrown anywhere, answered in one place. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }
}

/** Answers any error as `application/problem+json` (RFC 9457). What was not meant for the client stays here. */
export function answerError(error: Error, c: Context): Response {
  if (error instanceof Problem) return answerProblem(error, c);
  // Hono's own refusals, such as a path that is no valid URL, are the client's doing too.
  if (error instanceof HTTPException && error.status < 500)
    return answerProblem(new Problem('validation'), c);
  console.error(error);
  return answerProblem(new Problem('server'), c);
}

/** Answers one problem. */
export function answerProblem({ code, details }: Problem, c: Context): Response {
  const { status = statuses[code], ...members } = details;
  if (members.retryAfter !== undefined) c.header('Retry-After', String(members.retryAfter));
  const body = { type: 'about:blank', title: titles[status], status, code, ...members };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}
