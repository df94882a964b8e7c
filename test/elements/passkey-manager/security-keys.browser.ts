/* A security key as a second factor: added below the list, with a real key and a real server. */
import { expect } from '@open-wc/testing';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import type { PasskeyFailure } from '../../../src/model/failure.js';
import type { Factor } from '../../../src/model/factor.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { faulty, signUp, useRelyingParty } from '../../support/relying-party.js';
import { to, useConsole, useRequests } from '../shared/watch.js';
import { ADD, factors, press, shown as shownWith, stored } from './factors-support.js';
import { button, buttons, inside, nameOf, next, part, said, until } from './support.js';

const ADD_KEY = 'Add a security key';
const OFFERS = 'factors totp security-key';
const PLUGGED = { transport: 'usb', hasResidentKey: false, hasUserVerification: false } as const;

const focused = (element: PasskeyManager): string => nameOf(inside(element).activeElement ?? element);

async function shown(properties: Partial<PasskeyManager> = {}): Promise<PasskeyManager> {
  const element = await shownWith({ offers: OFFERS, ...properties });
  await until(() => buttons(element).includes(ADD_KEY), 'a key can be added');
  return element;
}

describe('a security key, with the relying party', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const lines = useConsole();
  beforeEach(async () => {
    await signUp();
    await authenticator.unplug();
    await authenticator.plugIn(PLUGGED);
  });

  it('is added under a name, told, and removed; and another after it', async () => {
    const element = await shown();
    const told = next<CustomEvent<{ action: string; factor?: Factor }>>(element, 'passkey-security');
    press(element, ADD_KEY);
    await until(() => factors(element).length === 1, 'it is in the list');
    expect(factors(element)[0]).to.match(/^Security key Created/);
    expect(said(element)).to.equal('Security key was added.');
    expect(focused(element)).to.equal(ADD_KEY);
    const { detail } = await told;
    expect(detail.action).to.equal('security-key');
    expect(detail.factor).to.include({ kind: 'security-key', name: 'Security key' });
    const [made] = await authenticator.credentials();
    expect(made?.isResidentCredential).to.equal(false);

    await authenticator.unplug();
    await authenticator.plugIn(PLUGGED);
    press(element, ADD_KEY);
    await until(() => factors(element).length === 2, 'there may be several');
    expect((await stored()).map(({ name }) => name)).to.deep.equal(['Security key', 'Security key 2']);

    press(element, 'Remove Security key 2');
    button(element, 'Remove it').click();
    await until(() => factors(element).length === 1, 'it is gone');
    expect(lines).to.deep.equal([]);
  });

  it('is not added twice', async () => {
    const element = await shown();
    press(element, ADD_KEY);
    await until(() => factors(element).length === 1, 'it is in the list');
    const failed = next<CustomEvent<{ action: string; failure: PasskeyFailure }>>(element, 'passkey-failure');
    press(element, ADD_KEY);
    const { detail } = await failed;
    expect([detail.action, detail.failure.code]).to.deep.equal(['security-key', 'already_registered']);
    await until(() => said(element).includes('set up for your account already'), 'told');
    expect((await stored()).length).to.equal(1);
  });

  it('is cancelled quietly, and the focus stays', async () => {
    const element = await shown();
    await authenticator.hold();
    const cancelled = next<CustomEvent<{ action: string }>>(element, 'passkey-cancel');
    press(element, ADD_KEY);
    await until(() => said(element).includes('Follow the steps'), 'the browser asks');
    expect(button(element, ADD_KEY).getAttribute('aria-busy')).to.equal('true');
    expect(button(element, ADD).getAttribute('aria-disabled'), 'one at a time').to.equal('true');
    press(element, 'Cancel');
    expect((await cancelled).detail.action).to.equal('security-key');
    await until(() => !buttons(element).includes('Cancel'), 'it is over');
    expect(said(element)).to.equal('');
    expect(focused(element)).to.equal(ADD_KEY);
    expect(await stored()).to.deep.equal([]);
  });

  for (const [what, rule] of [
    ['never arrived', { fault: 'status', status: 503 }],
    ['was stored, and the answer lost', { fault: 'drop-after' }],
  ] as const)
    it(`that ${what} is sent again, and need not be touched again`, async () => {
      const path = 'security-key/complete';
      const base = faulty({ ...rule, path, times: 1 });
      const element = await shown({ base });
      press(element, ADD_KEY);
      const lost = () => buttons(element).includes('Try again');
      const arrived = () => factors(element).length === 1;
      // Of a connection that was cut, the browser may send the request again by itself.
      await until(() => lost() || (rule.fault === 'drop-after' && arrived()), 'it can be sent again');
      if (lost()) press(element, 'Try again');
      await until(arrived, 'it is in the list');
      expect(said(element)).to.equal('Security key was added.');
      expect(focused(element)).to.equal(ADD_KEY);
      expect((await authenticator.credentials()).length).to.equal(1);
      expect(to(asked, 'security-key/begin').length, 'one ceremony').to.equal(1);
      expect((await stored()).length).to.equal(1);
    });

  for (const half of ['begin', 'complete'])
    it(`goes on once the visitor has confirmed who they are, at ${half}`, async () => {
      const rule = { status: 403, body: { code: 'reauth_required' }, path: `security-key/${half}`, times: 1 };
      const element = await shown({ base: faulty({ fault: 'problem', ...rule }) });
      let confirmations = 0;
      element.addEventListener('passkey-step-up', (event) => {
        confirmations++;
        event.waitUntil(Promise.resolve());
      });
      press(element, ADD_KEY);
      await until(() => factors(element).length === 1, 'it is in the list');
      expect(confirmations).to.equal(1);
      expect(await authenticator.credentials()).to.have.length(1);
    });

  it('says what went wrong where there are as many as there may be', async () => {
    const body = { code: 'limit_reached', max: 1 };
    const base = faulty({ fault: 'problem', status: 409, body, path: 'security-key/begin' });
    const element = await shown({ base });
    press(element, ADD_KEY);
    await until(() => said(element).includes('as many security keys as this site allows'), 'told');
    expect(buttons(element)).not.to.include('Try again');
    expect(focused(element)).to.equal(ADD_KEY);
  });

  it('is not offered to who may only look', async () => {
    const element = await shownWith({ offers: OFFERS, readOnly: true });
    await until(() => part(element, 'factors'), 'shown');
    expect(buttons(element)).not.to.include(ADD_KEY);
  });
});
