import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { compact } from '../../backend/decode.js';
import { passkeyMakers } from '../../backend/passkey-makers.js';
import type { PasskeyBackend } from '../../backend/index.js';
import { isBusy } from '../../flows/busy.js';
import type { Registered } from '../../flows/registration.js';
import type { PagePolicy } from '../../flows/guards.js';
import type { ListState } from '../../flows/list-state.js';
import { ManagerFlow } from '../../flows/manager-flow.js';
import { dateWords } from '../../i18n/dates.js';
import { commonEnglish } from '../../i18n/english/common.js';
import { managerEnglish } from '../../i18n/english/manager.js';
import type { Offer } from '../../model/policy.js';
import type { Attachment } from '../../model/webauthn-json.js';
import type { ProviderSource } from '../../providers/provider.js';
import { number, text, tokens } from '../shared/attributes.js';
import { chosen } from '../shared/attachment.js';
import { endpointProperties } from '../shared/backend-source.js';
import { configuration } from '../shared/configuration.js';
import { nameForBy } from '../shared/naming.js';
import { PasskeyElement } from '../shared/passkey-element.js';
import { whenPainted } from '../shared/when-painted.js';
import type { ManagerInteraction } from './interaction.js';
import type { ManagerSecurity } from './security.js';
import { eventsFor } from './manager-events.js';
import { managerTemplate, type ManagerTerms, type ManagerView } from './manager-template.js';
import { managerStyles } from './passkey-manager.styles.js';
import { ProviderLookup } from './provider-lookup.js';

const OPERATIONS = ['list', 'registerBegin', 'registerComplete', 'rename', 'remove'] as const;

