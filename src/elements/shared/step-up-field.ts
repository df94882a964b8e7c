import { html, nothing, type TemplateResult } from 'lit';
import type { StepUpMethod } from '../../backend/backend.js';
import type { StepUpMessages } from '../../i18n/messages.js';

/** What a visitor proves by typing it. */
export type Typed = Exclude<StepUpMethod, 'passkey'>;

interface FieldState {
  /** There is no better way: its button is the main one. */
  readonly main: boolean;
  readonly busy: boolean;
  readonly missing: boolean;
  readonly wrong: boolean;
}

const KINDS = {
  password: { type: 'password', autocomplete: 'current-password', longest: 1024 },
  code: { type: 'text', autocomplete: 'one-time-code', longest: 64 },
} as const;

/** A form of one field, so that Enter confirms and password managers know it. */
export function stepUpField(
  method: Typed,
  terms: StepUpMessages,
  { main, busy, missing, wrong }: FieldState,
  onSubmit: (event: SubmitEvent) => void,
): TemplateResult {
  const { type, autocomplete, longest } = KINDS[method];
  return html`<form part="step-up-form" class="naming" @submit=${onSubmit}>
    <div class="field">
      <label part="label" class="label" for="step-up-${method}">${labelOf(method, terms)}</label>
      <input
        part="input"
        id="step-up-${method}"
        name=${method}
        type=${type}
        autocomplete=${autocomplete}
        maxlength=${longest}
        aria-invalid=${missing || wrong}
        aria-describedby=${missing ? `${method}-missing` : nothing}
        ?readonly=${busy}
      />
      ${missing ? html`<span class="problem" id="${method}-missing">${terms.stepUpMissing}</span>` : nothing}
    </div>
    <div class="buttons">
      <button
        part="button ${main ? 'primary-button ' : ''}step-up-button"
        class=${main ? 'primary' : ''}
        aria-disabled=${busy}
      >
        ${terms.stepUpConfirm}
      </button>
    </div>
  </form>`;
}

const labelOf = (method: Typed, terms: StepUpMessages): string =>
  method === 'password' ? terms.stepUpPassword : terms.stepUpCode;
