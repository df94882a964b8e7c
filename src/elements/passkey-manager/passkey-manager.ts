import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Operation } from '../../backend/index.js';
import { isBusy } from '../../flows/ceremony-state.js';
import { additionBlock, otherWaysIn, removalBlock, type PagePolicy } from '../../flows/guards.js';
import type { ReadyList } from '../../flows/list-state.js';
import { ManagerFlow } from '../../flows/manager-flow.js';
import { dateWords } from '../../i18n/dates.js';
import { commonEnglish } from '../../i18n/english/common.js';
import { managerEnglish } from '../../i18n/english/manager.js';
import type { Passkey } from '../../model/passkey.js';
import type { ProviderSource } from '../../providers/provider.js';
import { canSignal } from '../../webauthn/signals.js';
import { obstacle } from '../../webauthn/support.js';
import { busyButton } from '../shared/busy-button.js';
import { configuration } from '../shared/configuration.js';
import { namingBy } from '../shared/default-naming.js';
import { failureWords } from '../shared/failure-message.js';
import { plusIcon } from '../shared/icons.js';
import { namingForm } from '../shared/naming-form.js';
import { PasskeyElement } from '../shared/passkey-element.js';
import { emptyState, skeleton } from './list-view.js';
import { eventsFor } from './manager-events.js';
import { managerStatus, type ManagerTerms } from './manager-status.js';
import { managerStyles } from './passkey-manager.styles.js';
import { displayName, passkeyWords } from './passkey-words.js';
import { ProviderLookup } from './provider-lookup.js';
import { removalDialog } from './removal-dialog.js';
import { row, type RowActions } from './row.js';

/** Properties that change what every row says or offers. */
const ROW_SETTINGS: ReadonlySet<PropertyKey> = new Set(['messages', 'providers', 'lang', 'readOnly']);

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
 * @fires {PasskeyFailureEvent} passkey-failure - Something failed; `detail.failure.code` says what.
 * @fires {PasskeyCancelEvent} passkey-cancel - The visitor cancelled.
 */
export class PasskeyManager extends PasskeyElement {
  static override styles = managerStyles;