/**
 * Shows the passkeys of the signed-in account, and lets the visitor add, rename and remove them.
 *
 * @customElement passkey-manager
 * @summary See, add, rename and remove passkeys.
 *
 * @fires {PasskeyListEvent} passkey-list - The list was read from the backend.
 * @fires {PasskeyBeforeAddEvent} passkey-before-add - A passkey is about to be added. Cancelable.
 * @fires {PasskeyAddEvent} passkey-add - A passkey was added.
 * @fires {PasskeyBeforeRenameEvent} passkey-before-rename - A passkey is about to be renamed. Cancelable.
 * @fires {PasskeyRenameEvent} passkey-rename - A passkey was renamed.
 * @fires {PasskeyBeforeRemoveEvent} passkey-before-remove - The visitor confirmed a removal. Cancelable.
 * @fires {PasskeyRemoveEvent} passkey-remove - A passkey was removed.
 * @fires {PasskeyStepUpEvent} passkey-step-up - The backend wants the visitor to prove once more who they are. Cancelable; `waitUntil()` lets the page do it.
 * @fires {PasskeySecurityEvent} passkey-security - Something around passkeys was done: a second factor added or removed, recovery codes or a link made, all passkeys of a user removed. `detail.action` says what; nothing secret is in it.
 * @fires {PasskeyFailureEvent} passkey-failure - Something failed; `detail.failure.code` says what.
 * @fires {PasskeyCancelEvent} passkey-cancel - The visitor cancelled.
 *
 * @csspart manager - The box around everything.
 * @csspart header - The line with the heading and the button that adds.
 * @csspart title - The heading.
 * @csspart button - Every button.
 * @csspart primary-button - The main button, and the one that saves a name.
 * @csspart add-button - The button that adds a passkey.
 * @csspart elsewhere-button - The button that adds one on a phone or security key, with `attachment="choose"`.
 * @csspart cancel-button - The button that cancels an addition.
 * @csspart retry-button - The button in a failure that tries again.
 * @csspart limit - Why no more can be added.
 * @csspart status - The line that says what happens; a live region.
 * @csspart failure - The box of a failure.
 * @csspart failure-message - What went wrong.
 * @csspart failure-next - What to do about it.
 * @csspart success - What was last done.
 * @csspart spinner - The sign that something runs.
 * @csspart skeleton - The list while it loads.
 * @csspart empty - The box in place of a list without passkeys.
 * @csspart empty-icon - Its sign.
 * @csspart empty-title - Its first line.
 * @csspart empty-hint - Its second line.
 * @csspart list - The list.
 * @csspart passkey - One row of the list.
 * @csspart icon - The sign of a row: its kind, or the provider's icon if the page brings one.
 * @csspart name - The name of a passkey.
 * @csspart badge - What is special: it opened this session, it is not copied to other devices.
 * @csspart actions - The buttons of a row.
 * @csspart works - Where a passkey works.
 * @csspart dates - When it was made and last used.
 * @csspart rename-button - The button that renames.
 * @csspart remove-button - The button that removes.
 * @csspart test-button - The button that tests a passkey.
 * @csspart test-result - What a test has shown.
 * @csspart nudge - The advice to add a second passkey.
 * @csspart nudge-text - Its words.
 * @csspart nudge-button - The button that hides it.
 * @csspart guard - Why the last one cannot be removed.
 * @csspart naming-form - The form that names a passkey.
 * @csspart field - A field with its label.
 * @csspart label - The label of a field.
 * @csspart input - The field itself.
 * @csspart problem - What is wrong with what was typed, or what there are too few of.
 * @csspart hint - A sentence that explains.
 * @csspart save-button - The button that saves the name.
 * @csspart keep-button - The button that leaves things as they are.
 * @csspart dialog - A dialog: before a removal, or with a link.
 * @csspart dialog-form - What is filled in there.
 * @csspart dialog-buttons - The buttons at its end.
 * @csspart dialog-tools - The buttons below recovery codes.
 * @csspart enroll-button - The button that makes a link for another device, or with `user-id` for another person.
 * @csspart renew-button - The button that makes another link, where one is too old.
 * @csspart qr-code - The QR code of a link, or the one that an authenticator app scans.
 * @csspart copy-button - The button that copies what is shown once.
 * @csspart close-button - The button that closes a dialog.
 * @csspart dialog-title - Its heading.
 * @csspart dialog-text - What will happen, or what there is to do.
 * @csspart step-up-form - The form of a password or code, in the dialog in which the visitor confirms.
 * @csspart step-up-button - The buttons that confirm.
 * @csspart danger-button - A button that destroys.
 * @csspart recovery - The part about recovery codes.
 * @csspart recovery-left - How many codes are left.
 * @csspart recovery-few - The same, where these are few.
 * @csspart recovery-button - The button that makes new ones.
 * @csspart codes - The list of new recovery codes, in a dialog.
 * @csspart code - One of them.
 * @csspart download-button - The button that saves them as a file.
 * @csspart print-button - The button that prints them.
 * @csspart saved - The box to tick once they are saved.
 * @csspart done-button - The button that closes their dialog.
 * @csspart unsaved - The question before they are left unsaved.
 * @csspart back-button - The button that goes back to them.
 * @csspart leave-button - The button that leaves them unsaved.
 * @csspart confirm-button - The button that removes for good, or that adds an authenticator app.
 * @csspart section - A box below the list.
 * @csspart section-header - Its head, with a button that adds.
 * @csspart section-title - Its heading.
 * @csspart factors - The box of the second factors.
 * @csspart factor-list - Their list.
 * @csspart factor - One row of it.
 * @csspart factor-additions - The buttons that add one, where there are several.
 * @csspart add-factor-button - A button that adds a second factor, or switches codes by message on.
 * @csspart kind - What kind of factor it is, where it has a name.
 * @csspart secret - A key or link that is shown once.
 * @csspart administration - The box of what an administrator does, with `user-id`.
 * @csspart reload-button - The button that reads the list again.
 * @csspart remove-all-button - The button that removes all passkeys.
 * @csspart hosted-link - The link to the backend's own page that adds passkeys, where this page cannot.
 * @csspart back-link - The link back, with `return-to`.
 *
 * @cssstate loading - The list is read for the first time.
 * @cssstate ready - The list is there.
 * @cssstate failed - The list could not be read.
 * @cssstate empty - There are no passkeys.
 * @cssstate requesting - An addition asks the backend for options.
 * @cssstate prompting - The browser's dialog is open.
 * @cssstate verifying - The backend verifies the new passkey.
 * @cssstate misconfigured - The element does not know its backend.
 *
 * @cssprop {<color>} --passkey-accent-color - The main button.
 * @cssprop {<color>} --passkey-on-accent-color - Text on the main button.
 * @cssprop {<color>} --passkey-danger-color - Failures.
 * @cssprop {<color>} --passkey-danger-fill-color - A button that destroys.
 * @cssprop {<color>} --passkey-on-danger-color - Text on it.
 * @cssprop {<color>} --passkey-success-color - The sign of success.
 * @cssprop {<color>} --passkey-muted-color - Less important text.
 * @cssprop {<color>} --passkey-border-color - Lines and borders.
 * @cssprop {<color>} --passkey-surface-color - Badges, and the row whose editor is open.
 * @cssprop {<color>} --passkey-input-border-color - The border of inputs.
 * @cssprop {<color>} --passkey-input-color - The background of inputs.
 * @cssprop {<color>} --passkey-hover-color - A quiet button under the pointer.
 * @cssprop {<color>} --passkey-focus-color - The focus ring.
 * @cssprop {<color>} --passkey-dialog-color - The background of the dialog.
 * @cssprop {<color>} --passkey-dialog-text-color - Its text.
 * @cssprop {<color>} --passkey-backdrop-color - What dims the page behind the dialog.
 * @cssprop {<length>} --passkey-dialog-radius - The corners of the dialog.
 * @cssprop --passkey-dialog-shadow - The shadow of the dialog.
 * @cssprop {<length>} --passkey-radius - The corners of boxes.
 * @cssprop {<length>} --passkey-control-radius - The corners of buttons and inputs.
 * @cssprop {<length>} --passkey-form-max-inline-size - How wide the form that names a passkey may become.
 * @cssprop {<length>} --passkey-gap - The space between parts.
 * @cssprop --passkey-font-family - The font; the page's by default.
 * @cssprop {<length>} --passkey-title-font-size - The size of the heading.
 * @cssprop {<length>} --passkey-small-font-size - The size of less important text.
 * @cssprop {<number>} --passkey-line-height - The height of lines.
 */
