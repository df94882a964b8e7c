const SLOT = 'identifier';
const OWN = 'passkey-identifier';

/**
 * The user name input. It lives in the page's light DOM, because password managers do not look into shadow roots:
 * the page's own in the slot `identifier`, or one that this class puts there and takes away again.
 */
export class IdentifierField {
  readonly #host: HTMLElement;
  readonly #autocomplete: string;
  readonly #onChange: () => void;

  /** @param autocomplete for sign-in `username webauthn`, in this order: else Chromium ignores `webauthn` */
  constructor(host: HTMLElement, autocomplete: string, onChange: () => void) {
    this.#host = host;
    this.#autocomplete = autocomplete;
    this.#onChange = onChange;
  }

  /** What the visitor typed. */
  get value(): string {
    return this.#input?.value.trim() ?? '';
  }

  /** The page brought its own. */
  get isForeign(): boolean {
    return this.#foreign !== undefined;
  }

  focus(): void {
    this.#input?.focus();
  }

  /** The page put something into the slot, or took it out. */
  changed(): void {
    if (this.isForeign) this.#drop();
    this.#onChange();
  }

  /** Brings the element's own input in line: there or not, its name, whether it is wrongly empty. */
  settle(wanted: boolean, label: string, invalid: boolean): void {
    if (!wanted || this.isForeign) this.#drop();
    else if (!this.#own) this.#put();
    this.#own?.setAttribute('aria-label', label);
    this.#input?.setAttribute('aria-invalid', String(invalid));
  }

  /** The page's own input, if it brought one. */
  get foreignInput(): HTMLInputElement | undefined {
    return this.isForeign ? this.#input : undefined;
  }

  /** Known by its class, so that a clone of the element takes it for its own as well. */
  get #own(): HTMLInputElement | undefined {
    return this.#slotted.find((child) => child.className === OWN) as HTMLInputElement | undefined;
  }

  get #slotted(): Element[] {
    // On a server there are no children to look at.
    const children = this.#host.children as HTMLCollection | undefined;
    return [...(children ?? [])].filter((child) => child.slot === SLOT);
  }

  get #foreign(): Element | undefined {
    return this.#slotted.find((child) => child.className !== OWN);
  }

  get #input(): HTMLInputElement | undefined {
    const foreign = this.#foreign;
    const input = foreign instanceof HTMLInputElement ? foreign : foreign?.querySelector('input');
    return input ?? this.#own;
  }

  #put(): void {
    const input = Object.assign(document.createElement('input'), {
      type: 'text',
      name: 'username',
      autocapitalize: 'none',
      spellcheck: false,
      enterKeyHint: 'go',
      slot: SLOT,
      className: OWN,
    });
    input.setAttribute('autocomplete', this.#autocomplete);
    this.#host.append(input);
  }

  #drop(): void {
    this.#own?.remove();
  }
}
