/**
 * A state that can be watched. The state is never changed, only replaced, and only by the flow itself.
 */
export abstract class Flow<State> {
  #state: State;
  readonly #listeners = new Set<(state: State) => void>();

  protected constructor(initial: State) {
    this.#state = initial;
  }

  get state(): State {
    return this.#state;
  }

  /** Calls back after each change. Returns how to stop. */
  subscribe(listener: (state: State) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  protected write(next: State): void {
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener(next);
  }
}
