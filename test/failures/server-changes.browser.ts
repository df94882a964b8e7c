/* Whatever a server, or what stands between, answers to a new name or a removal: code, words, and another try. */
import { expect } from '@open-wc/testing';
import { failureEnglish } from '../../src/i18n/english/failures.js';
import type { PasskeyManager } from '../../src/index.js';
import { button, dialog, field, manager, names, rows, until } from '../elements/passkey-manager/support.js';
import { useAuthenticator } from '../support/authenticator.js';
import { focused } from '../support/keyboard.js';
import { seedPasskeys, signUp, useRelyingParty } from '../support/relying-party.js';
import { contract, LATER, patience, strange, useClock, wait, type Answer } from './support/answers.js';
import { line, type Line } from './support/line.js';
import { ending, isAtRest, useComplaints, usePatience } from './support/ways.js';

interface Change {
  readonly what: string;
  readonly method: 'PATCH' | 'DELETE';
  /** The button that sends it. */
  readonly main: string;
  readonly open: (element: PasskeyManager) => Promise<void>;
  /** Where its failures are told. */
  readonly told: (element: PasskeyManager) => Element | null | undefined;
  readonly works: (element: PasskeyManager) => Promise<void>;
}

const newName: Change = {
  what: 'a new name',
  method: 'PATCH',
  main: 'Save name',
  open: async (element) => {
    button(element, 'Rename This device').click();
    await until(() => field(element), 'the name can be typed');
    field(element)!.value = 'Mine';
  },
  told: (element) => element.shadowRoot?.querySelector('[part=naming-form] .problem'),
  works: (element) => until(() => names(element).includes('Mine'), 'it has its new name'),
};

const removal: Change = {
  what: 'a removal',
  method: 'DELETE',
  main: 'Remove passkey',
  open: async (element) => {
    button(element, 'Remove Passkey 1').click();
    await until(() => dialog(element), 'the question');
  },
  told: (element) => dialog(element)?.querySelector('[role=status] p'),
  works: (element) => until(() => !dialog(element) && rows(element).length === 1, 'it is gone'),
};

async function opened({ open }: Change, wire: Line): Promise<PasskeyManager> {
  const { passkey } = await signUp();
  // The last one could not be removed.
  await seedPasskeys(passkey, 1);
  const element = await manager({ backend: wire.backend });
  await open(element);
  return element;
}

/** What is told, as read out: a wait that counts down is there for the eye as well. */
function wordsOf(change: Change, element: PasskeyManager): string {
  const told = change.told(element)?.cloneNode(true) as Element | undefined;
  for (const seen of told?.querySelectorAll('[aria-hidden=true]') ?? []) seen.remove();
  return told?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

/** One click that is to end so, with the focus where it was and what the visitor typed still there. */
async function endsIn(change: Change, element: PasskeyManager, { what, code }: Omit<Answer, 'rule'>) {
  expect(await ending(element, change.main), what).to.equal(code);
  await until(() => wordsOf(change, element) !== '' && isAtRest(element), `${what} is told of`);
  expect(focused(), what).to.equal(button(element, change.main));
  if (change === newName) expect(field(element)!.value, what).to.equal('Mine');
}

async function eachOf(answers: readonly Answer[], change: Change): Promise<void> {
  const wire = line();
  const element = await opened(change, wire);
  for (const answer of answers) {
    wire.breaks({ ...answer.rule, method: change.method });
    await endsIn(change, element, answer);
    const { message, next } = failureEnglish(answer.code, {});
    expect(wordsOf(change, element), answer.what).to.equal(`${message} ${next}`);
  }
  repair(wire);
  button(element, change.main).click();
  await change.works(element);
}

/** The runner's plain way loses requests to remove, the one with faults does not. */
const repair = (wire: Line): void => wire.breaks({ fault: 'delay', ms: 0, method: 'DELETE' });

/** A passkey that is gone ends in a true list: `passkey-manager/{remove,rename,robustness}.browser.ts`. */
const stays = ({ code }: Answer): boolean => code !== 'not_found';

for (const change of [newName, removal])
  describe(`failures: ${change.what} that is answered with`, () => {
    useAuthenticator();
    useRelyingParty();
    usePatience();
    const complaints = useComplaints();
    const clock = useClock();
    afterEach(() => expect(complaints).to.deep.equal([]));

    it('each code of the contract', () => eachOf(contract.filter(stays), change));
    it('what nobody agreed on', () => eachOf(strange.filter(stays), change));

    it('nothing, since the visitor is offline', async () => {
      const wire = line();
      const element = await opened(change, wire);
      wire.cuts('');
      await endsIn(change, element, { what: 'offline', code: 'network' });
      repair(wire);
      button(element, change.main).click();
      await change.works(element);
    });

    for (const [what, rule] of patience)
      it(`a plea for patience ${what}: nothing is asked before`, async () => {
        const wire = line();
        const element = await opened(change, wire);
        wire.breaks({ ...wait(rule), method: change.method });
        await endsIn(change, element, { what, code: 'rate_limited' });
        repair(wire);
        wire.asked.length = 0;
        await endsIn(change, element, { what: 'too early', code: 'rate_limited' });
        expect(wordsOf(change, element).replace('Too many tries. ', '')).to.match(LATER);
        expect(wire.asked).to.deep.equal([]);
        clock.forward();
        button(element, change.main).click();
        await change.works(element);
      });
  });
