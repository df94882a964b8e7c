import type { Flow } from '../../flows/flow.js';
import { PasskeyFailure } from '../../model/failure.js';

/** What is shown before there is a flow, and where it cannot be had. */
type EarlyState =
  | { readonly name: 'idle' | 'requesting' }
  | { readonly name: 'failed'; readonly failure: PasskeyFailure; readonly kept: boolean };

interface LateFlowHooks {
  changed(): void;
  /** A deed was in vain, because the code could not be loaded. */
  failed(failure: PasskeyFailure): void;
  /** The visitor did not wait for the code. */
  cancelled(): void;
}

const IDLE: EarlyState = { name: 'idle' };

/**
 * A flow whose code is no part of the first load. Until it is here the element is idle; a deed that comes earlier
 * waits for it, and from then on each happens in the very tick that it was asked for.
 */
export class LateFlow<State, F extends Flow<State> & { cancel(): void }> {
  readonly #load: () => Promise<F>;
  readonly #hooks: LateFlowHooks;
  #loading: Promise<F> | undefined;
  #early = IDLE;
  /** There once it was needed. */
  flow: F | undefined;

  constructor(load: () => Promise<F>, hooks: LateFlowHooks) {
    this.#load = load;
    this.#hooks = hooks;
  }

  get state(): State | EarlyState {
    return this.flow?.state ?? this.#early;
  }

  /** Brings the flow in. Rejects where its code cannot be loaded; the next call tries again. */
  load(): Promise<F> {
    return (this.#loading ??= this.#load().then(
      (flow) => {
        flow.subscribe(this.#hooks.changed);
        return (this.flow = flow);
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    ));
  }

  /** Does what the visitor asked for, which `cancel` can still prevent. */
  async do<T>(deed: (flow: F) => Promise<T>): Promise<T | undefined> {
    if (this.flow) return deed(this.flow);
    if (this.#early.name === 'requesting') return undefined;
    const waiting = this.#show({ name: 'requesting' });
    const flow = await this.load().catch((cause: unknown) => {
      if (this.#early === waiting) this.#fail(new PasskeyFailure('network', { cause }));
    });
    if (!flow || this.#early !== waiting) return undefined;
    this.#early = IDLE;
    return deed(flow);
  }

  cancel(): void {
    this.flow?.cancel();
    if (this.#early === IDLE) return;
    const waiting = this.#early.name === 'requesting';
    this.#show(IDLE);
    if (waiting) this.#hooks.cancelled();
  }

  #fail(failure: PasskeyFailure): void {
    this.#show({ name: 'failed', failure, kept: false });
    this.#hooks.failed(failure);
  }

  #show(early: EarlyState): EarlyState {
    this.#early = early;
    this.#hooks.changed();
    return early;
  }
}
