import { loadLanguage, supportedLanguage, termsOf } from './locale-registry.js';
import type { Messages } from './messages.js';
import { nearestLang, onLangChange } from './nearest-lang.js';

/** What a localized element must be able to do; a Lit element is one. */
interface LocalizedHost extends Element {
  addController(controller: object): void;
  requestUpdate(): void;
}

/** Keeps an element in the language it stands in. A reactive controller in the sense of Lit. */
export class Localizer {
  readonly #host: LocalizedHost;
  #stop: (() => void) | undefined;
  #language = 'en';
  /** The BCP 47 tag for numbers and dates. */
  tag = 'en';
  /** Pending while the language is on its way. */
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
  update(): void {
    const tag = nearestLang(this.#host);
    const language = supportedLanguage(tag);
    this.tag = language === 'en' && !/^en\b/i.test(tag) ? 'en' : tag;
    this.#language = language;
    this.ready = loadLanguage(language)?.then(() => {
      this.ready = undefined;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }

  /** English, over it the language, over it the page's own terms. */
  terms<Terms extends Partial<Messages>>(english: Terms, ...own: (Partial<Messages> | undefined)[]): Terms {
    return Object.assign({}, english, termsOf(this.#language), ...own) as Terms;
  }
}
