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

/** Lies with the visitor, because two pages ask one server at the same time. */
const SPOIL = 'interop-spoil=1';

async function spoiled(answer: Response): Promise<Response> {
  const text = await answer.text();
  const sent = text.replace(CHALLENGE, `$1${Buffer.from('another challenge').toString('base64url')}`);
  const headers = new Headers(answer.headers);
  headers.delete('Content-Length');
  if (sent !== text) headers.append('Set-Cookie', `${SPOIL}; Path=/; Max-Age=0`);
  return new Response(sent, { status: answer.status, headers });
}

/** A page cannot say that it is another. */
function fromWhere(request: Request): Request {
  const origin = request.headers.get('X-Interop-Origin');
  if (origin) request.headers.set('Origin', origin);
  return request;
}

/**
 * Answers what is for the vendor, or for the test at `/interop/NAME/_control/…`. `spoil` has the next challenge changed
 * on its way to the page: the server itself is left alone, and refuses what was made for another.
 */
export const serving = ({ paths, fetch, control }: RealServer) => ({
  isForUs: (path: string): boolean =>
    path.includes('/_control/') || paths.some((start) => path.startsWith(start)),
  async fetch(request: Request): Promise<Response> {
    const [, what] = /\/_control\/([\w-]+)$/.exec(new URL(request.url).pathname) ?? [];
    if (what === 'spoil') return Response.json({}, { headers: { 'Set-Cookie': `${SPOIL}; Path=/` } });
    if (what) return control(what, request);
    const answer = await fetch(fromWhere(request));
    return request.headers.get('Cookie')?.includes(SPOIL) ? spoiled(answer) : answer;
  },
});
