import { expect, fixture, html } from '@open-wc/testing';
import { prysmid } from '../../src/backend/presets/prysmid.js';
import { presetBackend } from '../../src/backend/create-preset-backend.js';
import { configurePasskeys } from '../../src/index.js';
import { until } from '../elements/shared/screen.js';
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

  it('asks nevertheless where the page names the endpoints', () => {
    const base = elsewhere;
    const begin = 'POST /app/passkeys/begin';
    expect(Object.keys(presetBackend(prysmid, { base })).sort()).to.deep.equal([
      'capabilities',
      'list',
      'remove',
    ]);
    const own = presetBackend(prysmid, {
      base,
      endpoints: { registerBegin: begin, registerComplete: begin },
    });
    expect(own).to.include.keys('registerBegin', 'registerComplete');
  });
});
