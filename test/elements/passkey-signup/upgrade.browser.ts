/* The silent upgrade on a site of passwords: its backend has no sign-up, and need not. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeySignup } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { usePasswordManager } from '../../support/browser-says.js';
import { needs } from '../../support/engine.js';
import { base, listPasskeys, signUp, useRelyingParty } from '../../support/relying-party.js';
import { hasState, inState, told, until } from '../shared/screen.js';
import { useCalls, useConsole } from '../shared/watch.js';

const UPGRADED = /^Next time you can sign in with a passkey/;

describe('passkey-signup with upgrade', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const calls = useCalls();
  const lines = useConsole();
  const passwords = usePasswordManager();

  beforeEach(() => needs('quiet'));
  beforeEach(async () => {
    await signUp();
    await authenticator.clearCredentials();
    calls.length = 0;
    passwords.willing = true;
  });

  it('needs the endpoints of a registration alone', async () => {
    const element = await fixture<PasskeySignup>(
      html`<passkey-signup
        upgrade
        register-begin="${base}/register/begin"
        register-complete="${base}/register/complete"
      ></passkey-signup>`,
    );
    await told(element, UPGRADED);
    expect((await listPasskeys()).passkeys).to.have.length(2);
    expect(hasState(element, 'misconfigured')).to.equal(false);
    expect(lines).to.deep.equal([]);
  });

  it('says what is missing where it cannot register', async () => {
    const element = await fixture<PasskeySignup>(
      html`<passkey-signup upgrade base=${base} register-begin="none"></passkey-signup>`,
    );
    await inState(element, 'misconfigured');
    expect(lines.join()).to.contain('register-begin');
    expect(calls).to.deep.equal([]);
  });

  it('can be asked for later', async () => {
    const element = await fixture<PasskeySignup>(html`<passkey-signup base=${base}></passkey-signup>`);
    await until(() => element.querySelector('input'), 'the form is there');
    element.upgrade = true;
    await told(element, UPGRADED);
    expect(element.querySelector('input')).to.equal(null);
  });
});
