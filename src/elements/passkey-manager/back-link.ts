import { html, nothing } from 'lit';
import { backEnglish } from '../../i18n/english/back.js';
import type { BackMessages } from '../../i18n/messages.js';
import { configuration } from '../shared/configuration.js';
import { allowedUrl, refusal } from '../shared/return-to.js';
import type { ManagerView } from './manager-template.js';
import type { Surrounding, SurroundedHost } from './security.js';

/** The way back to where the visitor came from, where the page names one that may be gone to. */
export class BackLink implements Surrounding {
  readonly #host: SurroundedHost;
  /** What developers were told of last. */
  #refused: string | undefined;

  constructor(host: SurroundedHost) {
    this.#host = host;
  }

  section({ translate }: ManagerView): unknown {
    const { returnTo, returnOrigins } = this.#host;
    const url = allowedUrl(returnTo, returnOrigins, configuration().returnOrigins);
    if (!url) {
      this.#complain(returnTo);
      return nothing;
    }
    const { back } = translate<BackMessages>(backEnglish);
    return html`<a part="back-link" class="back" href=${url.href}>${back}</a>`;
  }

  end(): void {
    this.#refused = undefined;
  }

  #complain(target: string | undefined): void {
    if (!target || this.#refused === target) return;
    this.#refused = target;
    console.error(refusal(target));
  }
}
