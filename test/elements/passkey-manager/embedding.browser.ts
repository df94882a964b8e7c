/* The manager in pages that are not made for it: sized by content, in a dialog, with a list that changes meanwhile. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/passkey-manager/define.js';
import type { PasskeyBackend, PasskeyManager } from '../../../src/index.js';
import { button, field, names, until } from './support.js';

const listing = (name: () => string): PasskeyBackend => ({
  list: () => Promise.resolve({ passkeys: [{ id: '1', name: name() }] }),
  rename: (id, renamed) => Promise.resolve({ id, name: renamed }),
});

async function within(backend: PasskeyBackend, style = ''): Promise<PasskeyManager> {
  const around = await fixture<HTMLElement>(
    html`<div style=${style}><passkey-manager .backend=${backend}></passkey-manager></div>`,
  );
  const manager = around.querySelector<PasskeyManager>('passkey-manager')!;
  await until(() => names(manager).length === 1, 'no list');
  return manager;
}

async function editing(backend: PasskeyBackend): Promise<PasskeyManager> {
  const manager = await within(backend);
  button(manager, `Rename ${names(manager)[0] ?? ''}`).click();
  await until(() => field(manager), 'no field');
  return manager;
}

describe('passkey-manager', () => {
  it('keeps a width of its own where the page sizes it by its content', async () => {
    const manager = await within(
      listing(() => 'One'),
      'display: inline-block',
    );
    expect(manager.offsetWidth).to.be.greaterThan(250);
  });

  it('takes Escape in its editor for itself, so that a dialog of the page stays open', async () => {
    const manager = await editing(listing(() => 'One'));
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    field(manager)!.dispatchEvent(escape);
    expect(escape.defaultPrevented).to.equal(true);
    await until(() => !field(manager), 'still editing');
  });

  it('leaves what is being typed alone when the list is read meanwhile', async () => {
    let name = 'One';
    const manager = await editing(listing(() => name));
    field(manager)!.value = 'Half typ';
    name = 'Changed elsewhere';
    await manager.reload();
    await manager.updateComplete;
    expect(field(manager)!.value).to.equal('Half typ');
  });

  it('calls a passkey by its kind whose name nobody can see', async () => {
    const manager = await within(listing(() => '\u200B\u200D\u2060'));
    expect(names(manager)).to.deep.equal(['Device']);
  });
});
