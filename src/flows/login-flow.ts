import type { LoginResult, PasskeyBackend, RequestCeremony } from '../backend/backend.js';
import type { PasskeyFailure } from '../model/failure.js';
import type { Attachment, AuthenticationResponseJSON, RequestOptionsJSON } from '../model/webauthn-json.js';
import type { Autofill } from '../webauthn/autofill.js';
import type { getImmediately } from '../webauthn/immediate-get.js';
import { asFailure, offered } from './as-failure.js';
import { beside } from './beside.js';
import { CeremonyRunner, type Held } from './ceremony-runner.js';
import { ceremonyTransition, type CeremonyEvent, type CeremonyState } from './ceremony-state.js';
import { Flow } from './flow.js';

/** What signed in, and with which kind of authenticator where the browser tells. */
export interface LoggedIn extends LoginResult {
  readonly attachment?: Attachment;
}

/** How the browser is asked. */
export interface LoginPreferences {
  /** Where the browser can, shows at once what this device has; else its ordinary dialog. */
  readonly immediate?: boolean | undefined;
  /** The kinds of authenticator to put first, the likeliest first (WebAuthn L3 §5.8.7). */
  readonly hints?: readonly string[] | undefined;
}

/** `idle → requesting → prompting → verifying → succeeded`, or `failed`, or back to `idle` on cancel. */
export type LoginState = CeremonyState<LoggedIn>;

export interface LoginInput {
  /** Absent: any passkey of this site may answer. */
  readonly username?: string;
}

/** What the owner of a flow wants to be told, and asked. */
export interface LoginHooks {
  /** `false` stops the sign-in before it begins. */
  before?(input: LoginInput): boolean;
  loggedIn?(result: LoggedIn): void;
  /** Asked before each dialog. */
  preferences?(): LoginPreferences;
  failed?(failure: PasskeyFailure): void;
  cancelled?(): void;
}

type HeldAssertion = Held<RequestOptionsJSON, AuthenticationResponseJSON>;

const using = beside(() => import('../webauthn/ceremony.js'));

/** Signs a visitor in with a passkey: by a dialog, or by autofill where that was started. */
export class LoginFlow extends Flow<LoginState> {
  readonly #backend: () => PasskeyBackend;
  readonly #hooks: LoginHooks;
  readonly #runner: CeremonyRunner<LoginInput, RequestOptionsJSON, AuthenticationResponseJSON, LoggedIn>;
  #autofill: Autofill<RequestCeremony> | undefined;
  #offering = false;
  #immediately: typeof getImmediately | undefined;

  /** @param backend asked anew for each request, so that it may change */
  constructor(backend: () => PasskeyBackend, hooks: LoginHooks = {}) {
    super({ name: 'idle' });
    this.#backend = backend;
    this.#hooks = hooks;
    this.#runner = new CeremonyRunner(
      {
        begin: (input, signal) => this.#begin(input, signal),
        prompt: (options, signal) => this.#prompt(options, signal),
        complete: (held, signal) => this.#complete(held, signal),
      },
      (event) => this.#hear(event),
    );
  }

  /** Fetches options ahead of the click (rule 4 of a ceremony). */
  prepare(input: LoginInput = {}): void {
    void this.#runner.prepare(input);
  }

  /** Resolves to the result, or to nothing where it was cancelled, failed or already running. */
  async login(input: LoginInput = {}): Promise<LoggedIn | undefined> {
    if (this.#runner.busy || this.#hooks.before?.(input) === false) return undefined;
    return this.#runner.start(input);
  }

  /** Sends the credential again that could not be delivered. */
  retry(): Promise<LoggedIn | undefined> {
    return this.#runner.resume();
  }

  cancel(): void {
    this.#runner.cancel();
  }

  /** Offers passkeys in the autofill list of the page's `username webauthn` input until stopped. */
  startAutofill(): void {
    this.#offering = true;
    void this.#loadAutofill();
  }

  stopAutofill(): void {
    this.#offering = false;
    this.#autofill?.stop();
  }

  /** Not part of the first load: without it the page works, only without the list. */
  async #loadAutofill(): Promise<void> {
    const loaded = await import('../webauthn/autofill.js').catch(() => undefined);
    if (!loaded) return;
    const { Autofill } = loaded;
    this.#autofill ??= new Autofill({
      begin: (signal) => this.#beginAutofill(signal),
      picked: async (credential, begun) => Boolean(await this.#runner.resume({ ...begun, credential })),
    });
    if (this.#offering) this.#autofill.start();
  }

  async #beginAutofill(signal: AbortSignal): Promise<RequestCeremony> {
    try {
      return await begin(this.#backend(), {}, signal);
    } catch (error) {
      throw asFailure(error);
    }
  }

  /** Whether the browser can is asked beside the options, so that the click need not wait for it. */
  async #begin(input: LoginInput, signal: AbortSignal): Promise<RequestCeremony> {
    const probing = this.#hooks.preferences?.().immediate ? this.#probe() : undefined;
    const begun = await using.with(begin(this.#backend(), input, signal));
    await probing;
    return begun;
  }

  async #probe(): Promise<void> {
    const immediate = await import('../webauthn/immediate-get.js').catch(() => undefined);
    if (await immediate?.canGetImmediately()) this.#immediately = immediate?.getImmediately;
  }

  #prompt(options: RequestOptionsJSON, signal: AbortSignal): Promise<AuthenticationResponseJSON> {
    const { immediate, hints } = this.#hooks.preferences?.() ?? {};
    const get = (immediate ? this.#immediately : undefined) ?? using.code.getPasskey;
    return get(hints?.length ? { ...options, hints: [...hints] } : options, signal);
  }

  async #complete(held: HeldAssertion, signal: AbortSignal): Promise<LoggedIn> {
    const { authenticatorAttachment: attachment } = held.credential;
    const result = await this.#verify(held, signal);
    return attachment ? { ...result, attachment: attachment as Attachment } : result;
  }

  async #verify({ credential, state, options }: HeldAssertion, signal: AbortSignal): Promise<LoginResult> {
    const backend = this.#backend();
    try {
      return await offered(backend, 'loginComplete')({ credential, state }, { signal });
    } catch (error) {
      const failure = asFailure(error);
      // A refused sign-in says nothing against the passkey, so unlike a new one it is not told to be forgotten.
      if (failure.code === 'verification_failed') throw failure;
      const { afterFailure } = await import('./aftermath.js').catch(() => Promise.reject(failure));
      const sent = { credentialId: credential.id, rpId: options.rpId };
      if (await afterFailure(backend, failure, sent, signal)) return {};
      throw failure;
    }
  }

  #hear(event: CeremonyEvent<LoggedIn>): void {
    this.write(ceremonyTransition(this.state, event));
    if (event.type === 'failed') this.#hooks.failed?.(event.failure);
    if (event.type === 'cancelled') this.#hooks.cancelled?.();
    if (event.type === 'succeeded') {
      this.stopAutofill();
      this.#hooks.loggedIn?.(event.result);
    }
  }
}

/** Asynchronous, so that a backend without sign-in fails like any other. */
const begin = async (
  backend: PasskeyBackend,
  input: LoginInput,
  signal: AbortSignal,
): Promise<RequestCeremony> => offered(backend, 'loginBegin')(input, { signal });
