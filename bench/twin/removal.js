import { button, make } from './dom.js';
import { nameOf } from './words.js';

/**
 * Says what removing means, and asks.
 * @param {import('./manager.js').Manager} manager
 * @param {import('../fixtures.mjs').Passkey} passkey
 * @param {() => Promise<void>} onConfirm
 */
export function askRemoval({ dialog, passkeys, names }, passkey, onConfirm) {
  const title = make('h3', 'dialog-title', `Remove ${nameOf(passkey, names[passkey.aaguid])}?`);
  title.id = 'dialog-title';
  const text = make('div', 'dialog-text');
  text.id = 'dialog-text';
  text.append(
    make('p', '', 'You will no longer be able to sign in with this passkey.'),
    make('p', '', `You can still sign in with your other ${passkeys.length - 1} passkeys.`),
    make('p', '', 'Your password manager will be told. If it still offers the passkey, delete it there too.'),
  );
  const status = make('div', 'status');
  status.role = 'status';
  const keep = button('Keep it', '', () => dialog.close());
  keep.autofocus = true;
  const confirm = button('Remove passkey', 'danger', () => void remove());
  const buttons = make('div', 'buttons');
  buttons.append(keep, confirm);
  dialog.replaceChildren(title, text, status, buttons);
  dialog.showModal();

  async function remove() {
    if (confirm.ariaBusy === 'true') return;
    confirm.ariaBusy = confirm.ariaDisabled = 'true';
    confirm.prepend(make('span', 'spinner'));
    await onConfirm().catch(() => {
      confirm.ariaBusy = confirm.ariaDisabled = 'false';
      confirm.firstElementChild?.remove();
      status.textContent = 'That did not work. Try again.';
    });
  }
}
