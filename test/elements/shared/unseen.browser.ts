import { expect, fixture, html } from '@open-wc/testing';
import { whenUnseen } from '../../../src/elements/shared/unseen.js';
import { aWhile, until } from './screen.js';

describe('a dialog that the page hides', () => {
  async function opened(): Promise<{ place: HTMLElement; dialog: HTMLDialogElement; heard: string[] }> {
    const place = await fixture<HTMLElement>(html`<div><dialog>Sure?</dialog></div>`);
    const dialog = place.querySelector('dialog')!;
    const heard: string[] = [];
    dialog.showModal();
    whenUnseen(dialog, () => heard.push('unseen'));
    return { place, dialog, heard };
  }

  it('is told of once, though it is shown again', async () => {
    const { place, heard } = await opened();
    place.hidden = true;
    await until(() => heard.length > 0, 'heard');
    place.hidden = false;
    await aWhile();
    place.hidden = true;
    await aWhile();
    expect(heard).to.deep.equal(['unseen']);
  });

  it('is not told of while it is seen, or once it was closed', async () => {
    const { place, dialog, heard } = await opened();
    dialog.textContent = 'Really? There is more to say about it.';
    await aWhile();
    dialog.close();
    place.hidden = true;
    await aWhile();
    expect(heard).to.deep.equal([]);
  });
});
