import type {
  PasskeyBackend,
  StepUpCeremony,
  StepUpCompleteInput,
  StepUpMethod,
} from '../backend/backend.js';
import { PasskeyFailure } from '../model/failure.js';
import type { AuthenticationResponseJSON, RequestOptionsJSON } from '../model/webauthn-json.js';
import { freshFor } from '../webauthn/challenge-age.js';
import { asFailure, offered } from './as-failure.js';
import { afterFailure } from './aftermath.js';
import { isBusy } from './busy.js';
import { CeremonyRunner, type Held } from './ceremony-runner.js';
import { ceremonyTransition, type CeremonyEvent, type CeremonyState } from './ceremony-state.js';
import { Flow } from './flow.js';
import { getPasskey } from '../webauthn/ceremony.js';

/** What will do, and how far the proof is. */
export interface StepUpState {
  /** Empty until the backend has said. */
  readonly methods: readonly StepUpMethod[];
  readonly proof: CeremonyState<true>;
}

/** What the owner of a flow wants to be told. */
export interface StepUpHooks {
  /** The session is fresh. */
  proved?(): void;
}

type HeldAssertion = Held<RequestOptionsJSON, AuthenticationResponseJSON>;

interface Begun extends StepUpCeremony {
  readonly at: number;
}

/** Has a visitor who is signed in prove once more who they are: by a passkey, a password or a code. */
export class StepUpFlow extends Flow<StepUpState> {
  readonly #backend: PasskeyBackend;
  readonly #hooks: StepUpHooks;
  readonly #runner: CeremonyRunner<object, RequestOptionsJSON, AuthenticationResponseJSON, true>;
  #begun: Begun | undefined;
  #typed: AbortController | undefined;

  constructor(backend: PasskeyBackend, hooks: StepUpHooks = {}) {
    super({ methods: [], proof: { name: 'idle' } });
    this.#backend = backend;
    this.#hooks = hooks;
    this.#runner = new CeremonyRunner(
      {
        begin: (_, signal) => this.#options(signal),
        prompt: (options, signal) => getPasskey(options, signal),
        complete: (held, signal) => this.#complete(held, signal),
      },
      (event) => this.#hear(event),
    );
  }

  /**
   * Asks the backend what will do. To be awaited before anything is shown, so that the click on a button finds the
   * options there.
   *
   * @throws PasskeyFailure where nothing can be proved
   */
  async open(signal?: AbortSignal): Promise<void> {
    try {
      this.#begun = await this.#begin(signal);
      const { methods = ['passkey'], options } = this.#begun;
      this.write({ ...this.state, methods: options ? methods : methods.filter((one) => one !== 'passkey') });
    } catch (error) {
      throw asFailure(error);
    }
  }

  /** By a passkey. With options at hand the authenticator is called in the task of the click. */
  async withPasskey(): Promise<void> {
    if (!isBusy(this.state.proof)) await this.#runner.start({});
  }

  /** Sends the credential again that could not be delivered. */
  async retry(): Promise<void> {
    await this.#runner.resume();
  }

  /** By what the visitor typed. */
  async withTyped(typed: { readonly password: string } | { readonly code: string }): Promise<void> {
    if (isBusy(this.state.proof)) return;
    const run = (this.#typed = new AbortController());
    const say = (event: CeremonyEvent<true>) => {
      if (this.#typed === run) this.#hear(event);
    };
    say({ type: 'credential' });
    try {
      await this.#prove({ ...typed, state: this.#begun?.state }, run.signal);
      say({ type: 'succeeded', result: true });
    } catch (error) {
      const failure = asFailure(error);
      say(failure.code === 'cancelled' ? { type: 'cancelled' } : { type: 'failed', failure, kept: false });
    }
  }

  /** Ends what runs. */
  cancel(): void {
    this.#typed?.abort();
    this.#typed = undefined;
    this.#runner.cancel();
    this.#hear({ type: 'cancelled' });
  }

  async #begin(signal?: AbortSignal): Promise<Begun> {
    const told = await offered(this.#backend, 'stepUpBegin')({}, signal ? { signal } : {});
    return { ...told, at: Date.now() };
  }

  /** Those at hand, once; a challenge that is old or used up is asked for anew. */
  async #options(signal: AbortSignal): Promise<{ options: RequestOptionsJSON; state?: unknown }> {
    const there = this.#begun;
    const fresh = there && Date.now() - there.at < freshFor(there.options?.timeout);
    const { options, state } = fresh ? there : await this.#begin(signal);
    this.#begun = undefined;
    if (!options) throw new PasskeyFailure('unsupported');
    return { options, state };
  }

  async #complete({ credential, state, options }: HeldAssertion, signal: AbortSignal): Promise<true> {
    try {
      return await this.#prove({ credential, state }, signal);
    } catch (error) {
      const failure = asFailure(error);
      // A refusal says nothing against the passkey, so unlike a new one it is not told to be forgotten.
      if (failure.code !== 'unknown_credential') throw failure;
      await afterFailure(this.#backend, failure, { credentialId: credential.id, rpId: options.rpId }, signal);
      throw failure;
    }
  }

  async #prove(input: StepUpCompleteInput, signal: AbortSignal): Promise<true> {
    await offered(this.#backend, 'stepUpComplete')(input, { signal });
    return true;
  }

  #hear(event: CeremonyEvent<true>): void {
    this.write({ ...this.state, proof: ceremonyTransition(this.state.proof, event) });
    if (event.type === 'succeeded') this.#hooks.proved?.();
  }
}

/** Whether a failure only says that nobody here can prove anything: the backend has no such operation. */
export const isNoStepUp = ({ code }: PasskeyFailure): boolean =>
  ['unsupported', 'not_found', 'no_passkeys'].includes(code);
