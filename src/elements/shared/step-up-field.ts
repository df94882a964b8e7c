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

/** What stands below a field that is the only way. */
export interface FieldEnding {
  readonly status: TemplateResult;
  readonly cancel: TemplateResult;
}

/** A form of one field, so that Enter confirms and password managers know it. */
export function stepUpField(
  method: Typed,
  terms: StepUpMessages,
  state: FieldState,
  onSubmit: (event: SubmitEvent) => void,
  ending?: FieldEnding,
): TemplateResult {
  const { main, busy, missing } = state;
  const button = html`<button
    part="button ${main ? 'primary-button ' : ''}step-up-button"
    class=${main ? 'primary' : ''}
    aria-disabled=${busy}
  >
    ${terms.stepUpConfirm}
  </button>`;
  const field = input(method, state);
  return html`<form part="step-up-form" class="naming" @submit=${onSubmit}>
    <div part="field" class="field">
      <label part="label" class="label" for="step-up-${method}">${labelOf(method, terms)}</label>
      ${ending ? field : html`<div class="beside">${field} ${button}</div>`}
      ${
        missing
          ? html`<span part="hint problem" class="problem" id="${method}-missing"
              >${terms.stepUpMissing}</span
            >`
          : nothing
      }
    </div>
    ${
      ending
        ? html`${ending.status}
            <div part="dialog-buttons" class="buttons">${ending.cancel} ${button}</div>`
        : nothing
    }
  </form>`;
}

function input(method: Typed, { busy, missing, wrong }: FieldState): TemplateResult {
  const { type, autocomplete, longest } = KINDS[method];
  return html`<input
    part="input"
    id="step-up-${method}"
    name=${method}
    type=${type}
    autocomplete=${autocomplete}
    maxlength=${longest}
    aria-invalid=${missing || wrong}
    aria-describedby=${missing ? `${method}-missing` : nothing}
    ?readonly=${busy}
  />`;
}

const labelOf = (method: Typed, terms: StepUpMessages): string =>
  method === 'password' ? terms.stepUpPassword : terms.stepUpCode;
