/** One request that a backend has sent. */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly credentials: RequestCredentials | undefined;
  readonly signal: AbortSignal | null | undefined;
}

/** A `fetch` that goes nowhere: it keeps what it was asked, and answers each request with the next answer. */
export function recordingFetch(...answers: (Response | Error | (() => Promise<Response>))[]): {
  readonly fetch: typeof fetch;
  readonly sent: Sent[];
} {
  const sent: Sent[] = [];
  return {
    sent,
    fetch: async (input, init = {}) => {
      const { method = 'GET', headers, body, credentials, signal } = init;
      sent.push({
        url: input instanceof Request ? input.url : String(input),
        method,
        headers: new Headers(headers),
        body: typeof body === 'string' ? (JSON.parse(body) as unknown) : body,
        credentials,
        signal,
      });
      const answer = answers.shift() ?? new Response(null, { status: 204 });
      if (answer instanceof Error) throw answer;
      return typeof answer === 'function' ? answer() : answer;
    },
  };
}

/** A JSON answer. */
export const json = (body: unknown, status = 200): Response => Response.json(body, { status });

/** A request that is answered never, and ends only by its signal. */
export const hanging = (sent: Sent[]) => (): Promise<Response> =>
  new Promise((_, reject) => {
    const signal = sent.at(-1)?.signal;
    if (signal?.aborted) reject(signal.reason as Error);
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
