/* "Test" in a row: whether that passkey works on this device. */
import { expect } from '@open-wc/testing';
import { useAuthenticator } from '../../support/authenticator.js';
import { focusedName } from '../../support/keyboard.js';
import {
  listPasskeys,
  seedPasskeys,
  signUp,
  sql,
  useRelyingParty,
  whoIsSignedIn,
} from '../../support/relying-party.js';
import { to, useCalls, useRequests } from '../shared/watch.js';
import { button, buttons, inside, offering, part, rows, said, settled, until } from './support.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';

const manager = offering('step-up');

describe('testing a passkey', () => {
  const authenticator = useAuthenticator();
  useRelyingParty();
  const asked = useRequests();
  const calls = useCalls();
  const heard: string[] = [];

  /** One passkey of this device, newest, and one that no authenticator here holds. */
  async function tested(properties: Partial<PasskeyManager> = {}) {
    const { passkey, username } = await signUp();
    await seedPasskeys(passkey, 1);
    const element = await manager(properties);
    await until(() => buttons(element).includes('Test This device'), 'no button');
    heard.length = asked.length = calls.length = 0;
    for (const name of ['failure', 'cancel', 'login', 'list'])
      element.addEventListener(`passkey-${name}`, () => heard.push(name));
    return { element, passkey, username };
  }
  const press = async (element: PasskeyManager, name: string) => {
    button(element, name).focus();
    button(element, name).click();
    await until(
      () => button(element, name).parentElement!.querySelector('[part~="test-result"]'),
      'nothing came of it',
    );
    await settled(element);
  };

  it('says that it works here, in the row and aloud; the focus stays', async () => {
    const { element, username, passkey } = await tested();
    const before = await listPasskeys();
    await press(element, 'Test This device');
    expect(rows(element)[0]!.textContent).to.contain('Works here');
    expect(rows(element)[1]!.textContent).not.to.contain('Works here');
    expect(said(element)).to.equal('This device works here.');
    expect(focusedName()).to.equal('Test This device');
    expect(to(asked, '/step-up/begin')[0]?.body).to.deep.equal({ passkey: passkey.id });
    expect(calls[0]?.asked.publicKey?.allowCredentials).to.have.length(1);
    expect(await whoIsSignedIn()).to.equal(username);
    expect((await listPasskeys()).passkeys.map(({ id, current }) => [id, current])).to.deep.equal(
      before.passkeys.map(({ id, current }) => [id, current]),
    );
    expect(heard).to.deep.equal([]);
  });

  it('forgets it when the list is read again', async () => {
    const { element } = await tested();
    await press(element, 'Test This device');
    await element.reload();
    await settled(element);
    expect(part(element, 'test-result')).to.equal(null);
    expect(said(element)).to.equal('');
  });

  it('of one that is elsewhere says kindly that nothing was chosen, and never that there is none', async () => {
    const { element } = await tested();
    navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    await press(element, 'Test Passkey 1');
    Reflect.deleteProperty(navigator.credentials, 'get');
    expect(rows(element)[1]!.textContent).to.contain('Nothing was chosen.');
    expect(said(element))
      .to.contain('it is still yours')
      .and.not.to.match(/no passkey/i);
    expect(rows(element)).to.have.length(2);
    expect(heard).to.deep.equal([]);
    expect(focusedName()).to.equal('Test Passkey 1');
  });

  it('tells when another passkey answered, and proves nothing with that', async () => {
    const { element, passkey } = await tested();
    const real = CredentialsContainer.prototype.get;
    const own = Uint8Array.from(
      atob((passkey.credentialId ?? '').replaceAll('-', '+').replaceAll('_', '/')),
      (letter) => letter.charCodeAt(0),
    );
    navigator.credentials.get = (options) =>
      real.call(navigator.credentials, {
        ...options,
        publicKey: { ...options!.publicKey!, allowCredentials: [{ id: own, type: 'public-key' }] },
      });
    await press(element, 'Test Passkey 1');
    Reflect.deleteProperty(navigator.credentials, 'get');
    expect(rows(element)[1]!.textContent).to.contain('Another passkey answered.');
    expect(to(asked, '/step-up/complete')).to.have.length(0);
  });

  it('can be stopped, and is one ceremony on a double click', async () => {
    const { element } = await tested();
    await authenticator.hold();
    button(element, 'Test This device').click();
    button(element, 'Test This device').click();
    await until(() => calls.length > 0, 'not asked');
    expect(calls).to.have.length(1);
    button(element, 'Cancel').focus();
    button(element, 'Cancel').click();
    await until(() => button(element, 'Test This device').ariaBusy === 'false', 'still busy');
    await settled(element);
    await authenticator.consent();
    expect(part(element, 'test-result')).to.equal(null);
    expect(focusedName()).to.equal('Test This device');
  });

  it('of one that is gone meanwhile says so', async () => {
    const { element, passkey } = await tested();
    await sql(
      'DELETE FROM passkeys WHERE id <> ? AND account_id = (SELECT account_id FROM passkeys WHERE id = ?)',
      [passkey.id, passkey.id],
    );
    await press(element, 'Test Passkey 1');
    expect(rows(element)[1]!.textContent).to.contain('That is not there any more.');
  });

  it('is not offered where the page says that there is no such thing, nor with read-only', async () => {
    await signUp();
    for (const properties of [{ offers: '' }, { offers: 'totp' }, { readOnly: true }]) {
      const element = await manager(properties);
      await settled(element);
      expect(buttons(element).some((name) => name.startsWith('Test'))).to.equal(false);
      element.remove();
    }
  });

  it('speaks German', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1);
    const element = await manager({ lang: 'de' });
    await until(() => buttons(element).includes('Dieses Gerät testen'), 'no button');
    await press(element, 'Dieses Gerät testen');
    expect(inside(element).textContent).to.contain('Funktioniert hier');
  });
});

