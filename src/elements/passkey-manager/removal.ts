import { html, nothing, type TemplateResult } from 'lit';
import type { Passkey } from '../../model/passkey.js';
import type * as RemovalDialog from './removal-dialog.js';

type DialogTemplate = typeof RemovalDialog;

/**
 * The question before a removal. Its words and its style are loaded when it is asked for the first time: most visits to the
 * list never ask it.
 */
export class Removal {
  readonly #onChange: () => void;
  #dialog: DialogTemplate | undefined;
  passkey: Passkey | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  async ask(passkey: Passkey, root: ShadowRoot | null): Promise<void> {
    if (!this.#dialog) {
      this.#dialog = await import('./removal-dialog.js');
      const { styleSheet } = this.#dialog.dialogStyles;
      if (styleSheet) root?.adoptedStyleSheets.push(styleSheet);
    }
    this.passkey = passkey;
    this.#onChange();
  }

  close(): void {
    this.passkey = undefined;
    this.#onChange();
  }

  /** The dialog itself stays in place, so that it can give the focus back where it was. */
  template(
    content: (dialog: DialogTemplate, passkey: Passkey) => TemplateResult,
    onKeep: () => void,
  ): TemplateResult {
    const { passkey } = this;
    return html`<dialog
      part="dialog"
      aria-labelledby="dialog-title"
      aria-describedby="dialog-text"
      @cancel=${(event: Event) => {
        event.preventDefault();
        onKeep();
      }}
    >
      ${passkey && this.#dialog ? content(this.#dialog, passkey) : nothing}
    </dialog>`;
  }

  /** Opens or closes it after it was drawn. */
  settle(root: ParentNode): void {
    const dialog = root.querySelector('dialog');
    if (this.passkey && !dialog?.open) dialog?.showModal();
    if (!this.passkey && dialog?.open) dialog.close();
  }
}
