/* A ceremony whose begin or end is answered badly, as one suite for each way to an authenticator. */
import { expect } from '@open-wc/testing';
import { failureEnglish } from '../../../src/i18n/english/failures.js';
import { signupEnglish } from '../../../src/i18n/english/signup.js';
import type { BackendFailureCode } from '../../../src/model/backend-failure-code.js';
import { click, usernameInput } from '../../elements/shared/screen.js';
import { useAuthenticator, type VirtualAuthenticator } from '../../support/authenticator.js';
import { useRelyingParty } from '../../support/relying-party.js';
import { contract, LATER, patience, strange, useClock, wait, type Answer } from './answers.js';
import { line } from './line.js';
import { endsIn, signUpWay, useComplaints, usePatience, wordsOf, type Way } from './ways.js';

const ENDS = ['begin', 'complete'] as const;

/** Whatever is answered to it. Called within no other `describe`. */
export function whateverAnswers(way: Way): void {
  describe(`failures: ${way.what} that is answered with`, () => {
    const authenticator = useAuthenticator();
    useRelyingParty();
    usePatience();
    const complaints = useComplaints();

    for (const end of ENDS) {
      it(`each code of the contract, at ${end}`, async () => {
        await eachOf(contract, way, end, authenticator);
        expect(complaints).to.deep.equal([]);
      });

      it(`what nobody agreed on, at ${end}`, async () => {
        await eachOf(strange, way, end, authenticator);
        expect(complaints).to.deep.equal([]);
      });

      it(`nothing, since the visitor is offline at ${end}`, async () => {
        const wire = line();
        const element = await way.ready(wire, authenticator);
        wire.cuts(`${way.path}/${end}`);
        await endsIn(element, way.main, 'network');
        wire.repair();
        // The same passkey is sent again; there is no second dialog.
        await click(element, end === 'begin' ? way.main : 'Try again');
        await way.works(element);
        expect(complaints).to.deep.equal([]);
      });
    }

    it('nothing, and far too much in place of options', async () => {
      const wire = line();
      const element = await way.ready(wire, authenticator);
      const path = `${way.path}/begin`;
      wire.breaks({ fault: 'status', status: 204, path });
      await endsIn(element, way.main, 'server');
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
  });

  asksForPatience(way);
}

/** One element meets them all, one after the other, and then works. */
async function eachOf(
  answers: readonly Answer[],
  way: Way,
  end: (typeof ENDS)[number],
  authenticator: VirtualAuthenticator,
): Promise<void> {
  const wire = line();
  const element = await way.ready(wire, authenticator);
  // What was made for nothing is not the next try's matter, and the virtual authenticator has room for three.
  const forget = () => (way.kind === 'create' ? authenticator.clearCredentials() : undefined);
  for (const { what, rule, code } of answers) {
    await forget();
    wire.breaks({ ...rule, path: `${way.path}/${end}` });
    // A name that is taken is put right where it stands.
    const focus = isTaken(way, code) ? usernameInput(element) : undefined;
    await endsIn(element, way.main, code, { focus, quickly: end === 'complete' });
    expect(wordsOf(element), what).to.deep.equal(termsOf(way, code));
  }
  wire.repair();
  await forget();
  await click(element, way.main);
  await way.works(element);
}

const isTaken = (way: Way, code: BackendFailureCode): boolean => way === signUpWay && code === 'conflict';

function termsOf(way: Way, code: BackendFailureCode): readonly [string, string] {
  const { message, next } = isTaken(way, code) ? signupEnglish.signupTaken : failureEnglish(code, {});
  return [message, next];
}

function asksForPatience(way: Way): void {
  describe(`failures: ${way.what} whose server asks for patience`, () => {
    const authenticator = useAuthenticator();
    useRelyingParty();
    usePatience();
    const complaints = useComplaints();
    const clock = useClock();

    for (const [what, rule] of patience)
      for (const end of ENDS)
        it(`${what}, at ${end}, says how long, asks nothing before, and works after it`, async () => {
          const wire = line();
          const element = await way.ready(wire, authenticator);
          const path = `${way.path}/${end}`;
          wire.breaks({ ...wait(rule), path });
          await endsIn(element, way.main, 'rate_limited');
          expect(wordsOf(element)[1]).to.match(LATER);
          wire.repair();
          wire.asked.length = 0;
          const again = end === 'begin' ? way.main : 'Try again';
          // "Try again" is gone while it is tried; the focus goes to what stands first.
          const focus = end === 'begin' ? undefined : way.first(element);
          await endsIn(element, again, 'rate_limited', { focus });
          expect(wordsOf(element)[1]).to.match(LATER);
          expect(wire.asked.filter((one) => one === path)).to.deep.equal([]);
          clock.forward();
          await click(element, again);
          await way.works(element);
          expect(complaints).to.deep.equal([]);
        });
  });
}
