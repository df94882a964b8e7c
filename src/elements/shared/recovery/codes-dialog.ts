import { html, nothing, type TemplateResult } from 'lit';
import { recoveryCodesEnglish } from '../../../i18n/english/recovery-codes.js';
import type { RecoveryCodesMessages, Translate } from '../../../i18n/messages.js';
import { copy } from '../copying.js';
import { adoptStyleSheet, ElementDialog, type DialogHost } from '../dialog.js';
import { live } from '../live.js';
import { CodesPrint } from './codes-print.js';
import { codesStyles } from './codes.styles.js';
import { download } from './codes-text.js';

/** Characters of a code that still stands beside another one. */
const LONGEST_OF_TWO = 16;

/** Term of what was last done. */
type Note = 'codesCopied' | 'codesSelected' | 'codesDownloaded' | 'codesSaveFirst';

/**
 * Shows new recovery codes, this once, until the visitor says that they are saved. Once it is closed, nothing here
 * knows them any more.
 */
export class CodesDialog {
  readonly #translate: Translate;
  readonly #dialog: ElementDialog;
  readonly #print: CodesPrint;
  readonly #second: boolean;
  #codes: readonly string[];
  #kept = false;
  #leaving = false;
  #note: Note | undefined;

  /** @param second they stand for a second factor */
  constructor(
    host: DialogHost,
    codes: readonly string[],
    translate: Translate,
    onClosed: () => void,
    second = false,
  ) {
    this.#second = second;
    this.#translate = translate;
    this.#codes = codes;
    this.#print = new CodesPrint(
      () => this.#codes,
      () => this.#terms,
    );
    adoptStyleSheet(host, codesStyles);
    this.#dialog = new ElementDialog(host, {
      content: () => this.#content(),
      onCancel: () => this.#leave(),
      onClosed: () => {
        this.#codes = [];
        this.#print.end();
        onClosed();
      },
    });
  }

  /** The language changed. */
  draw(): void {
    this.#dialog.draw();
  }

  close(): void {
    this.#dialog.close();
  }

  get #terms(): RecoveryCodesMessages {
    return this.#translate<RecoveryCodesMessages>(recoveryCodesEnglish);
  }

  #content(): TemplateResult {
    const terms = this.#terms;
    return html`<h3 part="dialog-title" class="dialog-title" id="dialog-title" tabindex="-1" autofocus>
        ${terms.codesTitle}
      </h3>
      <div part="dialog-text" class="dialog-text">
        <p>${this.#second ? terms.codesTextSecond : terms.codesText}</p>
      </div>
      <ul
        part="codes"
        class=${this.#isLong ? 'codes long' : 'codes'}
        dir="ltr"
        translate="no"
        aria-label=${terms.codesTitle}
      >
        ${this.#codes.map((code) => html`<li part="code"><code>${code}</code></li>`)}
      </ul>
      <div part="dialog-tools" class="buttons tools">
        ${tool('copy', terms.codesCopy, () => void this.#copy())}
        ${tool('download', terms.codesDownload, () => this.#download())}
        ${tool('print', terms.codesPrint, () => this.#print.print())}
      </div>
      ${live(this.#note ? terms[this.#note] : nothing)}
      ${this.#leaving ? this.#question(terms) : this.#end(terms)}`;
  }

  get #isLong(): boolean {
    return this.#codes.some(({ length }) => length > LONGEST_OF_TWO);
  }

  #end(terms: RecoveryCodesMessages): TemplateResult {
    return html`<label part="saved" class="kept">
        <input
          type="checkbox"
          .checked=${this.#kept}
          @change=${({ target }: Event) => this.#keep((target as HTMLInputElement).checked)}
        />
        <span>${terms.codesSaved}</span>
      </label>
      <div part="dialog-buttons" class="buttons">
        <button
          part="button primary-button done-button"
          class="primary"
          type="button"
          aria-disabled=${!this.#kept}
          @click=${() => this.#done()}
        >
          ${terms.codesDone}
        </button>
      </div>`;
  }

  #question(terms: RecoveryCodesMessages): TemplateResult {
    return html`<p part="unsaved" class="problem" role="alert">${terms.codesUnsaved}</p>
      <div part="dialog-buttons" class="buttons">
        <button part="button leave-button" type="button" @click=${() => this.close()}>
          ${terms.codesLeave}
        </button>
        <button
          part="button primary-button back-button"
          class="primary back"
          type="button"
          @click=${() => this.#stay()}
        >
          ${terms.codesBack}
        </button>
      </div>`;
  }

  /** Escape asks once; the second time the visitor means it. */
  #leave(): void {
    if (this.#kept || this.#leaving) return this.close();
    this.#leaving = true;
    this.#note = undefined;
    this.draw();
    this.#focus('.back');
  }

  #stay(): void {
    this.#leaving = false;
    this.draw();
    this.#focus('.kept input');
  }

  #keep(kept: boolean): void {
    this.#kept = kept;
    this.#note = undefined;
    this.draw();
  }

  #done(): void {
    if (this.#kept) return this.close();
    this.#say('codesSaveFirst');
    this.#focus('.kept input');
  }

  async #copy(): Promise<void> {
    const copied = await copy(this.#codes.join('\n'), this.#dialog.root.querySelector('.codes'));
    if (this.#dialog.isOpen) this.#say(copied ? 'codesCopied' : 'codesSelected');
  }

  #download(): void {
    download(this.#terms, this.#codes);
    this.#say('codesDownloaded');
  }

  #say(note: Note): void {
    this.#note = note;
    this.draw();
  }

  #focus(selector: string): void {
    this.#dialog.root.querySelector<HTMLElement>(selector)?.focus();
  }
}

const tool = (name: string, label: string, onClick: () => void): TemplateResult =>
  html`<button part="button ${name}-button" type="button" @click=${onClick}>${label}</button>`;
