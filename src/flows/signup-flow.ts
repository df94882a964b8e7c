import type { PasskeyBackend, SignupBeginInput } from '../backend/backend.js';
import type { PasskeyFailure } from '../model/failure.js';
import type { Passkey } from '../model/passkey.js';
import type { CreationOptionsJSON, RegistrationResponseJSON } from '../model/webauthn-json.js';
import { asFailure, offered } from './as-failure.js';
import { creationOf, registering } from './beside.js';
import { CeremonyRunner } from './ceremony-runner.js';
import type { CeremonyEvent } from './ceremony-state.js';
import { Flow } from './flow.js';
import type { NameFor, Registered } from './registration.js';
import { signupTransition, type SignupEvent, type SignupState } from './signup-state.js';

/** What the owner of a flow wants to be told, and asked. */
export interface SignupHooks {
  /** `false` stops the sign-up before it begins. */
  before?(input: SignupBeginInput): boolean;
  nameFor?: NameFor;
  /** The account exists and is signed in; the visitor may still be naming the passkey. */
  signedUp?(registered: Registered): void;
  /** The visitor is through, with the passkey under its final name. */
  done?(passkey: Passkey | undefined): void;
  failed?(failure: PasskeyFailure): void;
  cancelled?(): void;
}

/** Creates an account with a passkey, then lets the visitor name it. */
export class SignupFlow extends Flow<SignupState> {
  readonly #backend: () => PasskeyBackend;
  readonly #hooks: SignupHooks;
  readonly #runner: CeremonyRunner<
    SignupBeginInput,
    CreationOptionsJSON,
    RegistrationResponseJSON,
    Registered
  >;

  /** @param backend asked anew for each request, so that it may change */
  constructor(backend: () => PasskeyBackend, hooks: SignupHooks = {}) {
    super({ name: 'idle' });
    this.#backend = backend;
    this.#hooks = hooks;
    this.#runner = new CeremonyRunner(
      {
        begin: async (input, signal) =>
          creationOf(offered(backend(), 'signupBegin')(input, { signal }), input.attachment),
        prompt: (options, signal) => registering.code.createPasskey(options, signal, hooks.nameFor),
        complete: (held, signal) =>
          registering.code.completeRegistration(backend(), 'signupComplete', held, hooks.nameFor, signal),
      },
      (event) => this.#hear(event),
    );
  }

  /** Resolves to what was registered, or to nothing where it was cancelled, failed or already running. */
  async signUp(input: SignupBeginInput): Promise<Registered | undefined> {
    const through = this.state.name === 'naming' || this.state.name === 'done';
    if (through || this.#runner.busy || this.#hooks.before?.(input) === false) return undefined;
    return this.#runner.start(input);
  }

  /** Fetches options ahead of the click (rule 4 of a ceremony). */
  prepare(input: SignupBeginInput): void {
    if (this.state.name === 'idle' || this.state.name === 'failed') void this.#runner.prepare(input);
  }

  /** Sends the credential again that could not be delivered. */
  retry(): Promise<Registered | undefined> {
    return this.#runner.resume();
  }

  cancel(): void {
    this.#runner.cancel();
  }

  /** Gives the new passkey another name. A failure leaves the account as it is, with a retry. */
  async rename(name: string): Promise<void> {
    const { state } = this;
    if (state.name !== 'naming' || state.saving) return;
    const { passkey } = state;
    if (name === passkey.name) {
      this.keepName();
      return;
    }
    this.#move({ type: 'saving' });
    try {
      const renamed = await offered(this.#backend(), 'rename')(passkey.id, name);
      this.#finish({ ...passkey, ...renamed, name: renamed?.name ?? name });
    } catch (error) {
      const failure = asFailure(error);
      this.#move({ type: 'unsaved', failure });
      this.#hooks.failed?.(failure);
    }
  }

  /** Leaves the name that the passkey got by itself. */
  keepName(): void {
    if (this.state.name === 'naming') this.#finish(this.state.passkey);
  }

  #finish(passkey: Passkey): void {
    this.#move({ type: 'done', passkey });
    this.#hooks.done?.(passkey);
  }

  #hear(event: CeremonyEvent<Registered>): void {
    if (event.type === 'succeeded') return this.#registered(event.result);
    this.#move(event);
    if (event.type === 'failed') this.#hooks.failed?.(event.failure);
    if (event.type === 'cancelled') this.#hooks.cancelled?.();
  }

  #registered(registered: Registered): void {
    this.#move({ type: 'registered', registered, canName: this.#backend().rename !== undefined });
    this.#hooks.signedUp?.(registered);
    if (this.state.name === 'done') this.#hooks.done?.(registered.passkey);
  }

  #move(event: SignupEvent): void {
    this.write(signupTransition(this.state, event));
  }
}