export class PasskeyManager extends PasskeyElement {
  static override styles = managerStyles;
  static override operations = OPERATIONS;
  static override setup = [...PasskeyElement.setup, 'userId'];
  static override makers = passkeyMakers;
  static override properties: PropertyDeclarations = {
    ...endpointProperties(OPERATIONS),
    max: { converter: number },
    min: { converter: number },
    otherWaysIn: { attribute: 'other-ways-in', converter: text },
    offers: { converter: text },
    userId: { attribute: 'user-id', converter: text },
    readOnly: { type: Boolean, attribute: 'read-only' },
    attachment: { converter: text },
    headingLevel: { attribute: 'heading-level', converter: number },
    providers: { attribute: false },
  };

  /** The most passkeys an account may have; the backend's rule by default. */
  declare max: number | undefined;

  /** The fewest passkeys an account must keep; the backend's rule by default. `1` guards the last one. */
  declare min: number | undefined;

  /** The other ways to sign in, separated by commas; the backend's word by default. */
  declare otherWaysIn: string | undefined;

  /**
   * What the backend does besides passkeys, separated by spaces: `factors`, `totp`, `recovery-codes`, `enrollment`,
   * `step-up`; with `user-id` `enrollment`, `remove-all`, `add`, `rename`. The backend's word by default.
   */
  declare offers: string | undefined;

  /** For an administrator: whose passkeys these are. Security keys are added, and names given, where that is offered. */
  declare userId: string | undefined;

  /** Shows the list and lets nothing be changed. */
  declare readOnly: boolean;

