import { html, nothing, type TemplateResult } from 'lit';
import type { CommonMessages, FailureMessage, RecoveryLoginMessages } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import { ceremonyButtons, heard, onEnter } from '../shared/ceremony-form.js';
import { patientWords } from '../shared/countdown.js';
import { failureMessage } from '../shared/failure-message.js';

/** What is wrong with what was typed, or why it could not be looked at. */
export type FormProblem =
  | (FailureMessage & { readonly field: 'username' | 'code'; readonly failure?: undefined })
  | { readonly failure: PasskeyFailure; readonly field?: undefined };

interface RecoveryForm {
  readonly terms: RecoveryLoginMessages;
  readonly common: CommonMessages;
  readonly username: string;
  readonly busy: boolean;
  readonly problem: FormProblem | undefined;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly onBack: () => void;
}

/** A user name and one recovery code. No form of the page is sent along with them, and no password manager keeps one. */
export function recoveryForm(form: RecoveryForm): TemplateResult {
  const { terms, common, username, busy, problem, onSubmit, onCancel, onBack } = form;
  const button = { parts: 'redeem-button', label: terms.recoverSubmit, busy, onClick: onSubmit };
  const back = html`<button part="button back-button" type="button" @click=${onBack}>
    ${terms.recoverBack}
  </button>`;
  return html`<h3 part="title" class="title" id="recovery-title">${terms.recoverTitle}</h3>
    <p part="hint" class="hint" id="recovery-hint">${terms.recoverText}</p>
    <div class="fields" role="group" aria-labelledby="recovery-title" @keydown=${onEnter(onSubmit)}>
      <div part="field" class="field">
        <label part="label" class="label" for="recovery-username">${terms.recoverUsername}</label>
        <input
          part="input"
          id="recovery-username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          maxlength="256"
          aria-invalid=${problem?.field === 'username'}
          aria-describedby=${describing(problem, 'username')}
          .value=${username}
          ?readonly=${busy}
        />
        ${missing(problem, 'username')}
      </div>
      <div part="field" class="field">
        <label part="label" class="label" for="recovery-code">${terms.recoverCode}</label>
        <input
          part="input code-input"
          id="recovery-code"
          autocomplete="off"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck="false"
          inputmode="text"
          enterkeyhint="go"
          maxlength="64"
          dir="ltr"
          aria-invalid=${problem?.field === 'code'}
          aria-describedby=${describing(problem, 'code')}
          ?readonly=${busy}
        />
        ${missing(problem, 'code')}
      </div>
    </div>
    ${ceremonyButtons(button, common.cancel, onCancel, back)}
    <div part="status" class="status" role="status" id="recovery-status">
      ${said(problem, busy, common)}
    </div>`;
}

const describing = (problem: FormProblem | undefined, field: 'username' | 'code'): string =>
  problem?.field === field ? 'recovery-status' : 'recovery-hint';

/** Seen at the field; heard from the status, which describes it. */
const missing = (problem: FormProblem | undefined, field: 'username' | 'code'): unknown =>
  problem?.field === field && !problem.next
    ? html`<span part="hint problem" class="problem" aria-hidden="true">${problem.message}</span>`
    : nothing;

function said(problem: FormProblem | undefined, busy: boolean, common: CommonMessages): unknown {
  if (busy) return common.waiting;
  if (!problem) return nothing;
  if (problem.field && !problem.next) return heard(problem.message);
  return failureMessage(problem.failure ? patientWords(common, problem.failure) : problem);
}
