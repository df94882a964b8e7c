/* Every state of passkey-login, for everybody: without a mouse, with assistive technology, in light and dark. */
import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../../src/elements/passkey-login/define.js';
import type { PasskeyLogin } from '../../../src/index.js';
import { ariaSnapshot } from '../../support/aria.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { focused, focusedName, press, tabTo, type } from '../../support/keyboard.js';
import {
  base,
  faulty,
  signOut,
  signUp,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import { aWhile, button, click, hasState, heard, inState, status, told, until } from '../shared/screen.js';
import { useBrowserWithoutPasskeys, useConsole } from '../shared/watch.js';

const SIGN_IN = 'Sign in with a passkey';

/** The element in one of its states. */
const states: Record<string, (hold: () => Promise<void>) => Promise<PasskeyLogin>> = {
  idle: () => fixture(html`<passkey-login base=${base} mode="username-first" no-autofill></passkey-login>`),
  'idle, without a user name': async () => {
    const login = await states['idle']!(aWhile);
    await click(login, SIGN_IN);
    await told(login, 'Enter your user name.');
    return login;
  },
  requesting: () => clicked(faulty({ fault: 'hang', path: '/begin' })),
  prompting: (hold) => clicked(base, hold),
  verifying: () => clicked(faulty({ fault: 'hang', path: '/complete' })),
  failed: async () => {
    const login = await clicked(faulty({ fault: 'drop', path: '/complete' }));
    await told(login, /^The connection failed/);
    return login;
  },
  succeeded: () => clicked(base),
};

async function clicked(at: string, before?: () => Promise<void>): Promise<PasskeyLogin> {
  await signUp();
  await signOut();
  await before?.();
  const login = await fixture<PasskeyLogin>(
    html`<passkey-login base=${at} no-autofill
      ><a slot="fallback" href="#other">Use a password</a></passkey-login
    >`,
  );
  await click(login, SIGN_IN);
  return login;
}

/** In the system's colours, whichever they are. */
function usePage(): void {
  beforeEach(() => (document.documentElement.style.cssText = 'color-scheme: light dark; background: Canvas'));
  afterEach(async () => {
    document.documentElement.removeAttribute('style');
    await emulateMedia({ colorScheme: 'light' });
  });
}

describe('passkey-login for everybody', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  usePage();

  for (const [name, bring] of Object.entries(states)) {
    it(`is accessible while ${name}, in light and dark`, async () => {
      const login = await bring(() => authenticator.hold());
      await inState(login, name.split(',')[0]!);
      await login.updateComplete;
      await expect(login).to.be.accessible();
      await emulateMedia({ colorScheme: 'dark' });
      await expect(login).to.be.accessible();
    });
  }

  it('shows one state at a time', async () => {
    const login = await clicked(base);
    await inState(login, 'succeeded');
    for (const other of ['idle', 'requesting', 'prompting', 'verifying', 'failed'])
      expect(hasState(login, other), other).to.equal(false);
  });

  it('tells what happens in one polite live region, from the first paint on', async () => {
    const login = await states['idle']!(aWhile);
    const region = login.shadowRoot!.querySelectorAll('[role=status]');
    expect(region).to.have.length(1);
    await click(login, SIGN_IN);
    await told(login, 'Enter your user name.');
    expect(login.shadowRoot!.querySelector('[role=status]')).to.equal(region[0]);
    expect(login.shadowRoot!.querySelectorAll('[role=alert], [aria-live=assertive]')).to.have.length(0);
  });
});

describe('passkey-login by keyboard alone', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();

  it('signs in', async () => {
    const { username } = await signUp();
    await signOut();
    const login = await states['idle']!(aWhile);
    await tabTo('User name');
    await type(username);
    await tabTo(SIGN_IN);
    await press('Space');
    await inState(login, 'succeeded');
    expect(await whoIsSignedIn()).to.equal(username);
  });

  it('cancels, and keeps the focus', async () => {
    await authenticator.hold();
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    await tabTo(SIGN_IN);
    await press('Enter');
    await inState(login, 'prompting');
    expect(focusedName()).to.equal(SIGN_IN);
    await tabTo('Cancel');
    await press('Space');
    await inState(login, 'idle');
    expect(focusedName()).to.equal(SIGN_IN);
  });

  it('shows where the focus is', async () => {
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    await tabTo(SIGN_IN);
    const { outlineStyle, outlineWidth } = getComputedStyle(button(login, SIGN_IN));
    expect(focused()).to.equal(button(login, SIGN_IN));
    expect({ outlineStyle, outlineWidth }).to.deep.equal({ outlineStyle: 'solid', outlineWidth: '2px' });
  });

  it('reaches the retry after the buttons', async () => {
    const login = await clicked(faulty({ fault: 'drop', path: '/complete' }));
    await told(login, /^The connection failed/);
    await tabTo('Try again');
    expect(focusedName()).to.equal('Try again');
  });
});

describe('passkey-login in a browser without passkeys', () => {
  useBrowserWithoutPasskeys();
  const lines = useConsole();
  usePage();

  it('says so kindly, and leaves the other ways in', async () => {
    const login = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base}><a slot="fallback" href="#other">Use a password</a></passkey-login>`,
    );
    await until(() => status(login) !== '', 'the visitor is told');
    expect(status(login)).to.match(/^This browser cannot use passkeys\. \w.+\.$/);
    const tree = await ariaSnapshot(login);
    expect(tree).to.contain('link "Use a password"');
    expect(tree).not.to.contain('button');
    expect(hasState(login, 'unsupported')).to.equal(true);
    expect(lines).to.deep.equal([]);
    await expect(login).to.be.accessible();
  });

  it('fails in words when it is told to sign in all the same', async () => {
    const login = await fixture<PasskeyLogin>(html`<passkey-login base=${base} no-autofill></passkey-login>`);
    const events = heard(login);
    await login.login();
    expect(events.at(-1)).to.equal('failure');
    await told(login, /^This browser cannot use passkeys\./);
  });
});
