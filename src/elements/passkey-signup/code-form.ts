import { html, nothing, type TemplateResult } from 'lit';
import type { EmailMessages } from '../../i18n/messages.js';

interface CodeForm {
  readonly terms: EmailMessages;
  readonly email: string;
  readonly busy: boolean;
  /** What is wrong with what was typed, where it is known here already. */
  readonly problem: string | undefined;
  readonly invalid: boolean;
  /** Seconds until another code may be asked for. */
  readonly wait: number;
  readonly onCode: (code: string) => void;
  readonly onResend: () => void;
  readonly onBack: () => void;
}

/** The form that takes the code from a mail. */
export function codeForm(form: CodeForm): TemplateResult {
  const { terms, email, busy, problem, invalid, wait, onResend, onBack } = form;
  return html`<form part="code-form" class="naming" @submit=${onSubmit(form)}>
    <p part="hint" class="hint" id="code-hint">${terms.emailSent(email)} ${terms.emailSentHint}</p>
    <div part="field" class="field">
      <label part="label" class="label" for="code">${terms.emailCodeLabel}</label>
      <input
        part="input code-input"
        id="code"
        name="code"
        autocomplete="one-time-code"
        inputmode="numeric"
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        maxlength="64"
        aria-describedby="code-hint"
        aria-invalid=${invalid}
        ?readonly=${busy}
      />
      ${problem ? html`<span part="hint problem" class="problem" aria-hidden="true">${problem}</span>` : nothing}
    </div>
    <div class="buttons">
      <button
        part="button primary-button code-button"
        class="primary"
        aria-disabled=${busy}
        aria-busy=${busy}
      >
        ${busy ? html`<span part="spinner" class="spinner"></span>` : nothing} ${terms.emailConfirm}
      </button>
    </div>
    <div class="buttons">
      <button
        part="button resend-button"
        type="button"
        aria-disabled=${busy || wait > 0}
        @click=${() => !busy && wait === 0 && onResend()}
      >
        ${wait > 0 ? terms.emailResendIn(wait) : terms.emailResend}
      </button>
      <button part="button back-button" type="button" @click=${onBack}>${terms.emailBack}</button>
    </div>
  </form>`;
}

function onSubmit({ busy, onCode }: CodeForm): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    const { elements } = event.currentTarget as HTMLFormElement;
    if (!busy) onCode((elements.namedItem('code') as HTMLInputElement).value);
  };
}
