/* Nobody waits for ever, or without a way out; nothing is done twice; and a name is no reason to lose a passkey. */
import { expect } from '@open-wc/testing';
import { direct, field, manager, names, rows, said } from '../elements/passkey-manager/support.js';
import {
  button,
  buttons,
  click,
  hasState,
  heard,
  inState,
  nameInput,
  next,
  status,
  told,
  until,
  usernameInput,
} from '../elements/shared/screen.js';
import { useCalls, useRequests } from '../elements/shared/watch.js';
import { ariaSnapshot } from '../support/aria.js';
import { useAuthenticator, type VirtualAuthenticator } from '../support/authenticator.js';
import {
  base,
  faulty,
  freshName,
  listPasskeys,
  signOut,
  signUp,
  useRelyingParty,
  whoIsSignedIn,
} from '../support/relying-party.js';
import { ADD, create, CREATE, login, managerOfOne, SIGN_IN, signup } from './support/elements.js';

/** Milliseconds that a request gets. */
const REQUEST = 30_000;

/** The three ceremonies: an element that is ready for it, and the button that begins it. */
const ceremonies: readonly [
  what: string,
  path: string,
  ready: (at: string, authenticator: VirtualAuthenticator) => Promise<HTMLElement>,
  main: string,
][] = [
  [
    'a sign-in',
    '/login',
    async (at) => {
      await signUp();
      await signOut();
      return login(at);
    },
    SIGN_IN,
  ],
  [
    'a sign-up',
    '/signup',
    async (at) => {
      const element = await signup(at);
      usernameInput(element).value = freshName();
      return element;
    },
    CREATE,
  ],
  ['an addition', '/register', (at, authenticator) => managerOfOne(authenticator, { base: at }), ADD],
];

describe('rule 10: every wait has a visible Cancel', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();

  for (const [what, path, ready, main] of ceremonies) {
    for (const [state, at] of [
      ['requesting', `${path}/begin`],
      ['prompting', undefined],
      ['verifying', `${path}/complete`],
    ] as const) {
      it(`${what} that is ${state}`, async () => {
        const element = await ready(at ? faulty({ fault: 'hang', path: at }) : direct(), authenticator);
        if (!at) await authenticator.hold();
        await click(element, main);
        await inState(element, state);
        await until(() => buttons(element).includes('Cancel'), 'there is a way out');
        expect(button(element, 'Cancel').checkVisibility()).to.equal(true);
        await click(element, 'Cancel');
        await until(() => !hasState(element, state), 'it is over');
        await until(() => !buttons(element).includes('Cancel'), 'nothing is left to cancel');
        expect(button(element, main).getAttribute('aria-disabled')).to.equal('false');
        expect(status(element)).to.equal('');
      });
    }
  }
});

describe('rule 10: every wait has a watchdog', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const { setTimeout: realTimeout } = window;
  let longTimers: { ring: () => void; ms: number }[] = [];

  beforeEach(() => {
    longTimers = [];
    // Only what waits for long is caught, so that a test need not: dialogs for minutes, requests for half of one.
    window.setTimeout = ((callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      if (ms < 60_000) return realTimeout(callback, ms === REQUEST ? 3000 : ms, ...args);
      longTimers.push({ ring: () => callback(...args), ms });
      return -longTimers.length;
    }) as typeof setTimeout;
  });
  afterEach(() => {
    window.setTimeout = realTimeout;
  });

  for (const [what, path, ready, main] of ceremonies) {
    for (const step of ['begin', 'complete'])
      it(`${what} whose ${step} gets no answer`, async () => {
        let code = '';
        const listen = (event: GlobalEventHandlersEventMap['passkey-failure']) => {
          ({ code } = event.detail.failure);
        };
        document.addEventListener('passkey-failure', listen, { once: true });
        const element = await ready(faulty({ fault: 'hang', path: `${path}/${step}` }), authenticator);
        await click(element, main);
        await until(() => code, 'it is given up');
        expect(code).to.equal('timeout');
        await told(element, /^That took too long\./);
        await until(() => buttons(element).includes(main), 'it can be tried again');
        expect(buttons(element)).not.to.include('Cancel');
      });
  }

  it('a list that gets no answer', async () => {
    const at = faulty({ fault: 'hang', method: 'GET' });
    const element = await manager({ base: at }, (one) => one.matches(':state(failed)'));
    expect(said(element)).to.match(/^That took too long\./);
  });

  it('a dialog that never ends: some seconds after the browser should have ended it', async () => {
    await authenticator.hold();
    const element = await login();
    const failed = next(element, 'passkey-failure');
    await click(element, SIGN_IN);
    await until(() => longTimers.length === 1, 'somebody watches the dialog');
    expect(longTimers[0]?.ms).to.equal(310_000);
    longTimers[0]?.ring();
    expect((await failed).detail.failure.code).to.equal('timeout');
    await told(element, /^That took too long\./);
    expect(buttons(element)).to.include(SIGN_IN);
  });
});

