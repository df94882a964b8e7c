import { html, type TemplateResult } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { CommonMessages } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import { ceremonyStatus } from './ceremony-form.js';
import { failureWords, type ShownFailure } from './failure-message.js';

type Terms = Pick<CommonMessages, 'failure'>;

/** When another try makes sense, in milliseconds since 1970: however often a failure is drawn, its wait began once. */
const ends = new WeakMap<PasskeyFailure, number>();

function secondsLeft(failure: PasskeyFailure): number {
  const end = ends.get(failure) ?? Date.now() + (failure.retryAfter ?? 0) * 1000;
  ends.set(failure, end);
  return Math.max(0, Math.ceil((end - Date.now()) / 1000));
}

/**
 * How long to wait, counted down for the eye. Assistive technology hears it twice: when the wait begins, and when it
 * is over.
 */
class Countdown extends AsyncDirective {
  #words: (() => TemplateResult) | undefined;
  #failure: PasskeyFailure | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;

  render(terms: Terms, failure: PasskeyFailure): TemplateResult {
    this.#failure = failure;
    this.#words = () => wordsOf(terms, failure);
    this.#start();
    return this.#words();
  }

  protected override disconnected(): void {
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }

  protected override reconnected(): void {
    this.#tick();
    this.#start();
  }

  #start(): void {
    if (this.isConnected && this.#isWaiting()) this.#ticking ??= setInterval(() => this.#tick(), 1000);
  }

  #tick(): void {
    this.setValue(this.#words?.());
    if (!this.#isWaiting()) this.disconnected();
  }

  #isWaiting(): boolean {
    return this.#failure !== undefined && secondsLeft(this.#failure) > 0;
  }
}

function wordsOf({ failure: words }: Terms, failure: PasskeyFailure): TemplateResult {
  const left = secondsLeft(failure);
  const next = (retryAfter: number | undefined) => words(failure.code, { retryAfter }).next;
  return html`<span aria-hidden="true">${next(left)}</span
    ><span class="hidden-text">${next(left > 0 ? failure.retryAfter : 0)}</span>`;
}

const countdown = directive(Countdown);

/** The words for a failure. Where it says how long to wait, they stay true while that passes. */
export function patientWords(terms: CommonMessages, failure: PasskeyFailure): ShownFailure {
  const words = failureWords(terms, failure);
  if (failure.code !== 'rate_limited' || !failure.retryAfter) return words;
  return { ...words, next: countdown(terms, failure) };
}

/** What a ceremony is waiting for, or why it failed, in such words. */
export function patientStatus(
  state: Parameters<typeof ceremonyStatus>[0],
  terms: CommonMessages,
  onRetry: () => void,
  words?: ShownFailure,
): unknown {
  const failed = state.name === 'failed' ? patientWords(terms, state.failure) : undefined;
  return ceremonyStatus(state, terms, onRetry, words ?? failed);
}
