import { html, nothing, type TemplateResult } from 'lit';
import type { CommonMessages, FailureMessage, NamingMessages } from '../../i18n/messages.js';

/** The longest name the contract takes, in UTF-16 units as `maxlength` counts. */
const LONGEST = 64;

interface NamingForm {
  readonly terms: NamingMessages & CommonMessages;
  readonly value: string;
  readonly saving: boolean;
  /** What is wrong with the name: it is empty, or it could not be saved. */
  readonly problem?: FailureMessage | undefined;
  /** What the button says that leaves everything as it is. */
  readonly keepLabel: string;
  readonly onSave: (name: string) => void;
  readonly onKeep: () => void;
}

/** A field for the name of a passkey. Enter saves, Escape leaves it as it is. */
export function namingForm(form: NamingForm): TemplateResult {
  const { terms, value, saving, problem, keepLabel, onKeep } = form;
  return html`<form part="naming-form" class="naming" @submit=${onSubmit(form)} @keydown=${onEscape(form)}>
    <div part="field" class="field">
      <label part="label" class="label" for="name">${terms.nameLabel}</label>
      <input
        part="input"
        id="name"
        name="name"
        autocomplete="off"
        maxlength=${LONGEST}
        aria-describedby="name-hint"
        aria-invalid=${problem ? 'true' : 'false'}
        .value=${value}
        ?readonly=${saving}
      />
      <span part="hint" class=${problem ? nothing : 'hint'} id="name-hint">
        ${problem ? html`<span part="problem" class="problem">${problem.message} ${problem.next}</span>` : terms.nameHint}
      </span>
    </div>
    <div class="buttons">
      <button
        part="button primary-button save-button"
        class="primary"
        aria-disabled=${saving}
        aria-busy=${saving}
      >
        ${saving ? html`<span part="spinner" class="spinner"></span>` : nothing} ${terms.nameSave}
      </button>
      <button
        part="button keep-button"
        type="button"
        aria-disabled=${saving}
        @click=${() => !saving && onKeep()}
      >
        ${keepLabel}
      </button>
    </div>
  </form>`;
}

function onSubmit({ saving, onSave }: NamingForm): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    const { elements } = event.currentTarget as HTMLFormElement;
    if (!saving) onSave((elements.namedItem('name') as HTMLInputElement).value.trim());
  };
}

function onEscape({ saving, onKeep }: NamingForm): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape') return;
    // Nor may it close a dialog of the page around this.
    event.preventDefault();
    event.stopPropagation();
    if (!saving) onKeep();
  };
}
