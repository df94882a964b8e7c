import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createBackend, type BackendConfig } from '../../src/backend/index.js';
import { PasskeyFailure } from '../../src/model/failure.js';
import { hanging, json, recordingFetch } from './recording.js';

// The timer of `AbortSignal.timeout` does not keep Node running.
let awake: NodeJS.Timeout;
before(() => void (awake = setInterval(() => undefined, 1000)));
after(() => clearInterval(awake));

const empty = () => json({ passkeys: [] });

const list = (config: BackendConfig, signal?: AbortSignal) =>
  createBackend({ base: '/p', ...config }).list!(signal ? { signal } : {});

async function headersSent(headers: BackendConfig['headers']): Promise<Headers> {
  const { fetch, sent } = recordingFetch(empty());
  await list({ fetch, ...(headers ? { headers } : {}) });
  return sent[0]!.headers;
}

describe('the page’s own headers', () => {
  it('are an object, a list or Headers', async () => {
    assert.equal((await headersSent({ 'X-Tenant': '7' })).get('X-Tenant'), '7');
    assert.equal((await headersSent([['X-Tenant', '7']])).get('X-Tenant'), '7');
    assert.equal((await headersSent(new Headers({ 'X-Tenant': '7' }))).get('X-Tenant'), '7');
  });

  it('are asked for anew each time, and waited for', async () => {
    const { fetch, sent } = recordingFetch(empty(), empty());
    let count = 0;
    const headers = async () => {
      await Promise.resolve();
      count += 1;
      return { Authorization: `Bearer ${String(count)}` };
    };
    await list({ fetch, headers });
    await list({ fetch, headers });
    assert.deepEqual(
      sent.map((one) => one.headers.get('Authorization')),
      ['Bearer 1', 'Bearer 2'],
    );
  });

  it('win over the package’s', async () => {
    assert.equal(
      (await headersSent({ accept: 'application/vnd.api+json' })).get('Accept'),
      'application/vnd.api+json',
    );
  });

  it('that cannot be had fail the call as one kind of failure', async () => {
    const { fetch, sent } = recordingFetch(empty());
    const headers = () => Promise.reject(new Error('no token'));
    await assert.rejects(list({ fetch, headers }), { name: 'PasskeyFailure' });
    assert.equal(sent.length, 0);
  });

  it('that never come are given up after the timeout', async () => {
    const { fetch } = recordingFetch(empty());
    const headers = () => new Promise<HeadersInit>(() => undefined);
    await assert.rejects(list({ fetch, headers, timeout: 30 }), { code: 'timeout' });
  });
});

describe('a request', () => {
  it('takes cookies along as the page says', async () => {
    const { fetch, sent } = recordingFetch(empty(), empty());
    await list({ fetch, credentials: 'include' });
    await list({ fetch, credentials: 'omit' });
    assert.deepEqual(
      sent.map(({ credentials }) => credentials),
      ['include', 'omit'],
    );
  });

  it('is given up after the timeout', async () => {
    const recorder = recordingFetch(() => hanging(recorder.sent)());
    await assert.rejects(list({ fetch: recorder.fetch, timeout: 30 }), { code: 'timeout' });
  });

  it('is given up after the timeout, even where the page’s own fetch knows no signal', async () => {
    const deaf = () => new Promise<Response>(() => undefined);
    await assert.rejects(list({ fetch: deaf, timeout: 30 }), { code: 'timeout' });
  });

  it('ends as cancelled when its caller aborts, before or on the way', async () => {
    const recorder = recordingFetch(
      () => hanging(recorder.sent)(),
      () => hanging(recorder.sent)(),
    );
    const controller = new AbortController();
    const call = list({ fetch: recorder.fetch }, controller.signal);
    setTimeout(() => controller.abort(), 10);
    await assert.rejects(call, { code: 'cancelled' });
    await assert.rejects(list({ fetch: recorder.fetch }, AbortSignal.abort()), { code: 'cancelled' });
  });

  it('that does not arrive is the network’s failure, with its cause', async () => {
    const cause = new TypeError('Failed to fetch');
    const { fetch } = recordingFetch(cause);
    await assert.rejects(list({ fetch }), { name: 'PasskeyFailure', code: 'network', cause });
  });
});

