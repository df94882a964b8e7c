import type { PasskeyBackend, RegisterBeginInput } from '../backend/backend.js';
import type { PasskeyFailure } from '../model/failure.js';
import { adding, type Adding } from './adding.js';
import { ceremonyTransition, type CeremonyEvent, type CeremonyState } from './ceremony-state.js';
import { Flow } from './flow.js';
import { tellOtherTabs } from './other-tabs.js';
import type { NameFor, Registered } from './registration.js';

/** What the owner of a flow wants to be told, and asked. */
export interface AdditionHooks {
  nameFor?: NameFor;
  added?(registered: Registered): void;
  failed?(failure: PasskeyFailure): void;
  cancelled?(): void;
}

/** Makes one more passkey for the account that is signed in, where no list of them is shown. */
export class AdditionFlow extends Flow<CeremonyState<Registered>> {
  readonly #adding: Adding;
  readonly #hooks: AdditionHooks;

  /** @param backend asked anew for each request, so that it may change */
  constructor(backend: () => PasskeyBackend, hooks: AdditionHooks = {}) {
    super({ name: 'idle' });
    this.#hooks = hooks;
    this.#adding = adding(backend, hooks, (event) => this.#hear(event));
  }

  /** Fetches options ahead of the click (rule 4 of a ceremony). */
  prepare(input: RegisterBeginInput = {}): void {
    void this.#adding.prepare(input);
  }

  /** Resolves to what was registered, or to nothing where it was cancelled, failed or already running. */
  add(input: RegisterBeginInput = {}): Promise<Registered | undefined> {
    return this.#adding.start(input);
  }

  /** Sends the credential again that could not be delivered. */
  retry(): Promise<Registered | undefined> {
    return this.#adding.resume();
  }

  cancel(): void {
    this.#adding.cancel();
  }

  #hear(event: CeremonyEvent<Registered>): void {
    this.write(ceremonyTransition(this.state, event));
    if (event.type === 'failed') this.#hooks.failed?.(event.failure);
    if (event.type === 'cancelled') this.#hooks.cancelled?.();
    if (event.type !== 'succeeded') return;
    tellOtherTabs();
    this.#hooks.added?.(event.result);
  }
}
