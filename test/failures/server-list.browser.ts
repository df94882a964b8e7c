/* Whatever a server, or what stands between, answers in place of a list: the right code, kind words, another try. */
import { expect } from '@open-wc/testing';
import { failureEnglish } from '../../src/i18n/english/failures.js';
import type { PasskeyManager } from '../../src/index.js';
import { manager, rows } from '../elements/passkey-manager/support.js';
import { button, click, hasState, until } from '../elements/shared/screen.js';
import { useAuthenticator } from '../support/authenticator.js';
import { signUp, useRelyingParty } from '../support/relying-party.js';
import { contract, LATER, patience, strange, useClock, wait, type Answer } from './support/answers.js';
import { line, type Line } from './support/line.js';
import { endsIn, useComplaints, usePatience, wordsOf } from './support/ways.js';

const RETRY = 'Try again';
const title = (element: Element) => element.shadowRoot!.querySelector('#title')!;

/** A manager whose list could not be had, of somebody with one passkey. */
async function listless(wire: Line): Promise<PasskeyManager> {
  await signUp();
  return manager({ backend: wire.backend }, (one) => hasState(one, 'failed'));
}

async function comesBack(element: PasskeyManager): Promise<void> {
  button(element, RETRY).focus();
  await click(element, RETRY);
  await until(() => hasState(element, 'ready') && rows(element).length === 1, 'the list');
  expect(element.shadowRoot?.activeElement?.id).to.equal('title');
}

async function eachOf(answers: readonly Answer[]): Promise<void> {
  const wire = line();
  wire.breaks(answers[0]!.rule);
  const element = await listless(wire);
  for (const { what, rule, code } of answers) {
    wire.breaks(rule);
    await endsIn(element, RETRY, code, { focus: title(element) });
    const { message, next } = failureEnglish(code, {});
    expect(wordsOf(element), what).to.deep.equal([message, next]);
    expect(hasState(element, 'failed'), what).to.equal(true);
  }
  wire.repair();
  await comesBack(element);
}

describe('failures: a list in place of which comes', () => {
  useAuthenticator();
  useRelyingParty();
  usePatience();
  const complaints = useComplaints();
  const clock = useClock();
  afterEach(() => expect(complaints).to.deep.equal([]));

  it('each code of the contract', () => eachOf(contract));
  it('what nobody agreed on', () => eachOf(strange));

  it('nothing, since the visitor is offline', async () => {
    const wire = line();
    wire.cuts('');
    const element = await listless(wire);
    await endsIn(element, RETRY, 'network', { focus: title(element) });
    wire.repair();
    await comesBack(element);
  });

  for (const [what, rule] of patience)
    it(`a plea for patience ${what}: nothing is asked before`, async () => {
      const wire = line();
      wire.breaks(wait(rule));
      const element = await listless(wire);
      await until(() => LATER.test(wordsOf(element)[1]), 'how long');
      wire.repair();
      wire.asked.length = 0;
      await endsIn(element, RETRY, 'rate_limited', { focus: title(element) });
      expect(wordsOf(element)[1]).to.match(LATER);
      expect(wire.asked).to.deep.equal([]);
      clock.forward();
      await comesBack(element);
    });

  it('an error, later on: the old one stays in sight, and says so', async () => {
    const wire = line();
    await signUp();
    const element = await manager({ backend: wire.backend });
    wire.breaks({ fault: 'status', status: 500 });
    await element.reload();
    await until(() => wordsOf(element)[0] !== '', 'a message');
    expect(wordsOf(element)).to.deep.equal([
      'The list could not be brought up to date.',
      failureEnglish('server', {}).next,
    ]);
    expect(rows(element)).to.have.length(1);
    wire.repair();
    await comesBack(element);
    await until(() => wordsOf(element)[0] === '', 'nothing more to say');
  });
});
