/* Removing: the question, the answer, and what the password managers hear. */
import { expect } from '@open-wc/testing';
import { useAuthenticator } from '../../support/authenticator.js';
import { focused, focusedName, press, tabTo } from '../../support/keyboard.js';
import {
  faulty,
  listPasskeys,
  seedPasskeys,
  signUp,
  sql,
  useRelyingParty,
} from '../../support/relying-party.js';
import type { Passkey } from '../../../src/model/passkey.js';
import { ariaSnapshot } from '../../support/aria.js';
import { createBackend } from '../../../src/backend/index.js';
import {
  button,
  dialog,
  direct,
  inside,
  manager,
  nameOf,
  names,
  next,
  part,
  rows,
  said,
  settled,
  until,
} from './support.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';

const SIGNALLED = 'Your password manager will be told. If it still offers the passkey, delete it there too.';

describe('removing', () => {
  useAuthenticator();
  useRelyingParty();

  /** One passkey of this device, newest, and others that no authenticator here holds. */
  async function withOthers(count = 2, properties: Partial<PasskeyManager> = {}) {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, count);
    return { passkey, element: await manager(properties) };
  }
  const ask = async (element: PasskeyManager, name: string) => {
    button(element, `Remove ${name}`).focus();
    button(element, `Remove ${name}`).click();
    await until(() => dialog(element), 'no dialog');
    await settled(element);
  };
  const confirm = (element: PasskeyManager) => button(element, 'Remove passkey').click();

  it('asks first: what will happen, what stays, what is left to do', async () => {
    const { element } = await withOthers();
    await ask(element, 'Passkey 1');
    const snapshot = await ariaSnapshot(dialog(element)!);
    expect(snapshot).to.match(/^- dialog "Remove Passkey 1\?"/);
    expect([...part(element, 'dialog-text')!.children].map(nameOf)).to.deep.equal([
      'You will no longer be able to sign in with this passkey.',
      'You can still sign in with your other 2 passkeys.',
      SIGNALLED,
    ]);
    expect(focusedName()).to.equal('Keep it');
  });

  it('of the one in use says that the session stays', async () => {
    const { element } = await withOthers(1);
    await ask(element, 'This device');
    expect(part(element, 'dialog-text')!.textContent).to.contain('You stay signed in here.');
    expect(part(element, 'dialog-text')!.textContent).to.contain('with your other passkey.');
  });

  it('says to delete it by hand where the password manager is not told', async () => {
    const told = (await withOthers()) && (await listPasskeys());
    const backend = {
      ...createBackend({ base: direct() }),
      list: () => Promise.resolve({ passkeys: told.passkeys }),
    };
    const element = await manager({ backend });
    await ask(element, 'Passkey 1');
    expect(part(element, 'dialog-text')!.textContent).to.contain('this site cannot do that for you');
  });

  for (const [what, leave] of [
    ['Escape', () => press('Escape')],
    ['"Keep it"', (element: PasskeyManager) => button(element, 'Keep it').click()],
  ] as const) {
    it(`is left by ${what}: all stays, and the focus is back on the button`, async () => {
      const { element } = await withOthers();
      await ask(element, 'Passkey 2');
      await leave(element);
      await until(() => !dialog(element), 'still open');
      await settled(element);
      expect(focusedName()).to.equal('Remove Passkey 2');
      expect((await listPasskeys()).passkeys).to.have.length(3);
    });
  }

  it('takes the row away, says so, and puts the focus on its neighbour', async () => {
    const { element } = await withOthers();
    await ask(element, 'Passkey 2');
    const removed = next<CustomEvent<{ passkey: Passkey }>>(element, 'passkey-remove');
    confirm(element);
    expect((await removed).detail.passkey.name).to.equal('Passkey 2');
    await until(() => !dialog(element), 'still open');
    await settled(element);
    expect(names(element)).to.deep.equal(['This device', 'Passkey 1']);
    expect(focusedName()).to.equal('Remove Passkey 1');
    expect(said(element)).to.equal('Passkey 2 was removed.');
    expect((await listPasskeys()).passkeys).to.have.length(2);
  });

  it('of the last row puts the focus on the one before', async () => {
    const { element } = await withOthers();
    await ask(element, 'Passkey 1');
    confirm(element);
    await until(() => !dialog(element), 'still open');
    await settled(element);
    expect(focusedName()).to.equal('Remove Passkey 2');
  });

  it('of the only one puts the focus on the button that adds', async () => {
    await signUp();
    let passkeys: Passkey[] = [{ id: '1', name: 'Mine' }];
    const element = await manager({
      backend: {
        ...createBackend({ base: direct() }),
        list: () => Promise.resolve({ passkeys }),
        remove: () => Promise.resolve(void (passkeys = [])),
      },
    });
    await ask(element, 'Mine');
    confirm(element);
    await until(() => !dialog(element), 'still open');
    await settled(element);
    expect(element.matches(':state(empty)')).to.equal(true);
    expect(focusedName()).to.equal('Add a passkey');
  });

  it('that fails stays open with a message, and can be tried again', async () => {
    const { element } = await withOthers(2, {
      base: faulty({ fault: 'status', method: 'DELETE', times: 1 }, { fault: 'delay', ms: 0 }),
    });
    await ask(element, 'Passkey 1');
    confirm(element);
    await until(() => said(element).includes('Something went wrong on our side.'), 'nothing said');
    expect(dialog(element)).not.to.equal(null);
    expect(rows(element)).to.have.length(3);
    confirm(element);
    await until(() => !dialog(element), 'still open');
    expect(names(element)).to.deep.equal(['This device', 'Passkey 2']);
  });

  it('forgets its failure when it is left', async () => {
    const { element } = await withOthers(2, { base: faulty({ fault: 'status', method: 'DELETE' }) });
    await ask(element, 'Passkey 1');
    confirm(element);
    await until(() => said(element).includes('Something went wrong'), 'nothing said');
    button(element, 'Keep it').click();
    await until(() => !dialog(element), 'still open');
    await ask(element, 'Passkey 2');
    expect(said(element)).to.equal('');
  });

  it('of one that is gone already ends in a true list', async () => {
    const { element, passkey } = await withOthers();
    await ask(element, 'Passkey 1');
    await sql(
      'DELETE FROM passkeys WHERE id <> ? AND account_id = (SELECT account_id FROM passkeys WHERE id = ?)',
      [passkey.id, passkey.id],
    );
    confirm(element);
    await until(() => !dialog(element), 'still open');
    await until(() => names(element).join() === 'This device', 'not the true list');
  });

  it('is one request on a double click', async () => {
    const { element } = await withOthers(2, { base: faulty({ fault: 'delay', ms: 200, method: 'DELETE' }) });
    let removed = 0;
    element.addEventListener('passkey-before-remove', () => (removed += 1));
    await ask(element, 'Passkey 1');
    const twice = button(element, 'Remove passkey');
    twice.click();
    twice.click();
    await until(() => !dialog(element), 'still open');
    expect(removed).to.equal(1);
    expect(rows(element)).to.have.length(2);
  });

  it('does not happen where the page prevents it', async () => {
    const { element } = await withOthers();
    element.addEventListener('passkey-before-remove', (event) => event.preventDefault());
    await ask(element, 'Passkey 1');
    confirm(element);
    await settled(element);
    expect((await listPasskeys()).passkeys).to.have.length(3);
  });

  it('works without a mouse', async () => {
    const { element } = await withOthers(1);
    await tabTo('Remove Passkey 1');
    await press('Enter');
    await until(() => dialog(element), 'no dialog');
    await settled(element);
    await tabTo('Remove passkey');
    await press('Space');
    await until(() => !dialog(element), 'still open');
    await settled(element);
    expect(names(element)).to.deep.equal(['This device']);
    expect(focused(), 'the focus').not.to.equal(document.body);
  });
});

