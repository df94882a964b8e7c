/* Renaming in place. */
import { expect } from '@open-wc/testing';
import { useAuthenticator } from '../../support/authenticator.js';
import { focused, focusedName, press, type } from '../../support/keyboard.js';
import { faulty, listPasskeys, signUp, useRelyingParty } from '../../support/relying-party.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import type { Passkey } from '../../../src/model/passkey.js';
import { button, field, manager, names, next, rows, said, settled, until } from './support.js';

const RENAME = 'Rename This device';

describe('renaming', () => {
  useAuthenticator();
  useRelyingParty();

  const edit = async (element: PasskeyManager, name = RENAME) => {
    button(element, name).click();
    await until(() => field(element), 'no field');
    await settled(element);
  };
  const over = async (base?: string) => {
    const { passkey } = await signUp();
    return { passkey, element: await manager(base ? { base } : {}) };
  };

  it('happens in the row, with the name as it is, selected', async () => {
    const { element } = await over();
    await edit(element);
    expect(rows(element)).to.have.length(1);
    expect(focused()).to.equal(field(element));
    expect(field(element)!.value).to.equal('This device');
    expect(field(element)!.selectionEnd).to.equal('This device'.length);
  });

  it('by Enter saves, trimmed, and tells the page', async () => {
    const { element, passkey } = await over();
    await edit(element);
    const before = next<CustomEvent<{ passkey: Passkey; name: string }>>(element, 'passkey-before-rename');
    const after = next<CustomEvent<{ passkey: Passkey }>>(element, 'passkey-rename');
    await type('  My <b>key</b> 🔑  ');
    await press('Enter');
    expect((await before).detail.name).to.equal('My <b>key</b> 🔑');
    expect((await after).detail.passkey.id).to.equal(passkey.id);
    await settled(element);
    expect(names(element)).to.deep.equal(['My <b>key</b> 🔑']);
    expect(focusedName()).to.equal('Rename My <b>key</b> 🔑');
    expect(said(element)).to.equal('Renamed to My <b>key</b> 🔑.');
    expect((await listPasskeys()).passkeys[0]?.name).to.equal('My <b>key</b> 🔑');
  });

  it('asks for a name where there is none, and keeps the focus', async () => {
    const { element } = await over();
    await edit(element);
    await type('   ');
    await press('Enter');
    await settled(element);
    expect(field(element)!.getAttribute('aria-invalid')).to.equal('true');
    expect(rows(element)[0]!.textContent).to.contain('Enter a name.');
    expect(focused()).to.equal(field(element));
    expect((await listPasskeys()).passkeys[0]?.name).to.equal(undefined);
  });

  for (const [what, leave] of [
    ['Escape', () => press('Escape')],
    ['Cancel', (element: PasskeyManager) => button(element, 'Cancel').click()],
  ] as const) {
    it(`is left by ${what}, with nothing changed and the focus on its button`, async () => {
      const { element } = await over();
      await edit(element);
      await type('Something else');
      await leave(element);
      await until(() => !field(element), 'still editing');
      await settled(element);
      expect(names(element)).to.deep.equal(['This device']);
      expect(focusedName()).to.equal(RENAME);
      await edit(element);
      expect(field(element)!.value).to.equal('This device');
    });
  }

  it('that fails says so at the field, keeps what was typed, and can be tried again', async () => {
    const { element } = await over(faulty({ fault: 'status', method: 'PATCH', times: 1 }));
    await edit(element);
    await type('Mine');
    const failed = next<CustomEvent<{ action: string; failure: { code: string } }>>(
      element,
      'passkey-failure',
    );
    await press('Enter');
    const { detail } = await failed;
    expect([detail.action, detail.failure.code]).to.deep.equal(['rename', 'server']);
    await until(
      () => rows(element)[0]!.textContent.includes('Something went wrong on our side.'),
      'no words',
    );
    expect(field(element)!.value).to.equal('Mine');
    expect(focused()).to.equal(field(element));
    await press('Enter');
    await until(() => !field(element), 'still editing');
    expect(names(element)).to.deep.equal(['Mine']);
  });

  it('is forgotten with its failure when it is left', async () => {
    const { element } = await over(faulty({ fault: 'status', method: 'PATCH' }));
    await edit(element);
    await type('Mine');
    await press('Enter');
    await until(() => field(element)!.getAttribute('aria-invalid') === 'true', 'no failure');
    await press('Escape');
    await settled(element);
    await edit(element);
    expect(field(element)!.getAttribute('aria-invalid')).to.equal('false');
  });

  it('takes 64 characters and no more', async () => {
    const { element } = await over();
    await edit(element);
    await type('x'.repeat(70));
    expect(field(element)!.value).to.have.length(64);
    await press('Enter');
    await until(() => !field(element), 'still editing');
    expect((await listPasskeys()).passkeys[0]?.name).to.equal('x'.repeat(64));
  });

  it('does not happen where the page prevents it', async () => {
    const { element } = await over();
    element.addEventListener('passkey-before-rename', (event) => event.preventDefault());
    await edit(element);
    await type('Mine');
    await press('Enter');
    await settled(element);
    expect((await listPasskeys()).passkeys[0]?.name).to.equal(undefined);
    expect(field(element)!.value).to.equal('Mine');
  });

  it('says what the server has against a name', async () => {
    const body = { code: 'validation', field: 'name', detail: 'No rude names, please.' };
    const { element } = await over(faulty({ fault: 'problem', method: 'PATCH', status: 400, body }));
    await edit(element);
    await type('Mine');
    await press('Enter');
    await until(() => rows(element)[0]!.textContent.includes('No rude names, please.'), 'no words');
  });

  it('asks the server for nothing but the name', async () => {
    const { element } = await over();
    const asked: string[] = [];
    const { fetch } = window;
    window.fetch = (input, init) => {
      asked.push(init?.method ?? 'GET');
      return fetch(input, init);
    };
    try {
      await edit(element);
      await type('Mine');
      await press('Enter');
      await until(() => !field(element), 'still editing');
      await settled(element);
    } finally {
      window.fetch = fetch;
    }
    expect(asked).to.deep.equal(['PATCH']);
  });
});
