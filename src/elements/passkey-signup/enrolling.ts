import { html, nothing } from 'lit';
import type { Enrollment } from '../../backend/backend.js';
import { PasskeyBeforeAddEvent } from '../../events/passkey-before-add.js';
import { isBusy } from '../../flows/busy.js';
import { enrollmentFlow } from '../../flows/enrollment.js';
import type { SignupFlow } from '../../flows/signup-flow.js';
import { enrollingEnglish } from '../../i18n/english/enrolling.js';
import type { CommonMessages, EnrollingMessages, SignupMessages } from '../../i18n/messages.js';
import type { PasskeyFailure } from '../../model/failure.js';
import type { Attachment } from '../../model/webauthn-json.js';
import { chosen } from '../shared/attachment.js';
import { ceremonyButtons, success } from '../shared/ceremony-form.js';
import { patientStatus } from '../shared/countdown.js';
import { failureMessage } from '../shared/failure-message.js';
import { passkeyIcon } from '../shared/icons.js';
import { nameForBy } from '../shared/naming.js';
import { otherButton } from '../shared/other-button.js';
import { takeCode } from './link-code.js';
import type { PasskeySignup } from './passkey-signup.js';
import { naming, signedUp } from './signup-late.js';
import type { SignupInside, SignupPanel } from './signup-panel.js';

type Base = CommonMessages & SignupMessages;

/** The code that each element has found: the address bar has it once, and an element may be moved or set otherwise. */
const codes = new WeakMap<PasskeySignup, Enrollment>();

export const enrollmentPanel = (element: PasskeySignup, inside: SignupInside): SignupPanel =>
  new EnrollmentPanel(element, inside);

/** A visit by a link that makes a passkey for an account that is there: what will happen, and one click. */
class EnrollmentPanel implements SignupPanel {
  readonly #element: PasskeySignup;
  readonly #inside: SignupInside;
  #flow: SignupFlow | undefined;
  #account: string | undefined;
  #spent = false;
  readonly #ended = new AbortController();

  constructor(element: PasskeySignup, inside: SignupInside) {
    this.#element = element;
    this.#inside = inside;
    this.#begin();
    // The same page by another link is no other page for the browser.
    addEventListener('hashchange', () => this.#begin(), { signal: this.#ended.signal });
  }

  get state(): { readonly name: string } {
    if (this.#spent) return { name: 'spent' };
    return this.#flow?.state ?? { name: 'missing' };
  }

  render(common: Base): unknown {
    const flow = this.#flow;
    if (!flow || this.#spent || flow.state.name === 'done') return nothing;
    const terms = { ...common, ...this.#terms };
    const button = {
      parts: 'signup-button',
      label: terms.enrollButton,
      icon: passkeyIcon,
      busy: isBusy(flow.state),
      onClick: () => void this.next(),
    };
    const elsewhere = { label: terms.elsewhereButton, onClick: () => void this.next('cross-platform') };
    return html`<p part="hint" class="hint">
        ${this.#account === undefined ? terms.enrollText : terms.enrollFor(this.#account)}
      </p>
      <slot name="terms"></slot>
      ${ceremonyButtons(
        button,
        terms.cancel,
        () => this.cancel(),
        this.#element.attachment === 'choose' ? otherButton(elsewhere) : undefined,
      )}`;
  }

  status(common: Base): unknown {
    const terms = { ...common, ...this.#terms };
    if (this.#spent) return failureMessage(terms.enrollSpent);
    const flow = this.#flow;
    if (!flow) return failureMessage(terms.enrollMissing);
    if (flow.state.name === 'done') return success(terms.enrolled);
    return patientStatus(flow.state, terms, () => void flow.retry());
  }

  async next(attachment: Attachment | undefined = chosen(this.#element.attachment)): Promise<void> {
    const flow = this.#flow;
    if (!flow || this.#spent || !['idle', 'failed'].includes(flow.state.name)) return;
    if (!this.#element.dispatchEvent(new PasskeyBeforeAddEvent({}))) return;
    await flow.signUp({ username: '', ...(attachment ? { attachment } : {}) });
  }

  cancel(): void {
    this.#flow?.cancel();
  }

  end(): void {
    this.#ended.abort();
    this.cancel();
  }

  get #terms(): EnrollingMessages {
    return this.#inside.terms<EnrollingMessages>(enrollingEnglish);
  }

  /** With the code of the address bar, else with the one that was there before. */
  #begin(): void {
    const found = takeCode(this.#element.enrollment ?? '');
    if (found) codes.set(this.#element, found);
    else if (this.#flow) return;
    const enrollment = codes.get(this.#element);
    this.#flow?.cancel();
    this.#spent = false;
    this.#account = undefined;
    this.#flow = enrollment && this.#flowWith(enrollment);
    this.#inside.changed();
  }

  #flowWith(enrollment: Enrollment): SignupFlow {
    // Once the passkey has its name, the visitor is back here, and through.
    const inside: SignupInside = { ...this.#inside, show: (panel) => this.#inside.show(panel ?? this) };
    const flow = enrollmentFlow(inside.backend, enrollment, {
      failed: (failure) => this.#failed(flow, failure),
      cancelled: inside.cancelled,
      nameFor: nameForBy(inside.terms, this.#element),
      account: ({ name, displayName }) => (this.#account = displayName || name || undefined),
      signedUp: () => {
        codes.delete(this.#element);
        // From here on another panel stands here, and is the one that is ended.
        this.#ended.abort();
        void naming(this.#element, inside, flow);
      },
      done: (passkey) => signedUp(this.#element, inside, passkey),
    });
    flow.subscribe(inside.changed);
    return flow;
  }

  #failed(flow: SignupFlow, failure: PasskeyFailure): void {
    const hadFocus = this.#element.matches(':focus-within');
    if (flow === this.#flow && ['code_invalid', 'not_found'].includes(failure.code)) {
      codes.delete(this.#element);
      this.#spent = true;
      this.#inside.changed();
      if (hadFocus) void this.#focusFailure();
    }
    this.#inside.failed(failure);
  }

  /** The button is gone; the focus goes to the words that say why. */
  async #focusFailure(): Promise<void> {
    await this.#element.updateComplete;
    const words = this.#element.renderRoot.querySelector<HTMLElement>('.failure');
    if (!words) return;
    words.tabIndex = -1;
    words.focus();
  }
}
