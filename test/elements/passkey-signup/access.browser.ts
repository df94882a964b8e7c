/* Every state of passkey-signup, for everybody: without a mouse, with assistive technology, in light and dark. */
import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeySignup } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { focused, press, tabTo, type } from '../../support/keyboard.js';
import { base, faulty, freshName, listPasskeys, useRelyingParty } from '../../support/relying-party.js';
import { click, hasState, inState, nameInput, status, told, until, usernameInput } from '../shared/screen.js';
import { useBrowserWithoutPasskeys } from '../shared/watch.js';

const CREATE = 'Create account with a passkey';

const idle = (at = base) =>
  fixture<PasskeySignup>(
    html`<passkey-signup base=${at} display-name
      ><p slot="terms">By this you agree to be kind.</p></passkey-signup
    >`,
  );

async function begun(at?: string): Promise<PasskeySignup> {
  const signup = await idle(at);
  usernameInput(signup).value = freshName();
  await click(signup, CREATE);
  return signup;
}

async function naming(at?: string): Promise<PasskeySignup> {
  const signup = await begun(at);
  await nameInput(signup);
  return signup;
}

const states: Record<string, (hold: () => Promise<void>) => Promise<PasskeySignup>> = {
  idle: () => idle(),
  'idle, without a user name': async () => {
    const signup = await idle();
    await click(signup, CREATE);
    await told(signup, 'Enter a user name.');
    return signup;
  },
  requesting: () => begun(faulty({ fault: 'hang', path: '/begin' })),
  prompting: async (hold) => {
    await hold();
    return begun();
  },
  verifying: () => begun(faulty({ fault: 'hang', path: '/complete' })),
  failed: async () => {
    const signup = await begun(faulty({ fault: 'drop', path: '/complete' }));
    await told(signup, /^The connection failed/);
    return signup;
  },
  naming: () => naming(),
  'naming, while the name is saved': async () => {
    const signup = await naming(faulty({ fault: 'hang', method: 'PATCH' }));
    (await nameInput(signup)).value = 'Blue key';
    await click(signup, 'Save name');
    return signup;
  },
  'naming, with a name that cannot be saved': async () => {
    const signup = await naming(faulty({ fault: 'status', status: 500, method: 'PATCH' }));
    const input = await nameInput(signup);
    input.value = 'Blue key';
    await click(signup, 'Save name');
    await until(() => input.getAttribute('aria-invalid') === 'true', 'the field shows it');
    return signup;
  },
  done: async () => {
    const signup = await naming();
    await click(signup, 'Keep this name');
    return signup;
  },
};

/** In the system's colours, whichever they are. */
function usePage(): void {
  beforeEach(() => (document.documentElement.style.cssText = 'color-scheme: light dark; background: Canvas'));
  afterEach(async () => {
    document.documentElement.removeAttribute('style');
    await emulateMedia({ colorScheme: 'light' });
  });
}

describe('passkey-signup for everybody', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  usePage();

  for (const [name, bring] of Object.entries(states)) {
    it(`is accessible while ${name}, in light and dark`, async () => {
      const signup = await bring(() => authenticator.hold());
      await inState(signup, name.split(',')[0]!);
      await signup.updateComplete;
      await expect(signup).to.be.accessible();
      await emulateMedia({ colorScheme: 'dark' });
      await expect(signup).to.be.accessible();
    });
  }

  it('goes the whole way by keyboard alone', async () => {
    const signup = await idle();
    await tabTo('User name');
    await type(freshName());
    await tabTo('Your name (optional)');
    await type('Ada King');
    await tabTo(CREATE);
    await press('Space');
    const input = await nameInput(signup);
    await until(() => focused() === input, 'the name has the focus');
    await type('Blue key');
    await tabTo('Save name');
    await press('Space');
    await inState(signup, 'done');
    expect((await listPasskeys()).passkeys[0]?.name).to.equal('Blue key');
  });

  it('keeps the name that is being saved from being typed over', async () => {
    const signup = await states['naming, while the name is saved']!(() => Promise.resolve());
    const input = await nameInput(signup);
    await until(() => input.readOnly, 'the name is saved');
    expect(input.value).to.equal('Blue key');
  });
});

describe('passkey-signup in a browser without passkeys', () => {
  useBrowserWithoutPasskeys();
  usePage();

  it('says so kindly, and leaves the other ways on the page', async () => {
    const signup = await fixture<PasskeySignup>(
      html`<passkey-signup base=${base}><a slot="fallback" href="#other">Use a password</a></passkey-signup>`,
    );
    await until(() => status(signup) !== '', 'the visitor is told');
    expect(status(signup)).to.match(/^This browser cannot use passkeys\. \w.+\.$/);
    expect(hasState(signup, 'unsupported')).to.equal(true);
    expect(signup.querySelector('input')).to.equal(null);
    expect(signup.querySelector('a')!.offsetHeight).to.be.greaterThan(0);
    await expect(signup).to.be.accessible();
  });
});