describe('rule 10: a double click is one ceremony', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();

  it('of a sign-in, however often the button is clicked', async () => {
    await signUp();
    await signOut();
    const element = await login(faulty({ fault: 'delay', path: '/login/', ms: 100 }));
    const events = heard(element);
    asked.length = calls.length = 0;
    const main = button(element, SIGN_IN);
    main.click();
    main.click();
    void element.login();
    await until(() => hasState(element, 'succeeded') || main.click(), 'the visitor is signed in');
    expect(asked.map(({ path }) => path.slice(base.length))).to.deep.equal([
      '/login/begin',
      '/login/complete',
    ]);
    expect(calls).to.have.length(1);
    expect(events).to.deep.equal(['before-login', 'login']);
  });

  it('of a sign-up', async () => {
    const element = await signup();
    const events = heard(element);
    await create(element);
    button(element, CREATE).click();
    void element.signUp();
    await nameInput(element);
    expect(calls).to.have.length(1);
    expect(events).to.deep.equal(['before-signup']);
    expect((await listPasskeys()).passkeys).to.have.length(1);
  });

  it('of an addition', async () => {
    const element = await managerOfOne(authenticator);
    button(element, ADD).click();
    button(element, ADD).click();
    await until(() => field(element), 'no field');
    expect((await listPasskeys()).passkeys).to.have.length(2);
  });
});

describe('rule 10: a name that fails to save after a registration', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();

  it('leaves the account as it is, says so and can be tried again', async () => {
    const element = await signup(faulty({ fault: 'status', status: 500, method: 'PATCH', times: 1 }));
    const events = heard(element);
    await create(element);
    const input = await nameInput(element);
    const suggestion = input.value;
    input.value = 'Blue key';
    const failed = next(element, 'passkey-failure');
    await click(element, 'Save name');
    expect((await failed).detail.failure.code).to.equal('server');
    await until(() => input.getAttribute('aria-invalid') === 'true', 'the field shows it');
    await until(
      async () => (await ariaSnapshot(element)).includes('Something went wrong on our side'),
      'words',
    );
    expect(input.value).to.equal('Blue key');
    expect((await listPasskeys()).passkeys[0]?.name).to.equal(suggestion);
    expect(await whoIsSignedIn()).not.to.equal(undefined);
    await click(element, 'Save name');
    await inState(element, 'done');
    expect((await listPasskeys()).passkeys[0]?.name).to.equal('Blue key');
    expect(events).to.deep.equal(['before-signup', 'failure', 'signup']);
  });

  it('can be given up: the passkey keeps what it has', async () => {
    const element = await signup(faulty({ fault: 'drop', method: 'PATCH' }));
    await create(element);
    const input = await nameInput(element);
    const suggestion = input.value;
    input.value = 'Blue key';
    await click(element, 'Save name');
    await until(() => input.getAttribute('aria-invalid') === 'true', 'the field shows it');
    const done = next(element, 'passkey-signup');
    await click(element, 'Keep this name');
    expect((await done).detail.passkey?.name).to.equal(suggestion);
  });

  it('leaves an added passkey in the list, says so and can be tried again', async () => {
    const element = await managerOfOne(authenticator, {
      base: faulty({ fault: 'status', status: 500, method: 'PATCH', times: 1 }),
    });
    calls.length = 0;
    await click(element, ADD);
    const input = await nameInput(element);
    const suggestion = input.value;
    input.value = 'Blue key';
    const failed = next(element, 'passkey-failure');
    await click(element, 'Save name');
    expect((await failed).detail).to.have.nested.property('failure.code', 'server');
    await until(() => input.getAttribute('aria-invalid') === 'true', 'the field shows it');
    expect(rows(element)).to.have.length(2);
    expect((await listPasskeys()).passkeys[0]?.name).to.equal(suggestion);
    await click(element, 'Save name');
    await until(() => names(element)[0] === 'Blue key', 'saved');
    expect((await listPasskeys()).passkeys[0]?.name).to.equal('Blue key');
    expect(calls).to.have.length(1);
  });
});
