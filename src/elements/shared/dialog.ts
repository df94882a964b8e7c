import { render, type CSSResult, type TemplateResult } from 'lit';
import { dialogStyles } from './dialog.styles.js';
import { whenUnseen } from './unseen.js';

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
  /** It is closed, be it that the browser insisted (HTML, close watcher): what it showed is gone. */
  readonly onClosed?: () => void;
}

/** Once for each element, however many dialogs it has. */
export function adoptDialogStyles(host: DialogHost): void {
  adoptStyleSheet(host, dialogStyles);
}

/** Brings in the styles of what is loaded on demand, once for each element. */
export function adoptStyleSheet({ shadowRoot }: DialogHost, { styleSheet }: CSSResult): void {
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
  #closed = false;

  constructor(host: DialogHost, shown: DialogContent) {
    this.#shown = shown;
    adoptDialogStyles(host);
    this.#dialog.part.add('dialog');
    this.#dialog.setAttribute('aria-labelledby', shown.titleId ?? 'dialog-title');
    this.#dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      shown.onCancel();
    });
    // Heard late: meanwhile it may be open again.
    this.#dialog.addEventListener('close', () => !this.#dialog.open && this.close());
    this.draw();
    host.shadowRoot?.prepend(this.#dialog);
    this.#dialog.showModal();
    whenUnseen(this.#dialog, () => {
      shown.onCancel();
      this.close();
    });
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }

  /** Where its content is, to move the focus within. */
  get root(): ParentNode {
    return this.#dialog;
  }

  draw(): void {
    if (!this.#closed) render(this.#shown.content(), this.#dialog);
  }

  /** The element was put elsewhere in the document, by which the browser forgets that the dialog is modal. */
  reopen(): void {
    this.#dialog.close();
    this.#dialog.showModal();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#dialog.close();
    this.#dialog.remove();
    render(undefined, this.#dialog);
    this.#shown.onClosed?.();
  }
}
