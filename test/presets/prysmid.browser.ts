import { expect, fixture, html } from '@open-wc/testing';
import { prysmid } from '../../src/backend/presets/prysmid.js';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { configurePasskeys, type PasskeyManager } from '../../src/index.js';
import { adding, factors, gone, press, type } from '../elements/passkey-manager/factors-support.js';
import { button, said } from '../elements/passkey-manager/support.js';
import { until } from '../elements/shared/screen.js';
import { codeOf, wrongCode } from '../support/authenticator-app.js';
import { conforms } from './suite.js';

conforms({
  preset: prysmid,
  base: '/wire/prysmid/auth/v1',
  configuration: (token) => (token ? { headers: { Authorization: `Bearer ${token}` } } : {}),
  refusals: { signedOut: 'unauthenticated', wrongChallenge: 'verification_failed' },
});

/** The same server, by the name of another host. */
const elsewhere = `http://acme.auth.localhost:${location.port}/wire/prysmid/auth/v1`;

describe('preset prysmid on a page that is not of the instance', () => {
  const control = async <T>(what: string, body: object): Promise<T> => {
    const answer = await fetch(`/wire/prysmid/_control/${what}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return (await answer.json()) as T;
  };
  const part = (element: Element, name: string) =>
    element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`);
  const rows = (element: Element) => element.shadowRoot?.querySelectorAll('[part~="passkey"]').length;

  beforeEach(async () => {
    const { token } = await control<{ token: string }>('sign-in', { passkeys: ['First', 'Second'] });
    configurePasskeys({ headers: { Authorization: `Bearer ${token}` } });
  });
  afterEach(async () => {
    configurePasskeys({});
    await control('sign-out', {});
  });

  it('lists and removes, and does not offer to add what the browser would refuse', async () => {
    const element = await fixture(
      html`<passkey-manager preset="prysmid" base=${elsewhere}></passkey-manager>`,
    );
    await until(() => rows(element) === 2, 'both are shown');
    expect(part(element, 'add-button')).to.equal(null);
    part(element, 'remove-button')?.click();
    await until(() => part(element, 'confirm-button'), 'the question is asked');
    part(element, 'confirm-button')?.click();
    await until(() => rows(element) === 1, 'it is gone');
  });

  const account = `http://acme.auth.localhost:${location.port}/account`;
  const home = location.href;
  afterEach(() => history.replaceState(null, '', home));

  it('leads to the page of Prysm:ID that adds, which is told the way back, without its fragment', async () => {
    history.replaceState(null, '', '?tab=a%20b#token=secret');
    const element = await fixture(
      html`<passkey-manager preset="prysmid" base=${elsewhere}></passkey-manager>`,
    );
    await until(() => part(element, 'hosted-link'), 'there is a link');
    const { href, textContent, target } = part(element, 'hosted-link') as HTMLAnchorElement;
    const url = new URL(href);
    expect(url.origin + url.pathname).to.equal(account);
    const back = location.origin + location.pathname + location.search;
    expect([...url.searchParams]).to.deep.equal([['return_to', back]]);
    expect(textContent).to.equal(`Add a passkey at acme.auth.localhost:${location.port}`);
    expect(target).to.equal('');
    await expect(element).to.be.accessible();
  });

  it('leads to another page of it where the page says so, and to nothing that is none', async () => {
    for (const [page, leads] of [
      ['/profile?tab=keys', `http://acme.auth.localhost:${location.port}/profile?tab=keys&return_to=`],
      ['https://login.example/account', 'https://login.example/account?return_to='],
      ['javascript:alert(1)', ''],
      ['https://', ''],
      ['', ''],
    ] as const) {
      const element = await fixture(
        html`<passkey-manager
          preset="prysmid"
          base=${elsewhere}
          data-account-page=${page}
        ></passkey-manager>`,
      );
      await until(() => part(element, 'factors'), 'what surrounds the list is there');
      if (leads) await until(() => part(element, 'hosted-link'), 'there is a link');
      const href = part(element, 'hosted-link')?.getAttribute('href') ?? undefined;
      if (leads) expect(href?.startsWith(leads), href).to.equal(true);
      else expect(href, page).to.equal(undefined);
    }
  });

  it('leads there also whom the instance does not know any more', async () => {
    await control('sign-out', {});
    const element = await fixture(
      html`<passkey-manager preset="prysmid" base=${elsewhere}></passkey-manager>`,
    );
    await until(() => element.matches(':state(failed)'), 'the list is refused');
    await until(() => part(element, 'hosted-link'), 'there is a link');
  });

  it('leads nowhere where nothing is to be added, or it can be added here', async () => {
    for (const attributes of [
      { 'read-only': '' },
      { 'register-begin': 'none' },
      { base: '/wire/prysmid/auth/v1' },
    ]) {
      const element = document.createElement('passkey-manager');
      const all = { preset: 'prysmid', base: elsewhere, ...attributes };
      for (const [name, value] of Object.entries<string>(all)) element.setAttribute(name, value);
      await fixture(element);
      await until(() => part(element, 'factors'), 'what surrounds the list is there');
      expect(part(element, 'hosted-link'), JSON.stringify(attributes)).to.equal(null);
    }
  });

  it('shows second factors, adds an authenticator app and removes it', async () => {
    const element = await fixture<PasskeyManager>(
      html`<passkey-manager preset="prysmid" base=${elsewhere}></passkey-manager>`,
    );
    const secret = await adding(element);
    type(element, wrongCode(secret));
    await until(() => said(element).includes('That code is not right.'), 'told');
    type(element, codeOf(secret));
    await gone(element);
    await until(() => factors(element).join() === 'Authenticator app', 'it is in the list');
    press(element, 'Remove Authenticator app');
    button(element, 'Remove it').click();
    await gone(element);
    await until(() => factors(element).length === 0, 'it is gone');
  });

  it('asks nevertheless where the page names the endpoints', () => {
    const base = elsewhere;
    const begin = 'POST /app/passkeys/begin';
    expect(Object.keys(presetBackend(prysmid, { base })).sort()).to.deep.equal([
      'capabilities',
      'codesEnable',
      'factorRemove',
      'factors',
      'list',
      'remove',
      'totpBegin',
      'totpComplete',
    ]);
    const own = presetBackend(prysmid, {
      base,
      endpoints: { registerBegin: begin, registerComplete: begin },
    });
    expect(own).to.include.keys('registerBegin', 'registerComplete');
  });
});
