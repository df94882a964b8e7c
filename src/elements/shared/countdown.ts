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
 * is over. Its two nodes stay the same, so that nothing is said again because something else is drawn.
 */
class Countdown {
  readonly nodes: readonly [seen: HTMLElement, heard: HTMLElement];
  #draw: () => boolean = () => false;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor() {
    this.nodes = [document.createElement('span'), document.createElement('span')];
    this.nodes[0].ariaHidden = 'true';
    this.nodes[1].className = 'hidden-text';
  }

  show({ failure: words }: Terms, failure: PasskeyFailure): void {
    const [seen, heard] = this.nodes;
    const next = (retryAfter: number | undefined) => words(failure.code, { retryAfter }).next;
    this.#draw = () => {
      const left = secondsLeft(failure);
      write(seen, next(left));
      write(heard, next(left > 0 ? failure.retryAfter : 0));
      return left > 0;
    };
    if (this.#draw()) this.#ticking ??= setInterval(() => this.#tick(), 1000);
  }

  /** Whoever shows it again has it go on. */
  #tick(): void {
    if (this.#draw() && this.nodes[0].isConnected) return;
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }
}

/** The same words are no news. */
function write(node: HTMLElement, words: string): void {
  if (node.textContent !== words) node.textContent = words;
}

/** By where they stand. */
const countdowns = new WeakMap<object, Countdown>();

/**
 * The words for a failure. Where it says how long to wait, they stay true while that passes.
 *
 * @param place whatever stands for one of several places in which the same failure is shown
 */
export function patientWords(
  terms: CommonMessages,
  failure: PasskeyFailure,
  place: object = failure,
): ShownFailure {
  const words = failureWords(terms, failure);
  if (failure.code !== 'rate_limited' || !failure.retryAfter) return words;
  const countdown = countdowns.get(place) ?? new Countdown();
  countdowns.set(place, countdown);
  countdown.show(terms, failure);
  return { ...words, next: countdown.nodes };
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
