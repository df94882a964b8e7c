/*
 * Browsers and extensions at their worst, through whole elements: whatever they do, the visitor is told, nothing
 * hangs, nothing is thrown at the page, the focus stays, and a second, healthy try works.
 */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import { useAuthenticator, type VirtualAuthenticator } from '../../support/authenticator.js';
import {
  failing,
  inTheTickOfAClick,
  oddCredentials,
  plagued,
  stubborn,
  useSilence,
  type Quirk,
} from '../../support/hostile-credentials.js';
import { focusedName } from '../../support/keyboard.js';
import {
  base,
  freshName,
  listPasskeys,
  signOut,
  signUp,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import { button, buttons, click, nameInput, status, told, until, usernameInput } from './screen.js';

/** One element, what it is asked to do, and how to see that it was done. */
interface Journey {
  readonly what: string;
  readonly label: string;
  prepare(): Promise<HTMLElement>;
  done(element: HTMLElement): Promise<void>;
}

let username = '';

const journeys: readonly Journey[] = [
  {
    what: 'passkey-login',
    label: 'Sign in with a passkey',
    async prepare() {
      ({ username } = await signUp());
      await signOut();
      return fixture(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    },
    async done(element) {
      await told(element, 'You are signed in.');
      expect(await whoIsSignedIn()).to.equal(username);
    },
  },
  {
    what: 'passkey-signup',
    label: 'Create account with a passkey',
    async prepare() {
      const element = await fixture<HTMLElement>(html`<passkey-signup base=${base}></passkey-signup>`);
      username = usernameInput(element).value = freshName();
      return element;
    },
    async done(element) {
      await nameInput(element);
      expect(await whoIsSignedIn()).to.equal(username);
      expect((await listPasskeys()).passkeys).to.have.length(1);
    },
  },
  {
    what: 'passkey-manager',
    label: 'Add a passkey',
    async prepare() {
      await signUp();
      await authenticator.clearCredentials();
      const element = await fixture<HTMLElement>(html`<passkey-manager base=${base}></passkey-manager>`);
      await until(() => element.matches(':state(ready)'), 'the list is there');
      return element;
    },
    async done(element) {
      await nameInput(element);
      expect((await listPasskeys()).passkeys).to.have.length(2);
    },
  },
];

let authenticator: VirtualAuthenticator;

const busy = (element: HTMLElement, label: string) => button(element, label).ariaBusy === 'true';

for (const { what, label, prepare, done } of journeys) {
  describe(`${what} in a hostile browser`, () => {
    const own = useAuthenticator();
    useRelyingParty();
    const noise = useSilence();
    let heal: () => void = () => undefined;
    beforeEach(() => {
      authenticator = own;
      username = '';
    });
    afterEach(() => {
      heal();
      expect(noise, 'what the page and its developers hear').to.deep.equal([]);
    });

    async function begin(...quirks: Quirk[]): Promise<HTMLElement> {
      const element = await prepare();
      heal = plagued(...quirks);
      button(element, label).focus();
      button(element, label).click();
      return element;
    }

    /** Back at rest, with the focus where it was; and then it works. */
    async function worksAfterwards(element: HTMLElement, words: string): Promise<void> {
      await until(() => !busy(element, label), 'no longer busy');
      await told(element, words);
      expect(focusedName(), 'the focus').to.equal(label);
      expect(buttons(element), 'the buttons').not.to.include('Cancel');
      heal();
      await click(element, label);
      await done(element);
    }

    for (const [odd, quirk] of Object.entries(oddCredentials)) {
      it(`takes a credential ${odd}`, async () => done(await begin(quirk)));
    }

    for (const [how, [quirk, words]] of Object.entries(failing)) {
      it(`is ready again after a call that ${how}`, async () => {
        const element = await begin(quirk);
        await worksAfterwards(element, words);
      });
    }

    for (const [how, quirk] of Object.entries(stubborn)) {
      it(`can be cancelled in a call that ${how}`, async () => {
        const element = await begin(quirk);
        await click(element, 'Cancel');
        await worksAfterwards(element, '');
      });
    }

    it('asks once more where somebody else was first, and is served', async () => {
      let asked = 0;
      const pending = new DOMException('A request is already pending.', 'OperationError');
      const element = await begin({
        call: (real, options) => ((asked += 1) === 1 ? Promise.reject(pending) : real(options)),
      });
      await done(element);
      expect(asked).to.equal(2);
    });

    it('ends a call that never settles when it has waited long enough', async () => {
      const { setTimeout: real } = window;
      const rings: (() => void)[] = [];
      window.setTimeout = ((ring: (...all: unknown[]) => void, ms = 0, ...args: unknown[]) =>
        ms < 60_000 ? real(ring, ms, ...args) : -rings.push(() => ring(...args))) as typeof setTimeout;
      try {
        const element = await begin(stubborn['never settles']!);
        await until(() => rings.length > 0 && buttons(element).includes('Cancel'), 'it waits');
        await until(() => status(element).startsWith('Follow'), 'it waits for the visitor');
        rings.at(-1)?.();
        await until(() => !busy(element, label), 'no longer busy');
        window.setTimeout = real;
        await worksAfterwards(element, 'That took too long. Try again.');
      } finally {
        window.setTimeout = real;
      }
    });

    if (what !== 'passkey-signup') {
      it('calls in the tick of the click where options were fetched ahead', async () => {
        const element = await prepare();
        const { quirk, stop } = inTheTickOfAClick();
        heal = plagued(quirk);
        let answered = 0;
        const { fetch } = window;
        window.fetch = (...args) =>
          fetch(...args).then((answer) => {
            answered += String(args[0]).includes('begin') ? 1 : 0;
            return answer;
          });
        try {
          button(element, label).focus();
          await until(() => answered === 1, 'options were fetched ahead');
          await new Promise((resolve) => setTimeout(resolve, 300));
          button(element, label).click();
          await done(element);
        } finally {
          window.fetch = fetch;
          stop();
        }
      });
    }
  });
}
