import type { TemplateResult } from 'lit';
import type { ManagerFlow } from '../../flows/manager-flow.js';
import type { Registered } from '../../flows/registration.js';
import type { Passkey } from '../../model/passkey.js';
import { deedEnglish } from '../../i18n/english/deeds.js';
import type { DeedMessages } from '../../i18n/messages.js';
import { heard, success } from '../shared/ceremony-form.js';
import { adoptDialogStyles } from '../shared/dialog.js';
import { failureMessage, failureWords } from '../shared/failure-message.js';
import { focusName } from '../shared/naming.js';
import type { ManagerView } from './manager-template.js';
import { nameEditor, nameProblem } from './name-editor.js';
import { displayName } from './passkey-words.js';
import { whenUnseen } from '../shared/unseen.js';
import { removalDialog } from './removal-dialog.js';

/** The element, as far as it is drawn. */
interface Drawn {
  readonly shadowRoot: ShadowRoot | null;
  /** An administrator looks after somebody else. */
  readonly userId: string | undefined;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
}

/**
 * What the visitor does with single passkeys, loaded with the first such deed: the row whose editor is open, the
 * question about a removal, what was last said, and where the focus goes when what had it is gone. All of it is
 * only seen, and no matter of the flow.
 */
export class ManagerInteraction {
  readonly #host: Drawn;
  readonly #flow: ManagerFlow;
  readonly #view: () => ManagerView;
  editing: string | undefined;
  /** The name when the editor was opened: a list that is read meanwhile must not type over it. */
  #start = '';
  nameMissing = false;
  removing: Passkey | undefined;
  notice = '';

  constructor(host: Drawn, flow: ManagerFlow, view: () => ManagerView) {
    this.#host = host;
    this.#flow = flow;
    this.#view = view;
    adoptDialogStyles(host);
  }

  /** Back to the beginning, for another list. */
  reset(): void {
    this.editing = this.removing = undefined;
    this.notice = '';
  }

  /** A button of a row was pressed. */
  async press(button: HTMLElement): Promise<void> {
    const id = button.closest<HTMLElement>('[data-id]')?.dataset['id'];
    if (id && button.ariaDisabled !== 'true') await this.open(button.dataset['action'] ?? '', id);
  }

  /** Opens the editor of a row, or the question about its removal. */
  async open(action: string, id: string): Promise<void> {
    this.#settle();
    if (action === 'rename') return this.edit(id);
    this.removing = this.#passkeys.find((passkey) => passkey.id === id);
    this.say('');
  }

