/* After a sign-in with a phone or security key: the page is told, and the visitor may keep a passkey here as well. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-login/define.js';
import type { PasskeyLogin } from '../../../src/index.js';
import { useAuthenticator, VirtualAuthenticator } from '../../support/authenticator.js';
import { useCapabilities } from '../../support/browser-says.js';
import { needs } from '../../support/engine.js';
import { focused } from '../../support/keyboard.js';
import { base, faulty, listPasskeys, signOut, signUp, useRelyingParty } from '../../support/relying-party.js';
import { aWhile, buttons, click, heard, inState, next, status, until } from '../shared/screen.js';
import { to, useCalls, useNavigations, useRequests } from '../shared/watch.js';

const SIGN_IN = 'Sign in with a passkey';
const CREATE = 'Create a passkey on this device';
const here = { conditionalGet: true, passkeyPlatformAuthenticator: true };

describe('passkey-login with a phone or security key', () => {
  const key = useAuthenticator({ transport: 'usb' });
  const device = new VirtualAuthenticator();
  useRelyingParty();
  const says = useCapabilities();
  const asked = useRequests();
  const calls = useCalls();
  const targets = useNavigations();
  afterEach(() => device.unplug());

  async function known(): Promise<void> {
    await signUp();
    await signOut();
    asked.length = calls.length = 0;
    says(here);
  }

  async function login(properties: Partial<PasskeyLogin> = {}): Promise<PasskeyLogin> {
    const element = document.createElement('passkey-login');
    Object.assign(element, { base, noAutofill: true, returnTo: '#home', ...properties });
    return fixture<PasskeyLogin>(html`${element}`);
  }

  /** Signed in with the key; this device can make passkeys from now on. */
  async function offered(properties: Partial<PasskeyLogin> = {}): Promise<PasskeyLogin> {
    await known();
    const element = await login({ offerPasskey: true, ...properties });
    await click(element, SIGN_IN);
    await inState(element, 'offering');
    await key.unplug();
    await device.plugIn();
    return element;
  }

  it('tells the page how the visitor signed in, and that this device could keep a passkey', async () => {
    await known();
    const element = await login();
    const signedIn = next(element, 'passkey-login');
    const crossed = next(element, 'passkey-cross-device');
    await click(element, SIGN_IN);
    expect((await signedIn).detail.attachment).to.equal('cross-platform');
    expect((await crossed).detail).to.include({ attachment: 'cross-platform' });
    await until(() => targets.length === 1, 'the way to return-to');
  });

  it('says nothing of it where this device cannot keep one', async () => {
    await known();
    says({ ...here, passkeyPlatformAuthenticator: false });
    const element = await login({ offerPasskey: true });
    let crossed = 0;
    element.addEventListener('passkey-cross-device', () => (crossed += 1));
    await click(element, SIGN_IN);
    await until(() => targets.length === 1, 'the way to return-to');
    expect(crossed).to.equal(0);
  });

  it('offers a passkey on this device before it leaves, with the focus on the offer', async () => {
    await known();
    const element = await login({ offerPasskey: true });
    element.shadowRoot!.querySelector<HTMLElement>('.primary')!.focus();
    await click(element, SIGN_IN);
    await inState(element, 'offering');
    await until(() => focused()?.textContent.includes('Quicker next time?'), 'the offer has the focus');
    expect(buttons(element)).to.deep.equal([CREATE, 'Not now']);
    expect(targets).to.deep.equal([]);
  });

  it('makes it there, tells the page and leaves', async () => {
    needs('platform');
    const element = await offered();
    const added = next(element, 'passkey-add');
    await click(element, CREATE);
    const { passkey } = (await added).detail;
    expect(to(asked, '/register/begin')[0]?.body).to.deep.equal({ attachment: 'platform' });
    const { hints, authenticatorSelection } = calls.at(-1)!.asked
      .publicKey as PublicKeyCredentialCreationOptions & {
      hints?: string[];
    };
    expect(hints).to.deep.equal(['client-device']);
    expect(authenticatorSelection).to.include({
      authenticatorAttachment: 'platform',
      residentKey: 'required',
    });
    expect((await listPasskeys()).passkeys.map(({ id }) => id)).to.include(passkey?.id);
    await until(() => targets.length === 1, 'the way to return-to');
  });

  it('leaves where the visitor does not want it', async () => {
    const element = await offered();
    await click(element, 'Not now');
    await until(() => targets.length === 1, 'the way to return-to');
    expect(to(asked, '/register/complete')).to.deep.equal([]);
  });

  it('ends the offer where there is nowhere to go', async () => {
    const element = await offered({ returnTo: undefined });
    await click(element, 'Not now');
    await inState(element, 'succeeded');
    expect(status(element)).to.equal('You are signed in.');
    expect(buttons(element)).to.deep.equal([]);
  });

  it('stays with the offer where the visitor cancels the dialog, and says nothing alarming', async () => {
    const element = await offered();
    await device.refuse();
    const cancelled = next(element, 'passkey-cancel');
    await click(element, CREATE);
    expect((await cancelled).detail.action).to.equal('add');
    expect(status(element)).to.equal('');
    expect(buttons(element)).to.deep.equal([CREATE, 'Not now']);
    expect(targets).to.deep.equal([]);
  });

  it('says what went wrong, and can still be left', async () => {
    const element = await offered({
      base: faulty({ fault: 'status', status: 500, path: '/register/begin' }),
    });
    const failed = next(element, 'passkey-failure');
    await click(element, CREATE);
    expect((await failed).detail).to.include({ action: 'add' });
    await until(() => status(element) !== '', 'said');
    await click(element, 'Not now');
    await until(() => targets.length === 1, 'the way to return-to');
  });

  it('makes no offer where the page prevents it, or the backend cannot register', async () => {
    await known();
    const element = await login({ offerPasskey: true });
    element.addEventListener('passkey-cross-device', (event) => event.preventDefault());
    await click(element, SIGN_IN);
    await until(() => targets.length === 1, 'the way to return-to');
    await signOut();
    const other = await login({ offerPasskey: true, registerBeginEndpoint: 'none' });
    await click(other, SIGN_IN);
    await until(() => targets.length === 2, 'the way to return-to');
  });

  it('ends with the element', async () => {
    needs('platform');
    const element = await offered();
    const events = heard(element);
    await device.hold();
    await click(element, CREATE);
    await until(() => calls.at(-1)?.kind === 'create', 'the dialog opened');
    element.remove();
    await until(() => calls.at(-1)?.signal?.aborted, 'the dialog ended');
    await aWhile();
    expect(events.filter((name) => name === 'failure')).to.deep.equal([]);
  });
});

describe('passkey-login with hints', () => {
  useAuthenticator();
  useRelyingParty();
  const calls = useCalls();

  it('puts the kinds first that the page names', async () => {
    const element = await fixture<PasskeyLogin>(
      html`<passkey-login base=${base} no-autofill hints="security-key  hybrid"></passkey-login>`,
    );
    await click(element, SIGN_IN);
    await inState(element, 'idle');
    expect(calls[0]?.asked.publicKey).to.deep.include({ hints: ['security-key', 'hybrid'] });
  });
});
