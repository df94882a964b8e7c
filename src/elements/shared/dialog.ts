import { render, type TemplateResult } from 'lit';
import { dialogStyles } from './dialog.styles.js';

/** An element that dialogs belong to. */
export interface DialogHost {
  readonly shadowRoot: ShadowRoot | null;
}

/** What a dialog shows, and what there is to do when the visitor closes it. */
export interface DialogContent {
  /** The id of its heading, where another dialog may be open below. Default `dialog-title`. */
  readonly titleId?: string;
  /** Drawn anew by `draw`. */
  readonly content: () => TemplateResult;
  /** Escape, or the browser's own way to close. The dialog stays open unless this calls `close`. */
  readonly onCancel: () => void;
}

/** Once for each element, however many dialogs it has. */
export function adoptDialogStyles({ shadowRoot }: DialogHost): void {
  const { styleSheet } = dialogStyles;
  if (!shadowRoot || !styleSheet || shadowRoot.adoptedStyleSheets.includes(styleSheet)) return;
  shadowRoot.adoptedStyleSheets.push(styleSheet);
}

/**
 * A modal dialog in the shadow root of an element, beside what the element itself draws: it stands before that, is
 * made when it opens, and nothing of it stays in the document when it closes. The browser gives the focus back.
 */
export class ElementDialog {
  readonly #dialog = document.createElement('dialog');
  readonly #shown: DialogContent;

  constructor(host: DialogHost, shown: DialogContent) {
    this.#shown = shown;
    adoptDialogStyles(host);
    this.#dialog.part.add('dialog');
    this.#dialog.setAttribute('aria-labelledby', shown.titleId ?? 'dialog-title');
    this.#dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      shown.onCancel();
    });
    this.draw();
    host.shadowRoot?.prepend(this.#dialog);
    this.#dialog.showModal();
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }

  /** Where its content is, to move the focus within. */
  get root(): ParentNode {
    return this.#dialog;
  }

  draw(): void {
    render(this.#shown.content(), this.#dialog);
  }

  /** The element was put elsewhere in the document, by which the browser forgets that the dialog is modal. */
  reopen(): void {
    this.#dialog.close();
    this.#dialog.showModal();
  }

  close(): void {
    this.#dialog.close();
    this.#dialog.remove();
    render(undefined, this.#dialog);
  }
}
