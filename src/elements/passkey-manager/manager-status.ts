import { html } from 'lit';
import type { ManagerState } from '../../flows/manager-flow.js';
import type { CommonMessages, ManagerMessages } from '../../i18n/messages.js';
import { PasskeyFailure } from '../../model/failure.js';
import { obstacle } from '../../webauthn/support.js';
import { failureMessage, failureWords } from '../shared/failure-message.js';
import { checkIcon } from '../shared/icons.js';

export type ManagerTerms = CommonMessages & ManagerMessages;

interface StatusSource {
  readonly misconfigured: boolean;
  /** What was last done, in words. */
  readonly notice: string;
  readonly onReload: () => void;
  readonly onRetryAdd: () => void;
}

/** The one line that says what happens: the most urgent thing first. */
export function managerStatus(
  { list, add }: ManagerState,
  terms: ManagerTerms,
  source: StatusSource,
): unknown {
  if (source.misconfigured) return failureMessage({ message: terms.misconfigured, next: '' });
  const reload = { label: terms.retry, onRetry: source.onReload };
  if (list.name === 'failed') return failureMessage(failureWords(terms, list.failure), reload);
  if (add.name === 'failed') {
    const retry = add.kept ? { label: terms.retry, onRetry: source.onRetryAdd } : undefined;
    return failureMessage(failureWords(terms, add.failure), retry);
  }
  if (add.name === 'prompting') return terms.prompting;
  if (add.name === 'requesting' || add.name === 'verifying') return terms.waiting;
  if (list.name === 'ready' && list.failure) {
    return failureMessage({ message: terms.stale, next: failureWords(terms, list.failure).next }, reload);
  }
  if (source.notice) return html`<p part="success" class="success">${checkIcon} ${source.notice}</p>`;
  if (list.name === 'loading') return html`<span class="hidden-text">${terms.loading}</span>`;
  const reason = obstacle();
  return reason ? failureMessage(failureWords(terms, new PasskeyFailure(reason))) : '';
}
