import type { PasskeyBackend } from '../backend/backend.js';
import type { PasskeyFailure } from '../model/failure.js';
import { asFailure, offered } from './as-failure.js';
import { Flow } from './flow.js';

/** `address → code → verified`; `busy` while the backend is asked. */
export type EmailState =
  | {
      readonly name: 'address';
      readonly email?: string;
      readonly busy: boolean;
      readonly failure?: PasskeyFailure;
    }
  | {
      readonly name: 'code';
      readonly email: string;
      /** When another code may be asked for, in milliseconds since 1970; absent: at any time. */
      readonly resendAt?: number;
      /** How many codes were sent. */
      readonly sent: number;
      readonly busy: boolean;
      readonly failure?: PasskeyFailure;
    }
  | { readonly name: 'verified'; readonly email: string };

/** What the owner of a flow wants to be told. */
export interface EmailHooks {
  failed?(failure: PasskeyFailure): void;
  cancelled?(): void;
}

type Quiet<State> = Omit<State, 'failure'>;

/** What people put between the digits of a code, or copy along with it. */
const BETWEEN = /[\s\u2010-\u2015-]+/g;

/**
 * Shows a backend that an e-mail address is the visitor's: a code is sent there, and typed here. What proves it is
 * kept here and nowhere else.
 */
export class EmailFlow extends Flow<EmailState> {
  readonly #backend: () => PasskeyBackend | Promise<PasskeyBackend>;
  readonly #hooks: EmailHooks;
  #run: AbortController | undefined;
  #sent: unknown;
  #proof: string | undefined;

  /** @param backend asked anew for each request, so that it may change */
  constructor(backend: () => PasskeyBackend | Promise<PasskeyBackend>, hooks: EmailHooks = {}) {
    super({ name: 'address', busy: false });
    this.#backend = backend;
    this.#hooks = hooks;
  }

  /** For `signupBegin`; there once the state is `verified`. */
  get proof(): string | undefined {
    return this.#proof;
  }

  /** Sends a code to an address; the first, or another one. */
  async send(email: string): Promise<void> {
    const { state } = this;
    if (state.name === 'verified') return;
    const earlier = state.name === 'code' ? state.sent : 0;
    const another = earlier > 0 && this.#sent !== undefined ? { state: this.#sent } : {};
    await this.#ask(earlier > 0 ? quiet(state) : { name: 'address', email, busy: false }, async (signal) => {
      const backend = await this.#backend();
      const { state: sent, resendAfter } = await offered(backend, 'emailBegin')(
        { email, ...another },
        { signal },
      );
      signal.throwIfAborted();
      this.#sent = sent;
      const resendAt = resendAfter === undefined ? {} : { resendAt: Date.now() + resendAfter * 1000 };
      this.write({ name: 'code', email, ...resendAt, sent: earlier + 1, busy: false });
    });
  }

  /** Takes the code that the visitor typed, with whatever stands between its digits. */
  async check(typed: string): Promise<void> {
    const { state } = this;
    if (state.name !== 'code') return;
    const input = {
      code: typed.replace(BETWEEN, ''),
      ...(this.#sent === undefined ? {} : { state: this.#sent }),
    };
    await this.#ask(quiet(state), async (signal) => {
      const { proof } = await offered(await this.#backend(), 'emailComplete')(input, { signal });
      signal.throwIfAborted();
      this.#proof = proof;
      this.write({ name: 'verified', email: state.email });
    });
  }

  /** Begins again with the address, which may be another; `failure` is why, where the visitor did not want to. */
  restart(failure?: PasskeyFailure): void {
    this.#run?.abort();
    this.#run = this.#sent = this.#proof = undefined;
    const { email } = this.state;
    const known = email === undefined ? {} : { email };
    this.write({ name: 'address', ...known, busy: false, ...(failure ? { failure } : {}) });
  }

  /** Ends what is being asked. A code that was sent meanwhile is of no use. */
  cancel(): void {
    const { state } = this;
    if (!this.#run || state.name === 'verified') return;
    this.#run.abort();
    this.#run = undefined;
    this.write({ ...quiet(state), busy: false } as EmailState);
    this.#hooks.cancelled?.();
  }

  async #ask(
    from: Quiet<Exclude<EmailState, { name: 'verified' }>>,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (this.#run) return;
    const run = (this.#run = new AbortController());
    this.write({ ...from, busy: true } as EmailState);
    try {
      await work(run.signal);
    } catch (error) {
      if (this.#run === run) this.#fail(from, asFailure(error));
    } finally {
      if (this.#run === run) this.#run = undefined;
    }
  }

  #fail(from: object, failure: PasskeyFailure): void {
    if (failure.code === 'cancelled') {
      this.write({ ...from, busy: false } as EmailState);
      this.#hooks.cancelled?.();
      return;
    }
    this.write({ ...from, busy: false, failure } as EmailState);
    this.#hooks.failed?.(failure);
  }
}

const quiet = <State extends EmailState>(state: State): Quiet<State> => {
  const { failure: _, ...rest } = state as State & { failure?: PasskeyFailure };
  return rest;
};
