import { failuresInEnglish, loadFailures } from './late-failures.js';
import { loadLanguage, supportedLanguage, termsOf } from './locale-registry.js';
import type { CommonMessages, FailureMessage, Messages } from './messages.js';
import { nearestLang, onLangChange } from './nearest-lang.js';

/** What a localized element must be able to do; a Lit element is one. */
interface LocalizedHost extends Element {
  addController(controller: object): void;
  requestUpdate(): void;
}

const NOTHING: FailureMessage = { message: '', next: '' };

/** Milliseconds until English is shown after all. */
const PATIENCE = 1000;

const patiently = (loading: Promise<void>): Promise<void> =>
  Promise.race([loading, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))]);

/** Keeps an element in the language it stands in. A reactive controller in the sense of Lit. */
export class Localizer {
  readonly #host: LocalizedHost;
  #stop: (() => void) | undefined;
  #language = 'en';
  /** The BCP 47 tag for numbers and dates. */
  tag = 'en';
  /** Differs whenever the terms may. */
  edition = 0;
  /** Pending while the language is on its way, and is waited for. */
  ready: Promise<void> | undefined;

  constructor(host: LocalizedHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = onLangChange(() => this.update());
    this.update();
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  /** Looks up the language again, and brings its terms in. */
  update(tag = nearestLang(this.#host)): void {
    const language = supportedLanguage(tag);
    this.tag = language === 'en' && !/^en\b/i.test(tag) ? 'en' : tag;
    this.#language = language;
    this.edition++;
    const loading = loadLanguage(language);
    this.ready = loading && patiently(loading);
    // It may come when nobody waits for it any more.
    void loading?.then(() => {
      this.edition++;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }

  /** English, over it the language, over it the page's own terms. */
  terms<Terms extends Partial<Messages>>(
    english: Partial<Terms>,
    ...own: (Partial<Messages> | undefined)[]
  ): Terms {
    const failure: CommonMessages['failure'] = (code, numbers) =>
      failuresInEnglish()?.(code, numbers) ?? this.#later(english as Partial<Messages>);
    return Object.assign({ failure }, english, termsOf(this.#language), ...own) as Terms;
  }

  /** Nothing yet; the host is drawn again when the words are here. */
  #later({ failed = NOTHING }: Partial<Messages>): FailureMessage {
    void loadFailures(failed).then(() => this.#host.requestUpdate());
    return NOTHING;
  }
}
