/* Whatever a server, or what stands between, answers: the right code, kind words, and another try. */
import { expect } from '@open-wc/testing';
import { backendFailureCodes } from '../../src/model/backend-failure-code.js';
import { manager } from '../elements/passkey-manager/support.js';
import { button, click, hasState, until, usernameInput } from '../elements/shared/screen.js';
import { useAuthenticator } from '../support/authenticator.js';
import { faulty, signUp, useRelyingParty, type FaultRule } from '../support/relying-party.js';
import { line } from './support/line.js';
import {
  addition,
  endsIn,
  signIn,
  signUpWay,
  speaksTwice,
  useComplaints,
  usePatience,
  ways,
  wordsOf,
  type Ending,
  type Way,
} from './support/ways.js';

const problem = (code: string): FaultRule => ({ fault: 'problem', status: 400, body: { code } });

/** A name that is taken is put right where it stands. */
const focusAfter = (way: Way, element: HTMLElement, code: string): Element | undefined =>
  way === signUpWay && code === 'conflict' ? usernameInput(element) : undefined;

describe('failures: each code of the contract', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  usePatience();
  const complaints = useComplaints();

  for (const way of ways)
    for (const end of ['begin', 'complete'])
      it(`${way.what}, at ${end}`, async () => {
        const wire = line();
        const element = await way.ready(wire, authenticator);
        for (const code of backendFailureCodes) {
          // Each try makes one, and the virtual authenticator has room for three.
          if (way.kind === 'create') await authenticator.clearCredentials();
          wire.breaks({ ...problem(code), path: `${way.path}/${end}` });
          await endsIn(element, way.main, code, {
            focus: focusAfter(way, element, code),
            quickly: end === 'complete',
          });
        }
        wire.repair();
        // What was made for nothing is not the next try's matter.
        if (way.kind === 'create') await authenticator.clearCredentials();
        await click(element, way.main);
        await way.works(element);
        expect(complaints).to.deep.equal([]);
      });

  it('a list', async () => {
    await signUp();
    for (const code of backendFailureCodes) {
      const wire = line();
      wire.breaks(problem(code));
      const element = await manager({ backend: wire.backend }, (one) => one.matches(':state(failed)'));
      await speaksTwice(element);
      wire.repair();
      button(element, 'Try again').focus();
      await click(element, 'Try again');
      await until(() => hasState(element, 'ready'), `the list after ${code}`);
      expect(element.shadowRoot?.activeElement?.id).to.equal('title');
      element.remove();
    }
    expect(complaints).to.deep.equal([]);
  });
});

/** Answers that are no problem of the contract, and how they end where data was due. */
const shapes: readonly [what: string, rule: FaultRule, ending: Ending][] = [
  ['no body, 400', { fault: 'status', status: 400 }, 'validation'],
  ['no body, 401', { fault: 'status', status: 401 }, 'unauthenticated'],
  ['no body, 403', { fault: 'status', status: 403 }, 'forbidden'],
  ['no body, 404', { fault: 'status', status: 404 }, 'not_found'],
  ['no body, 418', { fault: 'status', status: 418 }, 'unknown'],
  ['no body, 419', { fault: 'status', status: 419 }, 'csrf'],
  ['no body, 429', { fault: 'status', status: 429 }, 'rate_limited'],
  ['no body, 500', { fault: 'status', status: 500 }, 'server'],
  ['no body, 503', { fault: 'status', status: 503 }, 'server'],
  ['a code that nobody knows', { ...problem('teapot'), status: 403 }, 'forbidden'],
  ['an error page, 502', { fault: 'html', status: 502 }, 'server'],
  ['a page, 200', { fault: 'html' }, 'server'],
  ['200 with an error inside', { fault: 'status', status: 200, body: { error: 'no' } }, 'unknown'],
  [
    '200 with an error of the contract inside',
    { fault: 'status', status: 200, body: { error: { code: 'limit_reached' } } },
    'limit_reached',
  ],
  ['200 with a problem', { ...problem('csrf'), status: 200 }, 'csrf'],
  ['JSON cut in two', { fault: 'malformed' }, 'server'],
  ['a connection that drops', { fault: 'drop' }, 'network'],
];