describe('an answer over HTTP', () => {
  it('that is no JSON is the server’s failure', async () => {
    for (const body of ['{"passkeys":[', '<!doctype html><title>Sign in</title>', 'undefined']) {
      const { fetch } = recordingFetch(new Response(body));
      await assert.rejects(list({ fetch }), { code: 'server', status: 200 });
    }
  });

  it('that is a page after a redirect means that the session has ended', async () => {
    const page = new Response('<!doctype html><title>Sign in</title>');
    Object.defineProperty(page, 'redirected', { value: true });
    const { fetch } = recordingFetch(page);
    await assert.rejects(list({ fetch }), { code: 'unauthenticated' });
  });

  it('whose body breaks off is the network’s failure', async () => {
    const broken = new ReadableStream({
      start: (controller) => controller.error(new TypeError('terminated')),
    });
    const { fetch } = recordingFetch(new Response(broken));
    await assert.rejects(list({ fetch }), { code: 'network' });
  });

  it('that refuses is the failure it names', async () => {
    const { fetch } = recordingFetch(json({ code: 'limit_reached', max: 3 }, 409));
    await assert.rejects(list({ fetch }), { code: 'limit_reached', status: 409, max: 3 });
  });
});

describe('an endpoint that asks for patience', () => {
  const busy = (body: object = {}, headers: HeadersInit = {}) =>
    new Response(JSON.stringify(body), { status: 429, headers });
  /** A place of its own for each test: what is remembered holds for the whole page. */
  let places = 0;
  const place = () => `/busy-${String((places += 1))}`;

  for (const [how, answer] of [
    ['in seconds', () => busy({}, { 'Retry-After': '30' })],
    ['as a date', () => busy({}, { 'Retry-After': new Date(Date.now() + 30_000).toUTCString() })],
    ['in the body', () => busy({ code: 'rate_limited', retryAfter: 29.5 })],
  ] as const) {
    it(`${how} is not asked again before, by whichever backend, and then is`, async (test) => {
      test.mock.timers.enable({ apis: ['Date'], now: Date.now() });
      const { fetch, sent } = recordingFetch(answer(), empty());
      const base = place();
      const refused = await list({ base, fetch }).catch((error: unknown) => error);
      assert.ok(refused instanceof PasskeyFailure && refused.retryAfter !== undefined);
      assert.ok(Number.isInteger(refused.retryAfter) && refused.retryAfter > 28, String(refused.retryAfter));
      test.mock.timers.tick(10_000);
      await assert.rejects(list({ base, fetch }), (error: PasskeyFailure) => {
        assert.equal(error.code, 'rate_limited');
        assert.equal(error.retryAfter, refused.retryAfter! - 10);
        return true;
      });
      assert.equal(sent.length, 1);
      test.mock.timers.tick(21_000);
      await list({ base, fetch });
      assert.equal(sent.length, 2);
    });
  }

  it('is counted for all passkeys, and for no other endpoint', async () => {
    const base = place();
    const { fetch, sent } = recordingFetch(busy({}, { 'Retry-After': '30' }), empty());
    const { rename, list: read } = createBackend({ base, fetch });
    await assert.rejects(rename!('1', 'A'), { code: 'rate_limited' });
    await assert.rejects(rename!('2', 'B'), { code: 'rate_limited' });
    await read!();
    assert.equal(sent.length, 2);
  });

  it('without saying how long is asked again at once', async () => {
    const base = place();
    const { fetch, sent } = recordingFetch(busy(), empty());
    await assert.rejects(list({ base, fetch }), { code: 'rate_limited' });
    await list({ base, fetch });
    assert.equal(sent.length, 2);
  });
});

describe('a 200 that means no', () => {
  const signIn = (body: unknown, type = 'application/json') => {
    const answer = new Response(JSON.stringify(body), { headers: { 'Content-Type': type } });
    const { fetch } = recordingFetch(answer);
    return createBackend({ base: '/p', fetch }).loginComplete!({ credential: {} as never });
  };

  for (const [body, code] of [
    [{ error: 'Invalid signature' }, 'unknown'],
    [{ error: { code: 'challenge_expired' } }, 'challenge_expired'],
    [{ verified: false }, 'verification_failed'],
    [{ success: false }, 'unknown'],
    [{ ok: false, code: 'rate_limited' }, 'rate_limited'],
    [{ status: 'error' }, 'unknown'],
    [{ status: 'failed', errorMessage: 'no' }, 'unknown'],
  ] as const) {
    it(`(${JSON.stringify(body)}) signs nobody in`, async () => {
      await assert.rejects(signIn(body), { name: 'PasskeyFailure', code });
    });
  }

  it('by its type, is a problem', async () => {
    await assert.rejects(signIn({ title: 'No', status: 403 }, 'application/problem+json'), {
      code: 'unknown',
    });
  });

  it('is told from a yes that looks like it', async () => {
    const body = { status: 'ok', error: null, user: { id: 1 }, verified: false };
    assert.deepEqual(await signIn(body), { user: { id: 1 } });
  });
});

it('a body that never ends is given up after the timeout', async () => {
  const endless = () => Promise.resolve(new Response(new ReadableStream()));
  await assert.rejects(list({ fetch: endless, timeout: 30 }), { code: 'timeout' });
});
