/** The element's custom states (`:state(prompting)`), as many as stand in one line. */
export class CustomStates {
  readonly #internals: ElementInternals;
  #shown = '';

  constructor(internals: ElementInternals) {
    this.#internals = internals;
  }

  /** Shows these in place of those before; empty names are none. */
  show(...names: readonly string[]): void {
    if (names.join() === this.#shown) return;
    this.#shown = names.join();
    // Absent on servers, and before Chrome 125 and Safari 17.4: then there is nothing to style by.
    const states = this.#internals.states as CustomStateSet | undefined;
    states?.clear();
    for (const name of names) if (name) states?.add(name);
  }
}
