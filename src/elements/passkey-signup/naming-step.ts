import { html, nothing, type TemplateResult } from 'lit';
import type { SignupFlow } from '../../flows/signup-flow.js';
import type { SignupState } from '../../flows/signup-state.js';
import { namingStepEnglish } from '../../i18n/english/naming-step.js';
import type { CommonMessages, FailureMessage, NamingStepMessages, Translate } from '../../i18n/messages.js';
import { heard, success } from '../shared/ceremony-form.js';
import { failureWords } from '../shared/failure-message.js';
import { focusName } from '../shared/naming.js';
import { namingForm } from '../shared/naming-form.js';
import type { SignupPanel } from './signup-panel.js';

/** The element, as far as it is drawn. */
interface Drawn {
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
}

/** The step after a sign-up in which the visitor names the passkey. */
export class NamingStep implements SignupPanel {
  readonly #host: Drawn;
  readonly #flow: SignupFlow;
  readonly #translate: Translate;
  #empty = false;

  constructor(host: Drawn, flow: SignupFlow, translate: Translate) {
    this.#host = host;
    this.#flow = flow;
    this.#translate = translate;
  }

  get state(): SignupState {
    return this.#flow.state;
  }

  /** The focus goes into the field. */
  async focus(): Promise<void> {
    await this.#host.updateComplete;
    focusName(this.#host.renderRoot);
  }

  render(common: CommonMessages): unknown {
    const { state } = this.#flow;
    if (state.name !== 'naming') return nothing;
    const terms = { ...common, ...this.#terms };
    return html`<div part="title">${success(terms.namingTitle)}</div>
      ${namingForm({
        terms,
        value: state.suggestion,
        saving: state.saving,
        problem: this.#problem(terms),
        keepLabel: terms.nameKeep,
        onSave: (name) => void this.#save(name),
        onKeep: () => this.#flow.keepName(),
      })}`;
  }

  /** What is heard: the problem with the name, else that the passkey is there. */
  status(common: CommonMessages): TemplateResult {
    const problem = this.#problem(common);
    return heard(problem ? `${problem.message} ${problem.next}` : this.#terms.namingTitle);
  }

  /** The passkey is there, whatever becomes of its name. */
  end(): void {
    this.#flow.cancel();
  }

  get #terms(): NamingStepMessages {
    return this.#translate<NamingStepMessages>(namingStepEnglish);
  }

  #problem(common: CommonMessages): FailureMessage | undefined {
    if (this.#empty) return { message: this.#terms.nameMissing, next: '' };
    const { state } = this.#flow;
    const failure = state.name === 'naming' ? state.failure : undefined;
    return failure && failureWords(common, failure);
  }

  async #save(name: string): Promise<void> {
    this.#empty = !name;
    this.#host.requestUpdate();
    if (name) await this.#flow.rename(name);
  }
}