  /**
   * Where new passkeys are kept: `platform`, on this device; `cross-platform`, on a phone or security key; `choose`
   * shows a button for each. By default the browser's dialog lets the visitor choose.
   */
  declare attachment: Attachment | 'choose' | undefined;

  /** The level of the heading, 1 to 6, so that it fits the outline of the page. Default 2. */
  declare headingLevel: number | undefined;

  /** Names and icons of password managers and authenticators, by AAGUID. */
  declare providers: ProviderSource | undefined;

  /** Where the list comes from: `"METHOD /path"`. */
  declare listEndpoint: string | undefined;

  /** Where options for a new passkey come from: `"METHOD /path"`. */
  declare registerBeginEndpoint: string | undefined;

  /** Where a new passkey goes: `"METHOD /path"`. */
  declare registerCompleteEndpoint: string | undefined;

  /** Where a passkey gets another name: `"METHOD /path/{id}"`. */
  declare renameEndpoint: string | undefined;

  /** Where a passkey is removed: `"METHOD /path/{id}"`. */
  declare removeEndpoint: string | undefined;

  readonly #providers = new ProviderLookup(
    () => this.providers ?? configuration().providers,
    () => this.requestUpdate(),
  );
  // eslint-disable-next-line @typescript-eslint/non-nullable-type-assertion-style -- asked only where `isConfigured()`
  readonly #flow = new ManagerFlow(() => this.#view().backend as PasskeyBackend, {
    ...eventsFor(this),
    nameFor: nameForBy(this.terms, this),
    others: () => Boolean(this.userId),
    stepUp: async (failure) => {
      const { stepUp } = await import('../shared/step-up.js');
      await stepUp(this, failure, this.terms, this.#flow);
    },
  });
  #security: ManagerSecurity | undefined;
  /** The list that its surroundings were last asked about. */
  #surrounded: unknown;
  #interaction: ManagerInteraction | undefined;
  #unreachable = false;
  #unwatch: (() => void) | undefined;
  /** Differs whenever all rows are to be drawn anew. */
  #edition = 0;

  constructor() {
    super();
    this.readOnly = false;
    this.#flow.subscribe(() => this.requestUpdate());
  }

  /** Registers the element. */
  static override define(tag = 'passkey-manager', registry?: CustomElementRegistry): void {
    super.define(tag, registry);
  }

  /** Reads the list again. */
  async reload(): Promise<void> {
    if (this.isConfigured()) await this.#flow.load();
  }

  /**
   * Adds a passkey, as the button does. Resolves when it is over, whatever came of it.
   *
   * @param attachment where it is to be kept; what the attribute says by default
   */
  async add(attachment: Attachment | undefined = chosen(this.attachment)): Promise<void> {
    this.#interaction?.say('');
    if (this.isConfigured()) await this.#added(this.#flow.add(attachment ? { attachment } : {}));
  }

  /** Ends an addition that runs. */
  cancel(): void {
    this.#flow.cancel();
  }

  protected override began(): void {
    void this.reload();
    // The first formatters of a page take tens of milliseconds: made while the answer is on its way.
    whenPainted(() => dateWords(this.localizer.tag));
    this.#unwatch?.();
    this.#unwatch = this.#flow.watch(() => this.reload());
  }

  protected override ended(): void {
    this.#unwatch?.();
    this.#flow.reset();
    this.#interaction?.reset();
    this.#providers.forget();
    this.#security?.end();
    this.#security = undefined;
    this.#surrounded = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('providers')) this.#providers.forget();
    // They change what every row says.
    if (changed.has('messages') || changed.has('providers')) this.#edition++;
    const { list, add } = this.#flow.state;
    if (list.name === 'ready') void this.#providers.ask(list.passkeys);
    void this.#surround(list);
    this.states.show(
      this.misconfigured ? 'misconfigured' : list.name,
      list.name === 'ready' && list.passkeys.length === 0 ? 'empty' : '',
      isBusy(add) ? add.name : '',
    );
  }

  protected override updated(): void {
    this.#interaction?.settleDialog();
  }

  protected override render(): TemplateResult {
    const view = this.#view();
    return html`${managerTemplate(view)} ${this.#interaction?.question(view)}`;
  }

  #view(): ManagerView {
    const view: ManagerView = {
      state: this.#flow.state,
      backend: this.#backendIfAny(),
      misconfigured: this.misconfigured,
      readOnly: this.readOnly,
      policy: this.#policy(),
      providers: this.#providers,
      terms: this.#terms(),
      tag: this.localizer.tag,
      headingLevel: this.headingLevel ?? 2,
      translate: this.terms,
      security: this.#security,
      interaction: this.#interaction,
      unreachable: this.#unreachable,
      edition: this.#edition + this.localizer.edition,
      choose: this.attachment === 'choose',
      onAdd: (attachment = chosen(this.attachment)) => void this.add(attachment),
      onApproachAdd: (attachment = chosen(this.attachment)) =>
        this.isConfigured() && this.#flow.prepareAdd(attachment ? { attachment } : {}),
      onCancelAdd: () => this.#flow.cancel(),
      onRetryAdd: () => void this.#added(this.#flow.retryAdd()),
      onReload: () =>
        void import('./rereading.js').then(
          ({ reread }) => reread(this, this.#flow, this.terms),
          () => this.reload(),
        ),
      onRowClick: (event) => this.#onRowClick(event),
    };
    return this.#security?.widened(view, this.currentBackend) ?? view;
  }

  /** What surrounds the list comes after it; what of it there is, is decided there. */
  async #surround(list: ListState): Promise<void> {
    const seen = list.name === 'ready' ? list.told : list.name;
    if (seen === 'loading' || seen === this.#surrounded) return;
    this.#surrounded = seen;
    const code = await import('./surrounding.js').catch(() => undefined);
    await code?.surround(this, () => this.#view(), this.#settle);
  }

  /** Unless another account is shown by now. */
  readonly #settle = (security: ManagerSecurity): void => {
    if (!this.#surrounded) return security.end();
    this.#security = security;
    this.requestUpdate();
  };

  async #added(adding: Promise<Registered | undefined>): Promise<void> {
    const registered = await adding;
    if (registered) await this.#act((interaction) => interaction.added(registered));
  }

  #onRowClick({ target }: Event): void {
    const button = (target as Element).closest<HTMLElement>('[data-action]');
    if (button) void this.#act((interaction) => interaction.press(button));
  }

  /** What it takes to change a passkey is no part of the first load. */
  async #act(deed: (interaction: ManagerInteraction) => Promise<void>): Promise<void> {
    try {
      const { ManagerInteraction: Interaction } = await import('./interaction.js');
      this.#unreachable = false;
      await deed((this.#interaction ??= new Interaction(this, this.#flow, () => this.#view())));
    } catch (error) {
      console.error(error);
      this.#unreachable = true;
      this.requestUpdate();
    }
  }

  /** @internal An administrator asks below the user; a preset has its own way to say who that is. */
  below(base: string | undefined): string | undefined {
    const { userId, preset = configuration().preset } = this;
    return base && userId && !preset ? `${base}/users/${encodeURIComponent(userId)}` : base;
  }

  #backendIfAny(): PasskeyBackend | undefined {
    const backend = this.isConfigured() ? this.currentBackend() : undefined;
    if (!backend || !this.userId) return backend;
    // What else may be done for somebody else, the late part knows.
    const { capabilities, list, remove } = backend;
    return { capabilities, list, remove } as PasskeyBackend;
  }

  #terms(): ManagerTerms {
    return this.terms<ManagerTerms>({ ...commonEnglish, ...managerEnglish });
  }

  #policy(): PagePolicy {
    const { max, min, otherWaysIn: ways, offers } = this;
    const otherWaysIn = ways
      ?.split(',')
      .map((way) => way.trim())
      .filter(Boolean);
    const named = offers === undefined ? undefined : (tokens(offers) as Offer[]);
    return compact<PagePolicy>({ max, min, otherWaysIn, offers: named });
  }
}
