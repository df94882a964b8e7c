import { PasskeyFailure } from '../model/failure.js';
import type { Call } from './backend.js';
import type { Endpoint } from './endpoint.js';
import type * as Problems from './problem.js';

/** How requests are made; all of it belongs to the page. */
export interface HttpConfig {
  /** Added to every request; a function is asked each time, so that a token may be renewed. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** Whether cookies travel. Default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /** The page's own way to send. Default `fetch`. */
  readonly fetch?: typeof fetch;
  /** Milliseconds until a request is given up. Default 30000. */
  readonly timeout?: number;
}

/** Makes an answer of the backend out of a response, whatever its status. @throws PasskeyFailure */
export type Reader = (response: Response, text: string) => unknown;

/** What one request is about. */
interface Asked extends Call {
  readonly id?: string;
  readonly body?: unknown;
  readonly read?: Reader;
}

const PATIENCE = 30_000;

/** Some servers say 200 and mean no; what looks like it is looked at more closely. */
const DOUBTFUL = /"(code|error|ok|status|success|verified)":/;

/** What knows refusals, once there was one: most visits see none. */
let problems: typeof Problems | undefined;

/**
 * Sends one request and reads its answer: JSON, or `undefined` where there is no content.
 *
 * @throws PasskeyFailure and nothing else, whatever went wrong
 */
export async function send(config: HttpConfig, endpoint: Endpoint, call: Asked): Promise<unknown> {
  const { signal } = call;
  // Not `AbortSignal.timeout`: that one, and all that listens to it, stays for its whole time after the answer.
  const late = new AbortController();
  const patience = late.signal;
  const timer = setTimeout(() => late.abort(), config.timeout ?? PATIENCE);
  const stop = signal ? AbortSignal.any([signal, patience]) : patience;
  try {
    problems?.checkWait(endpoint);
    // Raced, because headers and bodies may never come, and a page's own fetch may ignore its signal.
    const stopped = new Promise<never>((_, reject) => stop.addEventListener('abort', reject));
    return await Promise.race([stopped, exchange(config, endpoint, call, stop)]);
  } catch (error) {
    throw asFailure(error, signal, patience);
  } finally {
    clearTimeout(timer);
  }
}

async function exchange(
  config: HttpConfig,
  endpoint: Endpoint,
  { id, body, read }: Asked,
  signal: AbortSignal,
): Promise<unknown> {
  const request = await requestInit(config, endpoint.method, body, signal);
  signal.throwIfAborted();
  const response = await (config.fetch ?? fetch)(endpoint.url(id), request);
  const text = await response.text();
  if (!response.ok) problems ??= await import('./problem.js');
  if (read) return read(response, text);
  try {
    if (response.ok && !DOUBTFUL.test(text)) return text ? JSON.parse(text) : undefined;
  } catch {
    // Looked at more closely, too.
  }
  problems ??= await import('./problem.js');
  return problems.answerOf(response, text, endpoint);
}

async function requestInit(
  { headers, credentials = 'same-origin' }: HttpConfig,
  method: string,
  body: unknown,
  signal: AbortSignal,
): Promise<RequestInit> {
  const content = method === 'GET' ? undefined : body;
  const all = new Headers({ Accept: 'application/json, application/problem+json' });
  if (content !== undefined) all.set('Content-Type', 'application/json');
  const own = await (typeof headers === 'function' ? headers() : headers);
  new Headers(own).forEach((value, name) => all.set(name, value));
  return {
    method,
    headers: all,
    credentials,
    signal,
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  };
}

function asFailure(error: unknown, signal: AbortSignal | undefined, patience: AbortSignal): PasskeyFailure {
  if (error instanceof PasskeyFailure) return error;
  if (signal?.aborted) return new PasskeyFailure('cancelled', { cause: error });
  if (patience.aborted) return new PasskeyFailure('timeout', { cause: error });
  return new PasskeyFailure('network', { cause: error });
}