describe('failures: answers that nobody agreed on', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  usePatience();
  const complaints = useComplaints();

  for (const way of ways) {
    for (const end of ['begin', 'complete'])
      it(`${way.what}, at ${end}`, async () => {
        const wire = line();
        const element = await way.ready(wire, authenticator);
        for (const [, rule, ending] of shapes) {
          // Each try makes one, and the virtual authenticator has room for three.
          if (way.kind === 'create') await authenticator.clearCredentials();
          wire.breaks({ ...rule, path: `${way.path}/${end}` });
          await endsIn(element, way.main, ending, { quickly: end === 'complete' });
        }
        wire.repair();
        if (way.kind === 'create') await authenticator.clearCredentials();
        await click(element, way.main);
        await way.works(element);
        expect(complaints).to.deep.equal([]);
      });

    it(`${way.what}: nothing, a login page and far too much in place of options`, async () => {
      const wire = line();
      const element = await way.ready(wire, authenticator);
      const path = `${way.path}/begin`;
      wire.breaks({ fault: 'status', status: 204, path });
      await endsIn(element, way.main, 'server');
      const Location = faulty({ fault: 'html' });
      wire.breaks({ fault: 'redirect', headers: { Location }, path });
      await endsIn(element, way.main, 'unauthenticated');
      await wire.breaksLong({ fault: 'html', body: 'x'.repeat(5_000_000), path });
      await endsIn(element, way.main, 'server');
      await wire.breaksLong({ fault: 'problem', body: { detail: 'x'.repeat(5_000_000) }, path });
      // The server's own words, cut; they are in its own language.
      await endsIn(element, way.main, 'validation', { quickly: true });
      expect(element.shadowRoot?.textContent.length).to.be.lessThan(2000);
      wire.repair();
      await click(element, way.main);
      await way.works(element);
      expect(complaints).to.deep.equal([]);
    });

    for (const end of ['begin', 'complete'])
      it(`${way.what}, offline at ${end}`, async () => {
        const wire = line();
        const element = await way.ready(wire, authenticator);
        wire.cuts(`${way.path}/${end}`);
        await endsIn(element, way.main, 'network');
        wire.repair();
        await click(element, end === 'begin' ? way.main : 'Try again');
        await way.works(element);
        expect(complaints).to.deep.equal([]);
      });
  }
});

describe('failures: a server that asks for patience', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  usePatience();
  const complaints = useComplaints();
  const { now } = Date;
  afterEach(() => void (Date.now = now));

  const limits: readonly [what: string, rule: () => Partial<FaultRule>][] = [
    ['in seconds', () => ({ headers: { 'Retry-After': '600' } })],
    ['by a date', () => ({ headers: { 'Retry-After': new Date(now() + 600_000).toUTCString() } })],
    ['in the body', () => ({ body: { code: 'rate_limited', retryAfter: 600 } })],
  ];

  for (const way of [signIn, signUpWay, addition])
    for (const [what, rule] of limits)
      for (const end of ['begin', 'complete'])
        it(`${way.what}, ${what}, at ${end}`, async () => {
          const wire = line();
          const element = await way.ready(wire, authenticator);
          const path = `${way.path}/${end}`;
          wire.breaks({ fault: 'problem', status: 429, body: {}, ...rule(), path });
          await endsIn(element, way.main, 'rate_limited', { quickly: true });
          expect((await speaksTwice(element))[1]).to.match(/^Try again in (9|10) minutes\.$/);
          wire.repair();
          wire.asked.length = 0;
          const again = end === 'begin' ? way.main : 'Try again';
          await endsIn(element, again, 'rate_limited', { focus: button(element, way.main), quickly: true });
          expect(wordsOf(element)[1]).to.match(/^Try again in (9|10) minutes\.$/);
          expect(wire.asked.filter((one) => one === path)).to.deep.equal([]);
          Date.now = () => now() + 601_000;
          await click(element, again);
          await way.works(element);
          expect(complaints).to.deep.equal([]);
        });
});