describe('an account with one passkey', () => {
  useAuthenticator();
  useRelyingParty();
  afterEach(() => sessionStorage.clear());

  const advice = (element: PasskeyManager) => part(element, 'nudge-text')?.textContent;
  const one = async (properties: Partial<PasskeyManager> = {}) => {
    await signUp();
    const element = await manager(properties);
    await settled(element);
    return element;
  };

  it('is advised to get a second one, until the visitor says "not now"', async () => {
    const element = await one();
    await until(() => advice(element), 'no advice');
    expect(advice(element)).to.contain('Add a second one');
    button(element, 'Not now').focus();
    button(element, 'Not now').click();
    await settled(element);
    expect(advice(element)).to.equal(undefined);
    expect(focusedName()).to.equal('Add a passkey');
    element.remove();
    const again = await manager();
    await settled(again);
    expect(advice(again)).to.equal(undefined);
  });

  it('is not where there are two, nothing may change, or no more fit', async () => {
    for (const properties of [{ readOnly: true }, { max: 1 }]) {
      const element = await one(properties);
      expect(advice(element), JSON.stringify(properties)).to.equal(undefined);
      element.remove();
    }
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1);
    const element = await manager();
    await settled(element);
    expect(advice(element)).to.equal(undefined);
  });

  it('that it must keep is told what else there is to do', async () => {
    const withCodes = await one({ offers: 'recovery-codes' });
    await until(() => inside(withCodes).textContent.includes('Or make recovery codes'), 'codes are not told');
    withCodes.remove();
    const stuck = await one({ max: 1 });
    await until(() => inside(stuck).textContent.includes('If you have lost it'), 'no way out is told');
  });

  it('opened by recovery codes too may lose it, and the question says so', async () => {
    const { passkey } = await signUp();
    await sql(
      `INSERT INTO recovery_codes (account_id, code_digest, created_at)
       SELECT account_id, 'x', 0 FROM passkeys WHERE id = ?`,
      [passkey.id],
    );
    const element = await manager();
    button(element, 'Remove This device').click();
    await until(() => part(element, 'dialog-text'), 'no question');
    await until(
      () => part(element, 'dialog-text')!.textContent.includes('with: Recovery codes.'),
      'not told',
    );
  });
});
