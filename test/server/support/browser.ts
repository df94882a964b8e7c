import assert from 'node:assert/strict';
import type { App } from '../../../demo/server/app.js';
import { assertAnswer, requestErrors } from './contract.js';

export interface SendOptions {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** The body as it is, instead of JSON. */
  readonly raw?: string;
  /** The contract forbids this request, and the test wants to see it refused. */
  readonly malformed?: boolean;
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export interface ProblemBody {
  readonly code: string;
  readonly field?: string;
  readonly max?: number;
  readonly retryAfter?: number;
  readonly detail?: string;
}

/** A browser as the server sees it: it keeps cookies, and says where its requests come from. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly app: Pick<App, 'fetch'>;
  readonly origin: string;

  constructor(app: Pick<App, 'fetch'>, origin = 'http://localhost:3000') {
    this.app = app;
    this.origin = origin;
  }

  /** Sends a request, and holds both it and its answer against the contract. */
  async send<Body = ProblemBody>(
    method: string,
    path: string,
    body?: unknown,
    options: SendOptions = {},
  ): Promise<Answer<Body>> {
    const exchange = { method, path, body };
    if (options.raw === undefined && method !== 'GET') this.#assertRequest(exchange, options);
    const sent = options.raw ?? (body === undefined ? null : JSON.stringify(body));
    const request = new Request(this.origin + path, { method, headers: this.#headers(options), body: sent });
    const response = await this.app.fetch(request);
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.includes('json');
    const answer = text === '' ? undefined : ((isJson ? JSON.parse(text) : text) as unknown);
    assertAnswer(exchange, response, answer);
    return { status: response.status, body: answer as Body, headers: response.headers };
  }

  #assertRequest(exchange: { method: string; path: string; body: unknown }, options: SendOptions): void {
    const errors = requestErrors(exchange);
    if (options.malformed) assert.notEqual(errors, undefined, 'The contract allows this request');
    else assert.equal(errors, undefined, `Request ${exchange.path}: ${errors ?? ''}`);
  }

  #headers({ headers }: SendOptions): Headers {
    const all = new Headers({
      'Content-Type': 'application/json',
      'Sec-Fetch-Site': 'same-origin',
      Origin: this.origin,
      Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    });
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (value === undefined) all.delete(name);
      else all.set(name, value);
    }
    return all;
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (/max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
