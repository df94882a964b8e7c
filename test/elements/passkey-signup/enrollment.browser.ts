/* A visit by a link from another device: its code leaves the address bar, and makes one passkey. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-signup/define.js';
import type { PasskeySignup } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import {
  ask,
  base,
  listPasskeys,
  signOut,
  signUp,
  sql,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import { buttons, click, hasState, inState, next, told, until } from '../shared/screen.js';
import { to, useCalls, useConsole, useRequests } from '../shared/watch.js';

const CREATE = 'Create a passkey on this device';
const OPEN_AGAIN = /^Please open your link again\./;
const SPENT = /^This link no longer works\./;

describe('passkey-signup with enrollment', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();
  const lines = useConsole();
  let username: string;
  let code: string;

  const home = location.href;
  afterEach(() => history.replaceState(null, '', home));

  /** The owner made a link; this is the other device. */
  beforeEach(async () => {
    ({ username } = await signUp());
    const { url } = await ask<{ url: string }>('POST', `${base}/enrollments`, {});
    code = new URL(url).hash.replace('#code=', '');
    await signOut();
    await authenticator.clearCredentials();
    calls.length = asked.length = 0;
  });

  const arrive = async (tail = `#code=${code}`, names = '') => {
    const url = new URL(location.href);
    history.replaceState(null, '', url.pathname + tail);
    const element = await fixture<PasskeySignup>(
      html`<passkey-signup base=${base} enrollment=${names}></passkey-signup>`,
    );
    await until(() => hasState(element, 'idle') || hasState(element, 'missing'), 'the link is read');
    await until(() => buttons(element).length > 0 || hasState(element, 'missing'), 'the link is read');
    return element;
  };

  it('says what will happen, makes a passkey by one click, signs in and names it', async () => {
    const element = await arrive();
    await until(() => buttons(element).includes(CREATE), 'the button is there');
    expect(asked).to.deep.equal([]);
    await expect(element).to.be.accessible();
    await click(element, CREATE);
    await inState(element, 'naming');
    expect(await whoIsSignedIn()).to.equal(username);
    const done = next(element, 'passkey-signup');
    await click(element, 'Keep this name');
    await done;
    await told(element, 'This device has a passkey now, and you can sign in with it.');
    expect((await listPasskeys()).passkeys).to.have.length(2);
    expect(hasState(element, 'done')).to.equal(true);
  });

  it('takes the code out of the address bar, and leaves everything else as it is written', async () => {
    const entries = history.length;
    const element = await arrive(`?a=%20b&code=${code}&c=d+e#top`);
    await until(() => buttons(element).includes(CREATE), 'the button is there');
    expect(location.search + location.hash).to.equal('?a=%20b&c=d+e#top');
    expect(history.length).to.equal(entries);
    const fragment = await arrive(`?a=b#code=${code}&code-id=7&x=%2F`);
    await until(() => buttons(fragment).includes(CREATE), 'the button is there');
    expect(location.search + location.hash).to.equal('?a=b#x=%2F');
    await click(fragment, CREATE);
    await inState(fragment, 'naming');
    expect(to(asked, '/register/begin')[0]?.body['enrollment']).to.deep.equal({ code, codeId: '7' });
  });

  it('reads the parameters that the attribute names', async () => {
    const element = await arrive(`?otp=${code}&id=7&sub=ada`, 'otp id sub');
    await until(() => buttons(element).includes(CREATE), 'the button is there');
    expect(location.search).to.equal('');
    await click(element, CREATE);
    await inState(element, 'naming');
    expect(to(asked, '/register/begin')[0]?.body['enrollment']).to.deep.equal({
      code,
      codeId: '7',
      userId: 'ada',
    });
  });

  it('keeps the code to itself', async () => {
    const element = await arrive();
    const details: unknown[] = [];
    for (const name of ['before-add', 'signup', 'failure', 'cancel'])
      element.addEventListener(`passkey-${name}`, (event) => details.push((event as CustomEvent).detail));
    await click(element, CREATE);
    await inState(element, 'naming');
    const said = JSON.stringify([
      details,
      lines,
      location.href,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
    ]);
    expect(said + element.outerHTML + (element.shadowRoot?.innerHTML ?? '')).not.to.contain(code);
  });

  it('says so kindly where there is no code, as after a reload; a link in the same tab is heard', async () => {
    const element = await arrive('');
    await told(element, OPEN_AGAIN);
    expect(hasState(element, 'missing')).to.equal(true);
    expect(buttons(element)).to.deep.equal([]);
    location.hash = `code=${code}`;
    await until(() => buttons(element).includes(CREATE), 'the button is there');
    expect(location.hash).to.equal('');
  });

  it('works once, and says so the second time', async () => {
    const [first, second] = [await arrive(), await arrive()];
    await click(first, CREATE);
    await inState(first, 'naming');
    await click(second, CREATE);
    await told(second, SPENT);
    expect(hasState(second, 'spent')).to.equal(true);
    expect(buttons(second)).to.deep.equal([]);
    expect(calls).to.have.length(1);
  });

  it('says that a link is too old, before the authenticator is asked', async () => {
    const element = await arrive();
    await sql(
      `UPDATE enrollments SET expires_at = 0
       WHERE account_id = (SELECT id FROM accounts WHERE username = ?)`,
      [username],
    );
    await click(element, CREATE);
    await told(element, SPENT);
    expect(calls).to.deep.equal([]);
    expect(await whoIsSignedIn()).to.equal(undefined);
  });

  it('whoever cancels can go on, also after the element was taken away and put back', async () => {
    const element = await arrive();
    await authenticator.refuse();
    await click(element, CREATE);
    await until(() => to(asked, '/register/begin')[0]?.answered && !hasState(element, 'prompting'), 'over');
    const place = element.parentElement;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    place?.append(element);
    await authenticator.consent();
    await click(element, CREATE);
    await inState(element, 'naming');
  });

  it('the page can stop it', async () => {
    const element = await arrive();
    element.addEventListener('passkey-before-add', (event) => event.preventDefault());
    await click(element, CREATE);
    expect(asked).to.deep.equal([]);
  });
});
