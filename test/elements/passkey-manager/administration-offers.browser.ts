/* What an administrator may do is what is offered; and names for the passkeys of somebody else. */
import { expect } from '@open-wc/testing';
import type { PasskeyBackend } from '../../../src/index.js';
import type { PasskeyManager } from '../../../src/elements/passkey-manager/passkey-manager.js';
import { useAuthenticator } from '../../support/authenticator.js';
import { press, type } from '../../support/keyboard.js';
import { sql, useRelyingParty } from '../../support/relying-party.js';
import { ADD, office } from './administration-support.js';
import {
  button,
  buttons,
  direct,
  field,
  manager,
  names,
  overflow,
  part,
  rows,
  said,
  settled,
  until,
} from './support.js';

describe('an administrator names, with the relying party', () => {
  const key = useAuthenticator();
  useRelyingParty();

  async function shown(): Promise<{ element: PasskeyManager; userId: string }> {
    const { userId } = await office(key);
    await sql('UPDATE passkeys SET name = ? WHERE account_id = ?', ['Key', userId]);
    const element = await manager({ offers: undefined as never, userId, base: direct() });
    await until(() => buttons(element).includes('Rename Key'), 'it can be named');
    return { element, userId };
  }
  const edited = async (element: PasskeyManager, name: string) => {
    button(element, 'Rename Key').click();
    await until(() => field(element), 'no field');
    await settled(element);
    await type(name);
    await press('Enter');
  };

  it('a passkey of somebody else', async () => {
    const { element, userId } = await shown();
    await edited(element, 'Key in the safe');
    await until(() => said(element) === 'Renamed to Key in the safe.', 'told');
    expect(names(element)).to.deep.equal(['Key in the safe']);
    expect(await sql('SELECT name FROM passkeys WHERE account_id = ?', [userId])).to.deep.equal([
      { name: 'Key in the safe' },
    ]);
  });

  it('one that is gone meanwhile, and the list says so', async () => {
    const { element, userId } = await shown();
    await sql('DELETE FROM passkeys WHERE account_id = ?', [userId]);
    await edited(element, 'Other');
    await until(() => rows(element).length === 0, 'the list is true');
    expect(part(element, 'empty-hint')?.textContent).to.equal(
      'Nobody can sign in to this account with a passkey.',
    );
  });
});

type Offers = NonNullable<
  NonNullable<Awaited<ReturnType<NonNullable<PasskeyBackend['list']>>>['policy']>['offers']
>;

/** A backend that can do all, and what it was asked to do. */
function able(offers: Offers): { properties: Partial<PasskeyManager>; done: string[] } {
  const done: string[] = [];
  const does = (what: string) => () => {
    done.push(what);
    return new Promise<never>(() => undefined);
  };
  const backend: PasskeyBackend = {
    list: () => Promise.resolve({ passkeys: [{ id: '1', name: 'Key' }], policy: { offers } }),
    registerBegin: does('begin'),
    registerComplete: does('complete'),
    rename: does('rename'),
    remove: does('remove'),
  };
  return { properties: { userId: 'u1', offers: undefined, backend }, done };
}

async function administered(properties: Partial<PasskeyManager>): Promise<PasskeyManager> {
  const element = await manager(properties);
  await until(() => part(element, 'administration'), 'the part for administrators is there');
  return element;
}

describe('what an administrator may do, as a backend tells', () => {
  for (const [offers, seen] of [
    [[], ['Remove Key']],
    [['rename'], ['Rename Key', 'Remove Key']],
    [['add'], [ADD, 'Remove Key']],
    [
      ['add', 'rename'],
      [ADD, 'Rename Key', 'Remove Key'],
    ],
  ] as const)
    it(`with ${offers.join(' and ') || 'neither'}`, async () => {
      const element = await administered(able(offers).properties);
      expect(buttons(element)).to.deep.equal([...seen, 'Read the list again']);
    });

  it('is the word of the page, where it has one; and nothing of it may be read only', async () => {
    const { properties } = able(['add']);
    const element = await administered({ ...properties, offers: 'rename' });
    expect(buttons(element)).to.deep.equal(['Rename Key', 'Remove Key', 'Read the list again']);
    const readOnly = await administered({ ...able(['add', 'rename']).properties, readOnly: true });
    expect(buttons(readOnly)).to.deep.equal(['Read the list again']);
  });

  it('is nothing by a script either, as long as nobody offers it', async () => {
    const { properties, done } = able([]);
    const element = await administered(properties);
    await element.add();
    expect([done, said(element)]).to.deep.equal([
      [],
      'This is not possible here. Sign in another way, or use a different device.',
    ]);
  });

  it('has words where nobody knows the name', async () => {
    const element = await administered(able(['add']).properties);
    expect(part(element, 'hint')?.textContent.trim()).to.equal(
      'Put in the security key that this person will get.',
    );
  });

  it('for their own account these offers mean nothing', async () => {
    const { properties } = able(['add', 'rename']);
    const element = await manager({ ...properties, userId: undefined as never });
    await settled(element);
    expect(buttons(element)).to.include.members(['Add a passkey', 'Rename Key', 'Remove Key']);
    expect(buttons(element)).not.to.include(ADD);
  });

  it('is for everybody, in German and in 280 pixels', async () => {
    const element = await administered({ ...able(['add', 'rename']).properties, base: direct() });
    await expect(element).to.be.accessible();
    element.parentElement!.style.inlineSize = '280px';
    element.parentElement!.dir = 'rtl';
    element.lang = 'de';
    await until(() => buttons(element).includes('Sicherheitsschlüssel hinzufügen'), 'in German');
    expect(overflow(element)).to.deep.equal([]);
  });
});
