/* What can go wrong between the visitor and the server, and what the visitor is told. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import { createBackend, type PasskeyBackend, type PasskeyLogin } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import {
  base,
  faulty,
  signOut,
  signUp,
  sql,
  useRelyingParty,
  type FaultRule,
} from '../../support/relying-party.js';
import { adapted, repairable } from '../shared/repairable.js';
import { aWhile, buttons, click, hasState, inState, next, status, told, until } from '../shared/screen.js';
import { useCalls } from '../shared/watch.js';

const SIGN_IN = 'Sign in with a passkey';

const at = (base: string) =>
  fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
const over = (backend: PasskeyBackend) =>
  fixture<PasskeyLogin>(html`<passkey-login .backend=${backend} no-autofill></passkey-login>`);

/** Answers one request by hand, where the relying party cannot be brought to it. */
const answering = (end: string, answer: () => Response) =>
  createBackend({
    base,
    fetch: (input, init) => (String(input).endsWith(end) ? Promise.resolve(answer()) : fetch(input, init)),
  });

describe('passkey-login that fails', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  beforeEach(async () => {
    await signUp();
    await signOut();
  });

  const complete = (rule: Omit<FaultRule, 'path'>) => faulty({ ...rule, path: '/login/complete' });
  const begin = (rule: Omit<FaultRule, 'path'>) => faulty({ ...rule, path: '/login/begin' });

  const table: readonly [string, () => string, string, string][] = [
    [
      'a server error before the dialog',
      () => begin({ fault: 'status', status: 500 }),
      'server',
      'Something went wrong on our side.',
    ],
    [
      'a server error after it',
      () => complete({ fault: 'status', status: 500 }),
      'server',
      'Something went wrong on our side.',
    ],
    [
      'an answer that is no JSON',
      () => begin({ fault: 'malformed' }),
      'server',
      'Something went wrong on our side.',
    ],
    [
      'options that are none',
      () => begin({ fault: 'status', status: 200, body: { options: 'none' } }),
      'server',
      'Something went wrong on our side.',
    ],
    [
      'options that no browser can read',
      () => begin({ fault: 'status', status: 200, body: { options: { challenge: '!' } } }),
      'server',
      'Something went wrong on our side.',
    ],
    [
      'a bare 404',
      () => complete({ fault: 'status', status: 404 }),
      'not_found',
      'That is not there any more.',
    ],
    [
      'a domain that is not its own',
      () =>
        begin({
          fault: 'status',
          status: 200,
          body: { options: { challenge: 'AAAA', rpId: 'elsewhere.example' } },
        }),
      'rp_mismatch',
      'Passkeys do not work at this web address.',
    ],
    [
      'a refused origin',
      () => complete({ fault: 'problem', status: 403, body: { code: 'origin_not_allowed' } }),
      'origin_not_allowed',
      'Passkeys do not work at this web address.',
    ],
    [
      'a limit on tries',
      () => complete({ fault: 'problem', status: 429, body: { code: 'rate_limited' } }),
      'rate_limited',
      'Too many tries.',
    ],
    [
      'a connection that drops before the dialog',
      () => begin({ fault: 'drop' }),
      'network',
      'The connection failed.',
    ],
  ];

  for (const [what, way, code, words] of table) {
    it(`tells of ${what}, and leaves the authenticator alone`, async () => {
      const login = await at(way());
      const failed = next(login, 'passkey-failure');
      await click(login, SIGN_IN);
      const { detail } = await failed;
      expect(detail.action).to.equal('login');
      expect(detail.failure.code).to.equal(code);
      await until(() => status(login).startsWith(words), `told: ${words}`);
      expect(hasState(login, 'failed')).to.equal(true);
      expect(buttons(login)).to.include(SIGN_IN);
      await aWhile(50);
      expect(await authenticator.credentials()).to.have.length(1);
    });
  }

  it('says when to try again where the server does', async () => {
    const busy = () => Promise.resolve(new Response('{}', { status: 429, headers: { 'Retry-After': '30' } }));
    // A place of its own: an endpoint that asked for patience is left alone by every element of the page.
    const login = await over(createBackend({ base: '/busy', fetch: busy }));
    await click(login, SIGN_IN);
    await told(login, 'Too many tries. Try again in 30 seconds.');
  });

  it('takes a login page in place of an answer for a session that ended', async () => {
    const page = () =>
      Object.defineProperty(new Response('<!doctype html><title>Sign in</title>'), 'redirected', {
        value: true,
      });
    const login = await over(answering('/login/begin', page));
    const failed = next(login, 'passkey-failure');
    await click(login, SIGN_IN);
    expect((await failed).detail.failure.code).to.equal('unauthenticated');
  });

  it('tells of a challenge that grew too old, and works at the next click', async () => {
    let expired = false;
    const backend = adapted((real) => ({
      loginComplete: async (input, call) => {
        if (!expired) await sql('UPDATE challenges SET expires_at = 0 WHERE id = ?', [String(input.state)]);
        expired = true;
        return real.loginComplete(input, call);
      },
    }));
    const login = await over(backend);
    const failed = next(login, 'passkey-failure');
    await click(login, SIGN_IN);
    expect((await failed).detail.failure.code).to.equal('challenge_expired');
    await told(login, 'That took too long. Try again.');
    expect(await authenticator.credentials()).to.have.length(1);
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
  });

  it('tells of a failure of the page’s own backend object, and tells developers more', async () => {
    const { error } = console;
    const lines: unknown[] = [];
    console.error = (line: unknown) => lines.push(line);
    const login = await over(adapted(() => ({ loginBegin: () => Promise.reject(new Error('secret')) })));
    const failed = next(login, 'passkey-failure');
    await click(login, SIGN_IN);
    expect((await failed).detail.failure.code).to.equal('unknown');
    await told(login, 'That did not work. Try again.');
    console.error = error;
    expect(lines).to.have.length(1);
  });
});

describe('passkey-login over a connection that drops', () => {
  useAuthenticator();
  useRelyingParty();
  const calls = useCalls();
  beforeEach(async () => {
    await signUp();
    await signOut();
    calls.length = 0;
  });

  it('can be begun anew in place of a retry', async () => {
    const { backend, repair } = repairable({ fault: 'drop', path: '/login/complete' });
    const login = await over(backend);
    await click(login, SIGN_IN);
    await inState(login, 'failed');
    repair();
    await click(login, SIGN_IN);
    await inState(login, 'succeeded');
    expect(calls).to.have.length(2);
  });
});
