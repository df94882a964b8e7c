/** What the events of the elements have in common: they bubble, leave shadow roots, and carry a typed detail. */
export abstract class PasskeyEvent<Detail> extends Event {
  readonly detail: Readonly<Detail>;

  protected constructor(type: string, detail: Detail, init: EventInit = {}) {
    super(type, { bubbles: true, composed: true, ...init });
    this.detail = Object.freeze(detail);
  }
}
