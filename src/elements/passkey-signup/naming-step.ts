import { html, type TemplateResult } from 'lit';
import type { SignupFlow } from '../../flows/signup-flow.js';
import type { NamingState } from '../../flows/signup-state.js';
import { namingStepEnglish } from '../../i18n/english/naming-step.js';
import type { CommonMessages, FailureMessage, NamingStepMessages, Translate } from '../../i18n/messages.js';
import { heard, success } from '../shared/ceremony-form.js';
import { failureWords } from '../shared/failure-message.js';
import { focusName } from '../shared/naming.js';
import { namingForm } from '../shared/naming-form.js';

/** The element, as far as it is drawn. */
interface Drawn {
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
}

/** The step after a sign-up in which the visitor names the passkey. */
export class NamingStep {
  readonly #host: Drawn;
  readonly #flow: SignupFlow;
  readonly #translate: Translate;
  #empty = false;

  constructor(host: Drawn, flow: SignupFlow, translate: Translate) {
    this.#host = host;
    this.#flow = flow;
    this.#translate = translate;
  }

  /** Draws it, with the focus in the field. */
  async show(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    focusName(this.#host.renderRoot);
  }

  render(state: NamingState, common: CommonMessages): TemplateResult {
    const terms = { ...common, ...this.#terms };
    return html`<div part="title">${success(terms.namingTitle)}</div>
      ${namingForm({
        terms,
        value: state.suggestion,
        saving: state.saving,
        problem: this.#problem(state, terms),
        keepLabel: terms.nameKeep,
        onSave: (name) => void this.#save(name),
        onKeep: () => this.#flow.keepName(),
      })}`;
  }

  /** What is heard: the problem with the name, else that the passkey is there. */
  status(state: NamingState, common: CommonMessages): TemplateResult {
    const problem = this.#problem(state, common);
    return heard(problem ? `${problem.message} ${problem.next}` : this.#terms.namingTitle);
  }

  get #terms(): NamingStepMessages {
    return this.#translate<NamingStepMessages>(namingStepEnglish);
  }

  #problem({ failure }: NamingState, common: CommonMessages): FailureMessage | undefined {
    if (this.#empty) return { message: this.#terms.nameMissing, next: '' };
    return failure && failureWords(common, failure);
  }

  async #save(name: string): Promise<void> {
    this.#empty = !name;
    this.#host.requestUpdate();
    if (name) await this.#flow.rename(name);
  }
}
