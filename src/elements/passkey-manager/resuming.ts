import { nothing } from 'lit';
import { stepUpEnglish } from '../../i18n/english/step-up.js';
import type { StepUpMessages } from '../../i18n/messages.js';
import { success } from '../shared/ceremony-form.js';
import { takeIntent } from '../shared/intent.js';
import { live } from '../shared/live.js';
import type { ManagerView } from './manager-template.js';
import type { Surrounding, SurroundedHost } from './security.js';

/**
 * Goes on where the visitor was when they were sent to another page to prove who they are: to the question before a
 * removal, to the editor of a name, or to the button that adds, since a new passkey takes a click.
 */
export class Resuming implements Surrounding {
  readonly #view: () => ManagerView;
  #back = false;

  constructor(host: SurroundedHost, view: () => ManagerView) {
    this.#view = view;
    const intent = takeIntent();
    const root = host.shadowRoot;
    if (!intent || !root) return;
    const { action, id = '' } = intent;
    if (action === 'add') {
      this.#back = true;
      root.querySelector<HTMLElement>('.header .primary')?.focus();
    } else
      root.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] [data-action="${action}"]`)?.click();
  }

  section(view: ManagerView): unknown {
    return live(this.#said(view));
  }

  end(): void {
    this.#back = false;
  }

  #said({ state, terms, choose }: ManagerView): unknown {
    if (state.add.name !== 'idle') this.#back = false;
    if (!this.#back) return nothing;
    const words = this.#view().translate<StepUpMessages>(stepUpEnglish);
    return success(words.stepUpBack(choose ? terms.addHereButton : terms.addButton));
  }
}
