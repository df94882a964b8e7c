/* Recovery codes after a sign-up: offered, skipped, failed; the account is there in every case. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeySignup } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { ask, base, faulty, freshName, useRelyingParty, whoIsSignedIn } from '../../support/relying-party.js';
import { buttons, click, heard, inState, next, until, usernameInput } from '../shared/screen.js';
import { to, useNavigations, useRequests } from '../shared/watch.js';

const CREATE = 'Create account with a passkey';
const SHOW = 'Show recovery codes';
const LATER = 'Not now';

describe('passkey-signup with recovery codes', () => {
  useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const targets = useNavigations();

  /** Signed up, and through with the name. */
  async function offered(properties: Partial<PasskeySignup> = {}) {
    const element = document.createElement('passkey-signup');
    element.setAttribute('recovery-codes', '');
    Object.assign(element, { base, returnTo: '#home', ...properties });
    await fixture(html`${element}`);
    const events = heard(element);
    const username = freshName();
    usernameInput(element).value = username;
    await click(element, CREATE);
    await click(element, 'Save name');
    return { element, events, username };
  }

  const dialog = (element: PasskeySignup) => element.shadowRoot!.querySelector('dialog');
  const codes = (element: PasskeySignup) =>
    [...(dialog(element)?.querySelectorAll('li') ?? [])].map((item) => item.textContent.trim());

  it('shows them before the sign-up ends, and ends when they are saved', async () => {
    const { element, events, username } = await offered();
    await inState(element, 'recovery');
    expect(buttons(element)).to.deep.equal([SHOW, LATER]);
    expect(events).to.deep.equal(['before-signup']);
    const ended = next(element, 'passkey-signup');
    await click(element, SHOW);
    await until(() => codes(element).length === 10, 'codes');
    const [first] = codes(element);
    dialog(element)!.querySelector('input')!.click();
    await click(element, 'Done');
    expect(JSON.stringify((await ended).detail)).not.to.include(first);
    await until(() => targets.length === 1, 'the way to return-to');
    expect(await whoIsSignedIn()).to.equal(username);
    expect(element.shadowRoot!.innerHTML).not.to.include(first);
    expect(await ask('GET', `${base}/recovery-codes`)).to.deep.equal({ total: 10, remaining: 10 });
  });

  it('goes on without where the visitor does not want any', async () => {
    const { element } = await offered();
    await inState(element, 'recovery');
    const ended = next(element, 'passkey-signup');
    await click(element, LATER);
    expect((await ended).detail.passkey?.id).to.be.a('string');
    await until(() => targets.length === 1, 'the way to return-to');
    expect(to(asked, '/recovery-codes')).to.deep.equal([]);
  });

  it('says what failed, and the sign-up goes on all the same', async () => {
    const { element, username } = await offered({
      base: faulty({ fault: 'status', status: 500, path: '/recovery-codes' }),
    });
    const failed = next(element, 'passkey-failure');
    await click(element, SHOW);
    expect((await failed).detail).to.include({ action: 'recovery-codes' });
    await until(() => buttons(element).includes(LATER), 'the way on');
    const ended = next(element, 'passkey-signup');
    await click(element, LATER);
    await ended;
    expect(await whoIsSignedIn()).to.equal(username);
  });

  it('asks nobody where the backend has none, or says so', async () => {
    const ended = new Promise((resolve) => addEventListener('passkey-signup', resolve, { once: true }));
    const { element } = await offered({
      base: faulty({ fault: 'status', status: 501, path: '/recovery-codes' }),
    });
    await click(element, SHOW);
    await ended;
    expect(dialog(element)).to.equal(null);
  });

  it('ends with a second thought: Escape twice', async () => {
    const { element } = await offered();
    await click(element, SHOW);
    await until(() => codes(element).length === 10, 'codes');
    const ended = next(element, 'passkey-signup');
    dialog(element)!.dispatchEvent(new Event('cancel', { cancelable: true }));
    await click(element, 'Close anyway');
    await ended;
  });

  it('axe finds nothing', async () => {
    const { element } = await offered();
    await inState(element, 'recovery');
    await expect(element).to.be.accessible();
    await click(element, SHOW);
    await until(() => codes(element).length === 10, 'codes');
    await expect(element).to.be.accessible();
  });
});
