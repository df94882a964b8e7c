import type { ManagerFlow } from '../../flows/manager-flow.js';
import type { Registered } from '../../flows/registration.js';
import type { Passkey } from '../../model/passkey.js';
import { focusName, loadNamingForm } from '../shared/naming.js';
import type * as NamingForm from '../shared/naming-form.js';
import type { ManagerTerms } from './manager-template.js';
import { Removal } from './removal.js';

/** The element, as far as it is drawn. */
interface Drawn {
  readonly shadowRoot: ShadowRoot | null;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
}

/** The words and abilities that the element has at the moment. */
interface Wording {
  terms(): ManagerTerms;
  nameOf(passkey: Passkey): string;
  canRename(): boolean;
}

/**
 * What is only seen, and no matter of the flow: the row whose editor is open, the question about a removal, what
 * was last said, and where the focus goes when what had it is gone.
 */
export class ManagerInteraction {
  readonly #host: Drawn;
  readonly #flow: ManagerFlow;
  readonly #wording: Wording;
  readonly removal: Removal;
  naming: typeof NamingForm | undefined;
  editing: string | undefined;
  nameMissing = false;
  notice = '';

  constructor(host: Drawn, flow: ManagerFlow, wording: Wording) {
    this.#host = host;
    this.#flow = flow;
    this.#wording = wording;
    this.removal = new Removal(() => host.requestUpdate());
  }

  /** Back to the beginning, for another list. */
  reset(): void {
    this.editing = undefined;
    this.notice = '';
    this.removal.close();
  }

  readonly onRowClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-action]');
    const id = button?.closest<HTMLElement>('[data-id]')?.dataset['id'];
    const passkey = this.passkeys.find((candidate) => candidate.id === id);
    if (!passkey || button?.ariaDisabled === 'true') return;
    this.say('');
    this.#settle();
    if (button?.dataset['action'] === 'rename') void this.#edit(passkey.id);
    else void this.removal.ask(passkey, this.#host.shadowRoot);
  };

  /** A passkey was added: it has a name already, and the visitor may give it a better one. */
  async added(adding: Promise<Registered | undefined>): Promise<void> {
    const registered = await adding;
    if (!registered) return;
    this.say(this.#wording.terms().added);
    const id = registered.passkey?.id;
    if (id && this.#wording.canRename()) await this.#edit(id);
  }

  async saveName(passkey: Passkey, name: string): Promise<void> {
    this.nameMissing = !name;
    this.#host.requestUpdate();
    if (!name) return;
    if (name !== passkey.name && !(await this.#flow.rename(passkey, name))) return;
    await this.endEdit(passkey);
    this.say(this.#wording.terms().renamed(name));
  }

  async endEdit({ id }: Passkey): Promise<void> {
    this.editing = undefined;
    this.#settle();
    await this.#drawn();
    this.#focusRow(id, 'rename');
  }

  async remove(passkey: Passkey): Promise<void> {
    const name = this.#wording.nameOf(passkey);
    const next = this.#neighbourOf(passkey.id);
    if (!(await this.#flow.remove(passkey))) return;
    this.removal.close();
    this.say(this.#wording.terms().removed(name));
    await this.#drawn();
    this.#focusRow(next, 'remove');
  }

  /** The visitor thought better of a removal. One that is on its way cannot be called back. */
  keep(): void {
    if (this.#flow.state.change.name === 'saving') return;
    this.#settle();
    this.removal.close();
  }

  say(notice: string): void {
    this.notice = notice;
    this.#host.requestUpdate();
  }

  get passkeys(): readonly Passkey[] {
    const { list } = this.#flow.state;
    return list.name === 'ready' ? list.passkeys : [];
  }

  async #edit(id: string): Promise<void> {
    this.naming ??= await loadNamingForm();
    this.editing = id;
    this.nameMissing = false;
    await this.#drawn();
    if (this.#host.shadowRoot) focusName(this.#host.shadowRoot);
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
    const ids = this.passkeys.map((passkey) => passkey.id);
    const at = ids.indexOf(id);
    return ids[at + 1] ?? ids[at - 1];
  }

  /** A button of a row, or where there is none the button that adds. */
  #focusRow(id: string | undefined, action: 'rename' | 'remove'): void {
    const root = this.#host.shadowRoot;
    const row = id === undefined ? undefined : root?.querySelector(`[data-id="${CSS.escape(id)}"]`);
    const button = row?.querySelector<HTMLElement>(`[data-action="${action}"]`);
    (button ?? root?.querySelector<HTMLElement>('.header .primary'))?.focus();
  }
}