  async edit(id: string): Promise<void> {
    const passkey = this.#passkeys.find((candidate) => candidate.id === id);
    const { terms, providers } = this.#view();
    this.#start = passkey ? displayName(passkey, providers.of(passkey), terms) : '';
    this.editing = id;
    this.nameMissing = false;
    await this.#drawn();
    if (this.#host.shadowRoot) focusName(this.#host.shadowRoot);
  }

  /** A passkey was added: it has a name already, and the visitor may give it a better one. */
  async added({ passkey }: Registered): Promise<void> {
    const { backend } = this.#view();
    this.say(this.#terms.added);
    if (passkey && backend?.rename) await this.edit(passkey.id);
  }

  get #terms(): DeedMessages {
    const { translate, deeds } = this.#view();
    return { ...translate<DeedMessages>(deedEnglish), ...deeds };
  }

  /** Says what was done. */
  say(notice: string): void {
    this.notice = notice;
    this.#host.requestUpdate();
  }

  /** The form in place of a row. */
  editor(view: ManagerView, passkey: Passkey): TemplateResult {
    return nameEditor(view, passkey, {
      value: this.#start,
      problem: nameProblem(view, this.nameMissing),
      onSave: (name) => void this.#saveName(passkey, name),
      onKeep: () => void this.#endEdit(passkey.id),
    });
  }

  /** For the status: what was last done, what failed, or what is wrong with the name in the editor; else nothing. */
  status(view: ManagerView): unknown {
    const { change } = this.#flow.state;
    const problem = this.editing === undefined ? undefined : nameProblem(view, this.nameMissing);
    if (problem) return heard(`${problem.message} ${problem.next}`);
    if (change.name === 'failed' && !this.removing)
      return failureMessage(failureWords(view.terms, change.failure));
    return this.notice ? success(this.notice) : undefined;
  }

  /** The question before a removal. */
  question(view: ManagerView): TemplateResult {
    return removalDialog(view, this.removing, {
      ofOther: Boolean(this.#host.userId),
      onConfirm: (passkey) => void this.#remove(passkey),
      onKeep: () => this.#keep(),
    });
  }

  /** Opens or closes the dialog after it was drawn. It stands last: a search would walk through every row. */
  settleDialog(): void {
    const dialog = this.#host.shadowRoot?.lastElementChild as HTMLDialogElement | null | undefined;
    if (this.removing && dialog && !dialog.open) {
      dialog.showModal();
      whenUnseen(dialog, () => this.#unasked());
    }
    if (!this.removing && dialog?.open) dialog.close();
  }

  async #saveName(passkey: Passkey, name: string): Promise<void> {
    this.nameMissing = !name;
    this.#host.requestUpdate();
    if (!name) return;
    if (name !== passkey.name && !(await this.#flow.rename(passkey, name))) return this.#unsaved(passkey.id);
    await this.#endEdit(passkey.id);
    this.say(this.#terms.renamed(name));
  }

  /** Where the passkey is gone meanwhile, so is its row, and with it the field that had the focus. */
  async #unsaved(id: string): Promise<void> {
    const { change } = this.#flow.state;
    if (change.name !== 'failed' || change.failure.code !== 'not_found') return;
    const next = this.#neighbourOf(id);
    this.editing = undefined;
    await this.#flow.load();
    await this.#drawn();
    this.#focusRow(next, 'rename');
  }

  async #endEdit(id: string): Promise<void> {
    this.editing = undefined;
    this.#settle();
    await this.#drawn();
    this.#focusRow(id, 'rename');
  }

  async #remove(passkey: Passkey): Promise<void> {
    const { terms, providers } = this.#view();
    const next = this.#neighbourOf(passkey.id);
    if (!(await this.#flow.remove(passkey))) return;
    this.removing = undefined;
    this.say(this.#terms.removed(displayName(passkey, providers.of(passkey), terms)));
    await this.#drawn();
    this.#focusRow(next, 'remove');
  }

  /** The visitor thought better of it. A removal that is on its way cannot be called back. */
  #keep(): void {
    if (this.#flow.state.change.name === 'saving') return;
    this.#settle();
    this.removing = undefined;
    this.#host.requestUpdate();
  }

  /** The page hid the question; what was answered goes on. */
  #unasked(): void {
    this.removing = undefined;
    this.#host.requestUpdate();
  }

  get #passkeys(): readonly Passkey[] {
    const { list } = this.#flow.state;
    return list.name === 'ready' ? list.passkeys : [];
  }

  #settle(): void {
    this.#flow.settleAdd();
    this.#flow.settleChange();
  }

  async #drawn(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  #neighbourOf(id: string): string | undefined {
    const ids = this.#passkeys.map((passkey) => passkey.id);
    const at = ids.indexOf(id);
    return ids[at + 1] ?? ids[at - 1];
  }

  /** A button of a row, or where there is none the button that adds. */
  #focusRow(id: string | undefined, action: 'rename' | 'remove'): void {
    const root = this.#host.shadowRoot;
    const rows = [...(root?.querySelector('.list')?.children ?? [])] as HTMLElement[];
    const row = rows.find(({ dataset }) => dataset['id'] === id);
    const button = row?.querySelector<HTMLElement>(`[data-action="${action}"]`);
    (button ?? root?.querySelector<HTMLElement>('.header .primary'))?.focus();
  }
}
