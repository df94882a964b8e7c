import { html, type TemplateResult } from 'lit';
import { namingEnglish } from '../../i18n/english/naming.js';
import type { FailureMessage, NamingMessages } from '../../i18n/messages.js';
import type { Passkey } from '../../model/passkey.js';
import { failureWords } from '../shared/failure-message.js';
import { namingForm } from '../shared/naming-form.js';
import type { ManagerView } from './manager-template.js';

interface NameEditor {
  readonly value: string;
  readonly problem: FailureMessage | undefined;
  readonly onSave: (name: string) => void;
  readonly onKeep: () => void;
}

/** The form in place of a row. After an addition its other button keeps the name, else it cancels. */
export function nameEditor(view: ManagerView, passkey: Passkey, editor: NameEditor): TemplateResult {
  const { state } = view;
  const terms = { ...view.terms, ...view.translate<NamingMessages>(namingEnglish), ...view.deeds };
  return html`<li part="passkey" class="row editing" data-id=${passkey.id}>
    ${namingForm({
      terms,
      value: editor.value,
      saving: state.change.name === 'saving',
      problem: editor.problem,
      keepLabel: state.add.name === 'succeeded' ? terms.nameKeep : terms.cancel,
      onSave: editor.onSave,
      onKeep: editor.onKeep,
    })}
  </li>`;
}

/** What is wrong with the name, or why it could not be saved. */
export function nameProblem(
  { terms, translate, state: { change } }: ManagerView,
  missing: boolean,
): FailureMessage | undefined {
  if (missing) return { message: translate<NamingMessages>(namingEnglish).nameMissing, next: '' };
  return change.name === 'failed' ? failureWords(terms, change.failure) : undefined;
}
