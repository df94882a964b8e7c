import { html, nothing, type TemplateResult } from 'lit';
import { asFailure, offered } from '../../flows/as-failure.js';
import { confirmed } from '../../flows/confirmed.js';
import { administrationEnglish } from '../../i18n/english/administration.js';
import type { AdministrationMessages } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import { heard } from '../shared/ceremony-form.js';
import { patientWords } from '../shared/countdown.js';
import { confirmingOf } from '../shared/confirming.js';
import { ElementDialog } from '../shared/dialog.js';
import { failureMessage } from '../shared/failure-message.js';
import { live } from '../shared/live.js';
import { securityBackend } from '../shared/security-backend.js';
import { personIn, type DialogListener } from './administration.js';
import type { ManagerView } from './manager-template.js';
import type { SurroundedHost } from './security.js';

interface Listener extends DialogListener {
  readonly removed: () => void;
}

/** Alike for who types: case and width do not matter, nor does white space around it. */
const plain = (text: string): string =>
  text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase();

/** Asks an administrator to type whose passkeys are to go, so that it is no slip. */
export class RemoveAllDialog {
  readonly #host: SurroundedHost;
  readonly #view: () => ManagerView;
  readonly #listener: Listener;
  readonly #dialog: ElementDialog;
  /** The person when this was asked: a list that is read meanwhile must not change the question. */
  readonly #person: string;
  #saving = false;
  #mismatch = false;
  #failure: PasskeyFailure | undefined;

  constructor(host: SurroundedHost, view: () => ManagerView, listener: Listener) {
    this.#host = host;
    this.#view = view;
    this.#listener = listener;
    this.#person = personIn(view());
    this.#dialog = new ElementDialog(host, {
      content: () => this.#content(),
      // A removal that is on its way cannot be called back.
      onCancel: () => !this.#saving && this.close(),
    });
  }

  /** Again, where its words may have changed. */
  draw(): void {
    if (this.#dialog.isOpen) this.#dialog.draw();
  }

  close(): void {
    if (!this.#dialog.isOpen) return;
    this.#dialog.close();
    this.#listener.closed();
  }

  #content(): TemplateResult {
    const view = this.#view();
    const terms = view.translate<AdministrationMessages>(administrationEnglish);
    const { list } = view.state;
    const person = this.#person;
    const problem = this.#mismatch ? terms.removeAllMismatch : '';
    return html`<h3 part="dialog-title" class="dialog-title" id="dialog-title">
        ${person ? terms.removeAllTitle(person) : terms.removeAllButton}
      </h3>
      <p part="dialog-text" class="dialog-text">
        ${terms.removeAllEffect(list.name === 'ready' ? list.passkeys.length : 0)}
      </p>
      <form
        part="dialog-form"
        class="once"
        @submit=${(event: SubmitEvent) => void this.#confirm(event, terms)}
      >
        <div part="field" class="field">
          <label part="label" class="label" for="remove-all-word"
            >${terms.removeAllLabel(this.#word(terms))}</label
          >
          <input
            part="input"
            id="remove-all-word"
            autocomplete="off"
            spellcheck="false"
            autofocus
            aria-invalid=${problem ? 'true' : 'false'}
            aria-describedby="remove-all-problem"
            ?readonly=${this.#saving}
          />
          <span part="hint problem" class="problem" id="remove-all-problem">${problem}</span>
        </div>
        ${live(this.#status(view, problem))}
        <div part="dialog-buttons" class="buttons">
          <button part="button keep-button" type="button" @click=${() => !this.#saving && this.close()}>
            ${view.terms.cancel}
          </button>
          <button
            part="button danger-button confirm-button"
            class="danger"
            aria-disabled=${this.#saving}
            aria-busy=${this.#saving}
          >
            ${this.#saving ? html`<span part="spinner" class="spinner"></span>` : nothing}
            ${terms.removeAllConfirm}
          </button>
        </div>
      </form>`;
  }

  #status({ terms }: ManagerView, problem: string): unknown {
    if (problem) return heard(problem);
    return this.#failure ? failureMessage(patientWords(terms, this.#failure)) : nothing;
  }

  #word(terms: AdministrationMessages): string {
    return this.#person || terms.removeAllWord;
  }

  async #confirm(event: SubmitEvent, terms: AdministrationMessages): Promise<void> {
    event.preventDefault();
    const field = this.#dialog.root.querySelector('input');
    if (this.#saving || !field) return;
    this.#mismatch = plain(field.value) !== plain(this.#word(terms));
    this.#failure = undefined;
    this.#saving = !this.#mismatch;
    this.#dialog.draw();
    if (this.#mismatch) {
      field.focus();
      return;
    }
    await this.#removeAll();
  }

  async #removeAll(): Promise<void> {
    try {
      await confirmed(
        async (typed) => offered(await securityBackend(this.#host), 'removeAll')(typed),
        confirmingOf(this.#host, () => this.#view().translate),
      );
      this.close();
      this.#listener.removed();
    } catch (error) {
      this.#saving = false;
      this.#failed(asFailure(error));
    }
  }

  #failed(failure: PasskeyFailure): void {
    if (failure.code !== 'cancelled') {
      this.#failure = failure;
      this.#listener.failed(failure);
    }
    if (this.#dialog.isOpen) this.#dialog.draw();
  }
}
