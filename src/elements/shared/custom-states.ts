/** The element's custom states (`:state(prompting)`): one of a group at a time. */
export class CustomStates {
  readonly #internals: ElementInternals;
  readonly #shown = new Map<string, string>();

  constructor(internals: ElementInternals) {
    this.#internals = internals;
  }

  /** Shows one state of a group in place of the last one; an empty name shows none. */
  show(group: string, name: string): void {
    const before = this.#shown.get(group);
    if (before === name) return;
    this.#shown.set(group, name);
    // Absent on servers, and before Chrome 125 and Safari 17.4: then there is nothing to style by.
    const states = this.#internals.states as CustomStateSet | undefined;
    if (before) states?.delete(before);
    if (name) states?.add(name);
  }
}
