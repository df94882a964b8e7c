/* What every server here is to the tests: a vendor's own code, and what is done behind its back. */

export interface RealServer {
  /** What the paths of the vendor begin with. */
  readonly paths: readonly string[];
  fetch(request: Request): Promise<Response>;
  /** As `/_control` of the wire servers: `sign-in`, `sign-out`, `stale`, `forget`, `me`. */
  control(what: string, request: Request): Promise<Response>;
}

/** Where the pages are that ask it. */
export type StartServer = (origin: string) => Promise<RealServer>;

const CHALLENGE = /("challenge":\s*")[^"]+/;

/**
 * Answers what is for the vendor, or for the test at `/interop/NAME/_control/…`. `spoil` has the challenge changed on
 * its way to the page: the server itself is left alone, and refuses what was made for another.
 */
export function serving({ paths, fetch, control }: RealServer) {
  let spoilNext = false;

  async function spoiled(answer: Response): Promise<Response> {
    const text = await answer.text();
    const sent = text.replace(CHALLENGE, `$1${Buffer.from('another challenge').toString('base64url')}`);
    if (sent !== text) spoilNext = false;
    const headers = new Headers(answer.headers);
    headers.delete('Content-Length');
    return new Response(sent, { status: answer.status, headers });
  }

  return {
    isForUs: (path: string): boolean =>
      path.includes('/_control/') || paths.some((start) => path.startsWith(start)),
    async fetch(request: Request): Promise<Response> {
      const [, what] = /\/_control\/([\w-]+)$/.exec(new URL(request.url).pathname) ?? [];
      if (what === 'spoil') spoilNext = true;
      if (what) return what === 'spoil' ? Response.json({}) : control(what, request);
      const answer = await fetch(request);
      return spoilNext ? spoiled(answer) : answer;
    },
  };
}
