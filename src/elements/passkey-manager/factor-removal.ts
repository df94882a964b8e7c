import { html, nothing, type TemplateResult } from 'lit';
import type { FactorsFlow } from '../../flows/factors-flow.js';
import { otherWaysIn } from '../../flows/guards.js';
import { listWords } from '../../i18n/dates.js';
import { factorRemovalEnglish } from '../../i18n/english/factor-removal.js';
import { factorEnglish } from '../../i18n/english/factors.js';
import type { FactorMessages, FactorRemovalMessages } from '../../i18n/messages.js';
import type { Factor } from '../../model/factor.js';
import { patientWords } from '../shared/countdown.js';
import { ElementDialog } from '../shared/dialog.js';
import { failureMessage } from '../shared/failure-message.js';
import { live } from '../shared/live.js';
import { factorName } from './factor-words.js';
import type { ManagerView } from './manager-template.js';
import type { SurroundedHost } from './security.js';

interface Asked {
  readonly factor: Factor;
  /** Those that stay. */
  readonly others: readonly Factor[];
  readonly removed: (name: string) => void;
  readonly closed: () => void;
}

type Terms = FactorMessages & FactorRemovalMessages;

/** What will happen, and what protects the account then. */
export class FactorRemovalDialog {
  readonly #flow: FactorsFlow;
  readonly #view: () => ManagerView;
  readonly #asked: Asked;
  readonly #dialog: ElementDialog;
  readonly #unsubscribe: () => void;

  constructor(host: SurroundedHost, flow: FactorsFlow, view: () => ManagerView, asked: Asked) {
    this.#flow = flow;
    this.#view = view;
    this.#asked = asked;
    this.#dialog = new ElementDialog(host, {
      content: () => this.#content(),
      onCancel: () => this.#keep(),
    });
    this.#unsubscribe = flow.subscribe(() => this.#dialog.draw());
  }

  /** Again, where its words may have changed. */
  draw(): void {
    if (this.#dialog.isOpen) this.#dialog.draw();
  }

  close(): void {
    this.#unsubscribe();
    this.#flow.settleRemoval();
    if (this.#dialog.isOpen) this.#dialog.close();
    this.#asked.closed();
  }

  /** A removal that is on its way cannot be called back. */
  #keep(): void {
    if (this.#flow.state.removal.name !== 'saving') this.close();
  }

  async #remove(name: string): Promise<void> {
    if (!(await this.#flow.remove(this.#asked.factor))) return;
    this.#asked.removed(name);
    this.close();
  }

  #content(): TemplateResult {
    const view = this.#view();
    const terms = view.translate<Terms>({ ...factorEnglish, ...factorRemovalEnglish });
    const { removal } = this.#flow.state;
    const saving = removal.name === 'saving';
    const name = factorName(this.#asked.factor, terms);
    return html`<h3 part="dialog-title" class="dialog-title" id="dialog-title">
        ${terms.factorRemoveTitle(name)}
      </h3>
      <div part="dialog-text" class="dialog-text">
        ${this.#sentences(view, terms).map((sentence) => html`<p>${sentence}</p>`)}
      </div>
      ${live(removal.name === 'failed' ? failureMessage(patientWords(view.terms, removal.failure)) : nothing)}
      <div part="dialog-buttons" class="buttons">
        <button part="button keep-button" type="button" autofocus @click=${() => this.#keep()}>
          ${terms.factorRemoveCancel}
        </button>
        <button
          part="button danger-button confirm-button"
          class="danger"
          type="button"
          aria-disabled=${saving}
          aria-busy=${saving}
          @click=${() => void this.#remove(name)}
        >
          ${saving ? html`<span part="spinner" class="spinner"></span>` : nothing}
          ${terms.factorRemoveConfirm}
        </button>
      </div>`;
  }

  #sentences({ state: { list }, policy, tag }: ManagerView, terms: Terms): string[] {
    const passkeys = list.name === 'ready' ? list.passkeys.length : 0;
    const ways = list.name === 'ready' ? otherWaysIn(list, policy) : [];
    const others = this.#asked.others.map((factor) => factorName(factor, terms));
    return [
      terms.factorRemoveEffect,
      passkeys > 0 ? terms.factorRemovePasskeys(passkeys) : '',
      others.length > 0
        ? terms.factorRemoveOthers(others.join(', '))
        : terms.factorRemoveLast(ways.length > 0 ? listWords(tag, ways) : ''),
    ].filter(Boolean);
  }
}