  /** Registers the element. */
  static define(tag = 'passkey-manager', registry: CustomElementRegistry = customElements): void {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  /** The most passkeys an account may have; the backend's rule by default. */
  @property({ type: Number }) max: number | undefined;

  /** The fewest passkeys an account must keep; the backend's rule by default. `1` guards the last one. */
  @property({ type: Number }) min: number | undefined;

  /** The other ways to sign in, separated by commas; the backend's word by default. */
  @property({ attribute: 'other-ways-in' }) otherWaysIn: string | undefined;

  /** Shows the list and lets nothing be changed. */
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;

  /** The level of the heading, 1 to 6, so that it fits the outline of the page. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** Names and icons of password managers and authenticators, by AAGUID. */
  @property({ attribute: false }) providers: ProviderSource | undefined;

  /** Where the list comes from: `"METHOD /path"`. */
  @property({ attribute: 'list' }) listEndpoint: string | undefined;

  /** Where options for a new passkey come from: `"METHOD /path"`. */
  @property({ attribute: 'register-begin' }) registerBeginEndpoint: string | undefined;

  /** Where a new passkey goes: `"METHOD /path"`. */
  @property({ attribute: 'register-complete' }) registerCompleteEndpoint: string | undefined;

  /** Where a passkey gets another name: `"METHOD /path/{id}"`. */
  @property({ attribute: 'rename' }) renameEndpoint: string | undefined;

  /** Where a passkey is removed: `"METHOD /path/{id}"`. */
  @property({ attribute: 'remove' }) removeEndpoint: string | undefined;

  protected override readonly needs: Operation = 'list';
  readonly #providers = new ProviderLookup(
    () => this.providers ?? configuration().providers,
    () => this.#redraw(),
  );
  readonly #flow = new ManagerFlow(this.currentBackend, {
    ...eventsFor(this),
    nameFor: namingBy(
      () => this.#terms().kind,
      () => this.providers ?? configuration().providers,
    ),
  });
  /** What is only seen: which row has its editor open, whose removal is asked about, what was last said. */
  #editing: string | undefined;
  #nameMissing = false;
  #removing: Passkey | undefined;
  #notice = '';
  /** Raised when all rows are to be drawn anew. */
  #edition = 0;

  constructor() {
    super();
    this.#flow.subscribe(() => this.requestUpdate());
  }

  /** Reads the list again. */
  async reload(): Promise<void> {
    if (this.isConfigured()) await this.#flow.load();
  }

  /** Adds a passkey, as the button does. Resolves when it is over, whatever came of it. */
  async add(): Promise<void> {
    this.#say('');
    if (!this.isConfigured()) return;
    await this.#added(await this.#flow.add());
  }

  /** Ends an addition that runs. */
  cancel(): void {
    this.#flow.cancel();
  }

  protected override began(): void {
    queueMicrotask(() => this.isConnected && void this.reload());
  }

  protected override ended(): void {
    this.#flow.reset();
    this.#editing = undefined;
    this.#removing = undefined;
  }

  protected override backendChanged(): void {
    this.ended();
    this.began();
  }

  protected override endpoints(): { readonly [K in Operation]?: string | undefined } {
    return {
      list: this.listEndpoint,
      registerBegin: this.registerBeginEndpoint,
      registerComplete: this.registerCompleteEndpoint,
      rename: this.renameEndpoint,
      remove: this.removeEndpoint,
    };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('providers')) this.#providers.forget();
    if ([...changed.keys()].some((name) => ROW_SETTINGS.has(name))) this.#edition++;
    const { list, add } = this.#flow.state;
    if (list.name === 'ready') void this.#providers.ask(list.passkeys);
    this.states.show('list', this.misconfigured ? 'misconfigured' : list.name);
    this.states.show('empty', list.name === 'ready' && list.passkeys.length === 0 ? 'empty' : '');
    this.states.show('add', isBusy(add) ? add.name : '');
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.#removing && dialog && !dialog.open) dialog.showModal();
    if (!this.#removing && dialog?.open) dialog.close();
  }

  // ---- what the visitor does

  #onListClick(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-action]');
    const passkey = this.#find(button?.closest<HTMLElement>('[data-id]')?.dataset['id']);
    if (!passkey || button?.ariaDisabled === 'true') return;
    this.#say('');
    this.#flow.settleAdd();
    this.#flow.settleChange();
    if (button?.dataset['action'] === 'rename') void this.#edit(passkey.id);
    else this.#askRemoval(passkey);
  }

  async #added(registered: { readonly passkey?: Passkey } | undefined): Promise<void> {
    if (!registered) return this.#focusAdd();
    this.#say(this.#terms().added);
    const id = registered.passkey?.id;
    if (id && this.currentBackend().rename) await this.#edit(id);
  }

  async #edit(id: string): Promise<void> {
    this.#editing = id;
    this.#nameMissing = false;
    this.requestUpdate();
    await this.updateComplete;
    const input = this.renderRoot.querySelector<HTMLInputElement>('#name');
    input?.focus();
    input?.select();
  }

  async #save(passkey: Passkey, name: string): Promise<void> {
    this.#nameMissing = !name;
    this.requestUpdate();
    if (!name) return;
    if (name === passkey.name) return this.#endEdit(passkey.id);
    if (!(await this.#flow.rename(passkey, name))) return;
    await this.#endEdit(passkey.id);
    this.#say(this.#terms().renamed(name));
  }

  async #endEdit(id: string): Promise<void> {
    this.#editing = undefined;
    this.#flow.settleAdd();
    this.#flow.settleChange();
    this.requestUpdate();
    await this.updateComplete;
    this.#rowOf(id)?.querySelector<HTMLElement>('[data-action="rename"]')?.focus();
  }

  #askRemoval(passkey: Passkey): void {
    this.#removing = passkey;
    this.requestUpdate();
  }

  async #remove(passkey: Passkey): Promise<void> {
    const name = this.#nameOf(passkey);
    const next = this.#neighbourOf(passkey.id);
    if (!(await this.#flow.remove(passkey))) return;
    this.#removing = undefined;
    this.#say(this.#terms().removed(name));
    await this.updateComplete;
    // The row is gone, and with it what had the focus.
    const button = next && this.#rowOf(next)?.querySelector<HTMLElement>('[data-action="remove"]');
    if (button) button.focus();
    else this.#focusAdd();
  }

  #keep(): void {
    this.#removing = undefined;
    this.#flow.settleChange();
    this.requestUpdate();
  }

  // ---- what is seen

  protected override render(): TemplateResult {
    const terms = this.#terms();
    const { list } = this.#flow.state;
    return html`<section
        part="manager"
        class="manager"
        aria-labelledby="title"
        aria-busy=${list.name === 'loading'}
      >
        <header part="header" class="header">
          <h2 part="title" class="title" id="title" aria-level=${this.headingLevel}>${terms.managerTitle}</h2>
          ${this.misconfigured || this.readOnly ? nothing : this.#renderAdd(terms)}
        </header>
        <div part="status" class="status" role="status">
          ${managerStatus(this.#flow.state, terms, {
            misconfigured: this.misconfigured,
            notice: this.#notice,
            onReload: () => void this.reload(),
            onRetryAdd: async () => this.#added(await this.#flow.retryAdd()),
          })}
        </div>
        ${list.name === 'ready' ? this.#renderList(list, terms) : list.name === 'loading' && !this.misconfigured ? skeleton() : nothing}
      </section>
      <dialog
        part="dialog"
        aria-labelledby="dialog-title"
        aria-describedby="dialog-text"
        @cancel=${(event: Event) => (event.preventDefault(), this.#keep())}
      >
        ${this.#removing && list.name === 'ready' ? this.#renderRemoval(this.#removing, list, terms) : nothing}
      </dialog>`;
  }

  #renderAdd(terms: ManagerTerms): unknown {
    const { list, add } = this.#flow.state;
    if (list.name === 'ready' && !this.currentBackend().registerBegin) return nothing;
    const block = list.name === 'ready' ? additionBlock(list, this.#policy()) : undefined;
    const busy = isBusy(add);
    return html`<div class="buttons">
        ${busyButton({
          parts: 'add-button',
          label: terms.addButton,
          icon: plusIcon,
          busy,
          disabled: Boolean(block) || Boolean(obstacle()),
          describedBy: block ? 'limit' : undefined,
          onClick: () => void this.add(),
          onApproach: () => !block && !obstacle() && this.isConfigured() && this.#flow.prepareAdd(),
        })}
        ${
          busy
            ? html`<button part="button cancel-button" type="button" @click=${() => this.#cancelled()}>
                ${terms.cancel}
              </button>`
            : nothing
        }
      </div>
      ${block ? html`<p part="limit" class="hint" id="limit">${terms.limitReached(block.limit)}</p>` : nothing}`;
  }

  #renderList(list: ReadyList, terms: ManagerTerms): TemplateResult {
    if (list.passkeys.length === 0) return emptyState(terms);
    const actions = this.#actions(list);
    return html`<ul part="list" class="list" @click=${this.#onListClick}>
        ${repeat(
          list.passkeys,
          ({ id }) => id,
          (passkey) => this.#renderRow(passkey, actions, terms),
        )}
      </ul>
      ${
        actions.remove === 'blocked'
          ? html`<p part="guard" class="hint" id="guard">
              ${terms.lastPasskey(removalBlock(list, this.#policy())?.limit ?? 1)}
            </p>`
          : nothing
      }`;
  }

  #renderRow(passkey: Passkey, actions: RowActions, terms: ManagerTerms): unknown {
    if (this.#editing === passkey.id) return this.#renderEditor(passkey, terms);
    const what = [passkey, actions.rename, actions.remove, this.#edition, this.localizer.tag];
    return guard(what, () => {
      const provider = this.#providers.of(passkey);
      return row(
        passkey.id,
        passkeyWords(passkey, provider, terms, dateWords(this.localizer.tag)),
        provider,
        actions,
        terms,
      );
    });
  }

  #renderEditor(passkey: Passkey, terms: ManagerTerms): TemplateResult {
    const { add, change } = this.#flow.state;
    const mine = change.name !== 'idle' && change.id === passkey.id ? change : undefined;
    const missing = this.#nameMissing ? { message: terms.nameMissing, next: '' } : undefined;
    return html`<li part="passkey" class="row editing" data-id=${passkey.id}>
      ${namingForm({
        terms,
        value: passkey.name ?? this.#nameOf(passkey),
        saving: mine?.name === 'saving',
        problem: missing ?? (mine?.name === 'failed' ? failureWords(terms, mine.failure) : undefined),
        keepLabel: add.name === 'succeeded' ? terms.nameKeep : terms.cancel,
        onSave: (name) => void this.#save(passkey, name),
        onKeep: () => void this.#endEdit(passkey.id),
      })}
    </li>`;
  }

  #renderRemoval(passkey: Passkey, list: ReadyList, terms: ManagerTerms): TemplateResult {
    const { change } = this.#flow.state;
    const removal = {
      passkey,
      name: this.#nameOf(passkey),
      provider: this.#providers.of(passkey)?.name,
      others: list.passkeys.length - 1,
      otherWaysIn: otherWaysIn(list, this.#policy()),
      signalled: canSignal() && list.told.account !== undefined && list.told.complete === true,
      saving: change.name === 'saving',
      failure: change.name === 'failed' ? change.failure : undefined,
      onConfirm: () => void this.#remove(passkey),
      onKeep: () => this.#keep(),
    };
    return removalDialog(removal, terms, this.localizer.tag);
  }

  // ---- small helps

  #terms(): ManagerTerms {
    return this.terms<ManagerTerms>({ ...commonEnglish, ...managerEnglish });
  }

  #policy(): PagePolicy {
    const ways = this.otherWaysIn
      ?.split(',')
      .map((way) => way.trim())
      .filter(Boolean);
    return {
      ...(this.max === undefined ? {} : { max: this.max }),
      ...(this.min === undefined ? {} : { min: this.min }),
      ...(ways ? { otherWaysIn: ways } : {}),
    };
  }

  #actions(list: ReadyList): RowActions {
    const backend = this.currentBackend();
    const removable = !this.readOnly && backend.remove;
    return {
      rename: !this.readOnly && Boolean(backend.rename),
      remove: !removable ? 'no' : removalBlock(list, this.#policy()) ? 'blocked' : 'yes',
    };
  }

  #nameOf(passkey: Passkey): string {
    return displayName(passkey, this.#providers.of(passkey), this.#terms());
  }

  #find(id: string | undefined): Passkey | undefined {
    const { list } = this.#flow.state;
    return list.name === 'ready' ? list.passkeys.find((passkey) => passkey.id === id) : undefined;
  }

  #neighbourOf(id: string): string | undefined {
    const { list } = this.#flow.state;
    const ids = list.name === 'ready' ? list.passkeys.map((passkey) => passkey.id) : [];
    const at = ids.indexOf(id);
    return ids[at + 1] ?? ids[at - 1];
  }

  #rowOf(id: string): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  #focusAdd(): void {
    this.renderRoot.querySelector<HTMLElement>('.header .primary')?.focus();
  }

  /** The cancel button goes away; the focus must not. */
  #cancelled(): void {
    this.#flow.cancel();
    this.#focusAdd();
  }

  #say(notice: string): void {
    this.#notice = notice;
    this.requestUpdate();
  }

  #redraw(): void {
    this.#edition++;
    this.requestUpdate();
  }
}
