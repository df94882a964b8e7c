import { freshFor } from '../webauthn/challenge-age.js';

interface Fetched<T> {
  readonly key: string;
  readonly controller: AbortController;
  readonly promise: Promise<T>;
  readonly at: number;
  value?: T;
}

/**
 * Options fetched before they are asked for, while the pointer is on its way to the button, so that the click can
 * call the authenticator in its own tick. Each is used once, and not when it has grown old.
 */
export class Ahead<T extends { readonly options: { readonly timeout?: number } }> {
  #fetched: Fetched<T> | undefined;

  /** Fetches, unless the same is at hand already. A failure here is no failure: the click will try again. */
  prefetch(key: string, begin: (signal: AbortSignal) => Promise<T>): void {
    if (this.#fetched?.key === key && this.#isFresh(this.#fetched)) return;
    this.drop();
    const controller = new AbortController();
    const fetched: Fetched<T> = { key, controller, promise: begin(controller.signal), at: Date.now() };
    this.#fetched = fetched;
    fetched.promise.then(
      (value) => (fetched.value = value),
      () => this.#fetched === fetched && this.drop(),
    );
  }

  /** What is there for this key: the value itself, the promise of one under way, or nothing. */
  take(key: string): T | Promise<T> | undefined {
    const fetched = this.#fetched;
    this.#fetched = undefined;
    if (fetched?.key === key && this.#isFresh(fetched)) return fetched.value ?? fetched.promise;
    fetched?.controller.abort();
    return undefined;
  }

  drop(): void {
    this.#fetched?.controller.abort();
    this.#fetched = undefined;
  }

  #isFresh({ at, value }: Fetched<T>): boolean {
    return Date.now() - at < freshFor(value?.options.timeout);
  }
}