describe('the guard on the last passkey', () => {
  useAuthenticator();
  useRelyingParty();

  const remove = (element: PasskeyManager) => button(element, 'Remove This device');
  const reason = (element: PasskeyManager) => {
    const id = remove(element).getAttribute('aria-describedby');
    return id === null ? undefined : inside(element).getElementById(id)?.textContent;
  };

  it('says why at the button, which does nothing', async () => {
    await signUp();
    const element = await manager();
    expect(remove(element).ariaDisabled).to.equal('true');
    expect(reason(element)).to.equal(
      'This passkey is the only way into your account. To remove it, add another one first.',
    );
    remove(element).click();
    await settled(element);
    expect(dialog(element)).to.equal(null);
  });

  it('is gone where the page knows another way in, which the question names', async () => {
    await signUp();
    const element = await manager({ otherWaysIn: 'password, e-mail link' });
    expect(remove(element).ariaDisabled).to.equal('false');
    expect(reason(element)).to.equal(undefined);
    remove(element).click();
    await until(() => dialog(element), 'no dialog');
    await settled(element);
    expect(part(element, 'dialog-text')!.textContent).to.contain('with: password or e-mail link.');
  });

  it('is gone where the backend knows another way in', async () => {
    const { passkey } = await signUp();
    await sql(
      'INSERT INTO other_ways_in (account_id, label) SELECT account_id, ? FROM passkeys WHERE id = ?',
      ['password', passkey.id],
    );
    const element = await manager();
    expect(remove(element).ariaDisabled).to.equal('false');
  });

  it('keeps as many as the page says', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1);
    const element = await manager({ min: 2 });
    expect(remove(element).ariaDisabled).to.equal('true');
    expect(reason(element)).to.contain('at least 2 passkeys');
  });

  it('comes when the last but one is removed', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1);
    const element = await manager();
    expect(reason(element)).to.equal(undefined);
    button(element, 'Remove Passkey 1').click();
    await until(() => dialog(element), 'no dialog');
    button(element, 'Remove passkey').click();
    await until(() => !dialog(element), 'still open');
    await settled(element);
    expect(remove(element).ariaDisabled).to.equal('true');
    expect(reason(element)).to.contain('the only way into your account');
  });

  it('of the server is told where the page knew less', async () => {
    const { passkey } = await signUp();
    await seedPasskeys(passkey, 1);
    const element = await manager();
    await sql(
      'DELETE FROM passkeys WHERE name = ? AND account_id = (SELECT account_id FROM passkeys WHERE id = ?)',
      ['Passkey 1', passkey.id],
    );
    button(element, 'Remove This device').click();
    await until(() => dialog(element), 'no dialog');
    button(element, 'Remove passkey').click();
    await until(() => said(element).includes('This is the last way into your account.'), 'nothing said');
    await until(() => rows(element).length === 1, 'not the true list');
  });
});
