const SLOT = 'identifier';

/**
 * The user name input. It lives in the page's light DOM, because password managers do not look into shadow roots:
 * the page's own in the slot `identifier`, or one that this class puts there and takes away again.
 */
export class IdentifierField {
  readonly #host: HTMLElement;
  readonly #autocomplete: string;
  readonly #onChange: () => void;
  #own: HTMLInputElement | undefined;

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
    else this.#own ??= this.#put();
    this.#own?.setAttribute('aria-label', label);
    this.#input?.setAttribute('aria-invalid', String(invalid));
  }

  /** The page's own input, if it brought one. */
  get foreignInput(): HTMLInputElement | undefined {
    return this.isForeign ? this.#input : undefined;
  }

  get #foreign(): Element | undefined {
    return [...this.#host.children].find((child) => child.slot === SLOT && child !== this.#own);
  }

  get #input(): HTMLInputElement | undefined {
    const foreign = this.#foreign;
    const input = foreign instanceof HTMLInputElement ? foreign : foreign?.querySelector('input');
    return input ?? this.#own;
  }

  #put(): HTMLInputElement {
    const input = Object.assign(document.createElement('input'), {
      type: 'text',
      name: 'username',
      autocapitalize: 'none',
      spellcheck: false,
      enterKeyHint: 'go',
      slot: SLOT,
      className: 'passkey-identifier',
    });
    input.setAttribute('autocomplete', this.#autocomplete);
    this.#host.append(input);
    return input;
  }

  #drop(): void {
    this.#own?.remove();
    this.#own = undefined;
  }
}
