/* What pages and servers do that nobody planned for, and what must not take the list away. */
import { expect, fixture, html } from '@open-wc/testing';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { configurePasskeys, PasskeyFailure } from '../../../src/index.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { focused, press, type } from '../../support/keyboard.js';
import { seedPasskeys, signUp, sql, useRelyingParty } from '../../support/relying-party.js';
import { button, field, inside, manager, names, rows, said, settled, until } from './support.js';

const home = { list: () => Promise.resolve({ passkeys: [{ id: '1', name: 'One' }] }) };

describe('an attribute that is taken away', () => {
  afterEach(() => configurePasskeys({}));

  it('(other-ways-in) leaves the backend’s word', async () => {
    const list = () => Promise.resolve({ passkeys: [{ id: '1', name: 'One' }], policy: { min: 1 } });
    const element = await manager({ backend: { list, remove: () => Promise.resolve() } });
    element.setAttribute('other-ways-in', 'password');
    await settled(element);
    expect(button(element, 'Remove One').ariaDisabled).to.equal('false');
    element.removeAttribute('other-ways-in');
    await settled(element);
    expect(button(element, 'Remove One').ariaDisabled).to.equal('true');
  });

  it('(base) leaves what the page configured', async () => {
    configurePasskeys({ backend: home });
    const element: PasskeyManager = await fixture(html`<passkey-manager base="/nowhere"></passkey-manager>`);
    await until(() => element.matches(':state(failed)'), 'nowhere is somewhere');
    element.removeAttribute('base');
    await until(() => rows(element).length === 1, 'not the page’s backend');
  });
});

describe('a list that is there', () => {
  afterEach(() => configurePasskeys({}));

  it('has a row for a passkey of a backend object whose date is none', async () => {
    const passkeys = [{ id: '1', name: 'Mine', createdAt: 'the day before yesterday' }];
    const element = await manager({ backend: { list: () => Promise.resolve({ passkeys }) } });
    expect(names(element)).to.deep.equal(['Mine']);
  });

  it('takes the providers of a later configuration', async () => {
    const aaguid = 'bada5566-a7aa-401f-bd96-45619a55120d';
    const backend = { list: () => Promise.resolve({ passkeys: [{ id: '1', aaguid }] }) };
    const element = await manager({ backend });
    await until(() => names(element)[0] === '1Password', 'no provider');
    configurePasskeys({ providers: { [aaguid]: { name: 'Acme' } } });
    await until(() => names(element)[0] === 'Acme', 'not the other');
  });
});

describe('a rename', () => {
  useAuthenticator();
  useRelyingParty();

  const edit = async (element: PasskeyManager, name: string) => {
    button(element, name).click();
    await until(() => field(element), 'no field');
    await settled(element);
    await type('Mine');
    await press('Enter');
  };

  it('that fails is announced, not only shown', async () => {
    const rename = () => Promise.reject(new PasskeyFailure('server'));
    const element = await manager({ backend: { ...home, rename } });
    await edit(element, 'Rename One');
    await until(() => inside(element).textContent.includes('Something went wrong on our side.'), 'not shown');
    expect(said(element)).to.contain('Something went wrong on our side.');
  });

  it('of one that is gone ends in a true list, with words and the focus in it', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1, () => 'One that goes');
    const element = await manager();
    await sql('DELETE FROM passkeys WHERE name = ?', ['One that goes']);
    await edit(element, 'Rename One that goes');
    await until(() => names(element).join() === 'This device', 'not the true list');
    await settled(element);
    expect(said(element)).to.contain('That is not there any more.');
    expect(focused(), 'the focus').not.to.equal(document.body);
  });
});
