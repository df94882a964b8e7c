import { html, nothing, type TemplateResult } from 'lit';
import { isBusy } from '../../flows/busy.js';
import { PasskeyTestFlow, type TestOutcome } from '../../flows/passkey-test-flow.js';
import { commonEnglish } from '../../i18n/english/common.js';
import { testEnglish } from '../../i18n/english/testing.js';
import { loadFailures } from '../../i18n/late-failures.js';
import type { CommonMessages, TestMessages } from '../../i18n/messages.js';
import type { Passkey } from '../../model/passkey.js';
import type { PasskeyFailure } from '../../model/failure.js';
import { heard } from '../shared/ceremony-form.js';
import { patientWords } from '../shared/countdown.js';
import { live } from '../shared/live.js';
import { securityBackend } from '../shared/security-backend.js';
import type { ManagerView } from './manager-template.js';
import { displayName } from './passkey-words.js';
import { adoptSecurityStyles } from './security.styles.js';
import type { Surrounding, SurroundedHost } from './security.js';

type Terms = CommonMessages & TestMessages;

/** "Test" in each row: uses that passkey, and says whether it works on this device. */
export class Testing implements Surrounding {
  readonly #view: () => ManagerView;
  readonly #redraw: () => void;
  readonly #flow: PasskeyTestFlow;
  /** By the entry of the list, which is another one once the list was read anew. */
  readonly #results = new WeakMap<Passkey, TestOutcome | PasskeyFailure>();

  /** @param redraw draws all rows */
  constructor(host: SurroundedHost, view: () => ManagerView, redraw: () => void) {
    this.#view = view;
    this.#redraw = redraw;
    this.#flow = new PasskeyTestFlow(() => securityBackend(host));
    this.#flow.subscribe(() => this.#heard());
    adoptSecurityStyles(host);
  }

  rowAction(passkey: Passkey, name: string): TemplateResult {
    const terms = this.#terms;
    const { busy, tested } = this.#now;
    const mine = busy && tested === passkey;
    const result = this.#results.get(passkey);
    return html`${result === undefined || mine ? nothing : this.#verdict(result, terms)}
      <button
        part="button test-button"
        class="test"
        type="button"
        aria-label=${terms.testOf(name)}
        aria-disabled=${busy}
        aria-busy=${mine}
        @click=${this.#onClick}
        .textContent=${terms.testButton}
      ></button>
      ${mine ? this.#cancelButton(terms) : nothing}`;
  }

  /** What is only heard: it is seen in the row. */
  section(): TemplateResult {
    return live(this.#said());
  }

  end(): void {
    this.#flow.cancel();
  }

  get #terms(): Terms {
    return this.#view().translate<Terms>({ ...commonEnglish, ...testEnglish });
  }

  get #now(): { busy: boolean; tested: Passkey | undefined } {
    const { ceremony, passkey } = this.#flow.state;
    return { busy: isBusy(ceremony), tested: passkey };
  }

  readonly #onClick = ({ currentTarget }: Event): void => {
    const id = (currentTarget as HTMLElement).closest<HTMLElement>('[data-id]')?.dataset['id'];
    const { list } = this.#view().state;
    const passkey = list.name === 'ready' ? list.passkeys.find((one) => one.id === id) : undefined;
    if (passkey && !this.#now.busy) void this.#flow.test(passkey);
  };

  #heard(): void {
    const { passkey, ceremony } = this.#flow.state;
    if (passkey && ceremony.name === 'succeeded') this.#results.set(passkey, ceremony.result);
    if (passkey && ceremony.name === 'failed') {
      this.#results.set(passkey, ceremony.failure);
      // No row would be drawn again for the words alone.
      void loadFailures(this.#terms.failed).then(this.#redraw);
    }
    this.#redraw();
  }

  #verdict(result: TestOutcome | PasskeyFailure, terms: Terms): TemplateResult {
    return result === 'works'
      ? html`<span part="test-result" class="badge test-works">${terms.testWorks}</span>`
      : html`<span part="test-result" class="test-other">${wordsFor(result, terms)}</span>`;
  }

  #cancelButton(terms: Terms): TemplateResult {
    return html`<button
      part="button cancel-button"
      type="button"
      @click=${({ currentTarget }: Event) => {
        // It goes away; the focus must not.
        ((currentTarget as Element).previousElementSibling as HTMLElement | null)?.focus();
        this.#flow.cancel();
      }}
    >
      ${terms.cancel}
    </button>`;
  }

  #said(): unknown {
    const { busy, tested } = this.#now;
    const result = tested && this.#results.get(tested);
    const { providers, terms: common, state } = this.#view();
    // What was said of an older list is old as well.
    if (!tested || state.list.name !== 'ready' || !state.list.passkeys.includes(tested)) return nothing;
    const name = displayName(tested, providers.of(tested), common);
    if (busy) return heard(this.#terms.testing(name));
    if (result === undefined) return nothing;
    return heard(result === 'works' ? this.#terms.testWorksOf(name) : wordsFor(result, this.#terms, this));
  }
}

/** Never that there is no passkey: no browser tells that. */
function wordsFor(
  result: Exclude<TestOutcome, 'works'> | PasskeyFailure,
  terms: Terms,
  place?: object,
): unknown {
  if (result === 'another') return terms.testAnother;
  if (result === 'nothing') return terms.testNothing;
  const { message, next } = patientWords(terms, result, place);
  return html`${message} ${next}`;
}
