import type { Ceremony } from '../backend/backend.js';
import type { PasskeyFailure } from '../model/failure.js';
import type { FailureCode } from '../model/failure.js';
import { hold } from '../webauthn/document-place.js';
import type { Ahead } from './ahead.js';
import type { CeremonyEvent } from './ceremony-state.js';
import { asFailure } from './as-failure.js';

/** A credential on its way to the backend, with what it answers. */
export interface Held<Options, Credential> extends Ceremony<Options> {
  readonly credential: Credential;
  /** It was sent before, and nobody knows what became of that. */
  readonly again?: true;
}

/** The three steps of one ceremony: options from the backend, the authenticator, the credential to the backend. */
export interface CeremonySteps<Input, Options, Credential, Result> {
  /** `ahead`: nobody has asked for it yet. */
  begin(input: Input, signal: AbortSignal, ahead?: boolean): Promise<Ceremony<Options>>;
  prompt(options: Options, signal: AbortSignal): Promise<Credential>;
  complete(held: Held<Options, Credential>, signal: AbortSignal): Promise<Result>;
}

/** The credential did not arrive, or was not looked at: the same one can be sent again. */
const NOT_LOOKED_AT: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'network',
  'timeout',
  'rate_limited',
  'reauth_required',
]);

/** A gateway that answers for a server that does not: 502, 503, 504 (RFC 9110 §15.6). */
export const isUndelivered = ({ code, status = 0 }: PasskeyFailure): boolean =>
  NOT_LOOKED_AT.has(code) || (status > 501 && status < 505);

/**
 * Runs one ceremony at a time and tells each step as an event. Only the newest run is heard; what an older one
 * still brings is dropped.
 */
export class CeremonyRunner<Input, Options extends { readonly timeout?: number }, Credential, Result> {
  readonly #steps: CeremonySteps<Input, Options, Credential, Result>;
  readonly #tell: (event: CeremonyEvent<Result>) => void;
  #ahead: Ahead<Ceremony<Options>> | undefined;
  /** What to fetch ahead, until something else is done. */
  #wanted: string | undefined;
  #run: AbortController | undefined;
  #held: Held<Options, Credential> | undefined;

  constructor(
    steps: CeremonySteps<Input, Options, Credential, Result>,
    tell: (event: CeremonyEvent<Result>) => void,
  ) {
    this.#steps = steps;
    this.#tell = tell;
  }

  get busy(): boolean {
    return this.#run !== undefined;
  }

  /**
   * Fetches options before the click that needs them; not while a credential waits to be sent again, whose challenge
   * most backends would forget over a new one.
   */
  async prepare(input: Input): Promise<void> {
    if (this.busy || this.#held) return;
    const key = (this.#wanted = JSON.stringify(input));
    try {
      const { Ahead: Fetcher } = await import('./ahead.js');
      this.#ahead ??= new Fetcher();
      if (this.#wanted === key) this.#ahead.prefetch(key, (signal) => this.#steps.begin(input, signal, true));
    } catch {
      // The click will fetch them.
    }
  }

  /** Runs the whole ceremony. With options at hand the authenticator is called before this returns. */
  start(input: Input): Promise<Result | undefined> {
    return this.#running('begin', async (run) => {
      this.#held = undefined;
      const ahead = this.#ahead?.take(JSON.stringify(input));
      // What failed before anybody asked is asked for again.
      const there = ahead && 'then' in ahead ? await ahead.catch(() => undefined) : ahead;
      run.signal.throwIfAborted();
      const begun = there ?? (await this.#steps.begin(input, run.signal));
      this.#say(run, { type: 'options' });
      run.signal.throwIfAborted();
      const credential = await this.#steps.prompt(begun.options, run.signal);
      return this.#complete(run, { ...begun, credential });
    });
  }

  /** Goes on from a credential that autofill brought, or that is held since its way was cut. */
  resume(held: Held<Options, Credential> | undefined = this.#held): Promise<Result | undefined> {
    if (!held) return Promise.resolve(undefined);
    const sent = held === this.#held ? { ...held, again: true as const } : held;
    return this.#running('reset', (run) => this.#complete(run, sent));
  }

  cancel(): void {
    const run = this.#run;
    this.#wanted = undefined;
    this.#ahead?.drop();
    this.#held = undefined;
    if (!run) return;
    this.#run = undefined;
    run.abort();
    this.#tell({ type: 'cancelled' });
  }

  async #running(
    first: 'begin' | 'reset',
    work: (run: AbortController) => Promise<Result>,
  ): Promise<Result | undefined> {
    if (this.busy) return undefined;
    this.#wanted = undefined;
    const run = (this.#run = new AbortController());
    const release = hold();
    let well = false;
    this.#say(run, { type: first });
    try {
      const result = await work(run);
      run.signal.throwIfAborted();
      well = true;
      this.#end(run, { type: 'succeeded', result });
      return result;
    } catch (error) {
      this.#end(run, this.#verdict(asFailure(error)));
      return undefined;
    } finally {
      release(well);
    }
  }

  async #complete(run: AbortController, held: Held<Options, Credential>): Promise<Result> {
    // An authenticator may answer although it was told to stop.
    run.signal.throwIfAborted();
    this.#held = held;
    this.#say(run, { type: 'credential' });
    return this.#steps.complete(held, run.signal);
  }

  #verdict(failure: PasskeyFailure): CeremonyEvent<Result> {
    if (failure.code === 'cancelled') return { type: 'cancelled' };
    return { type: 'failed', failure, kept: this.#held !== undefined && isUndelivered(failure) };
  }

  #end(run: AbortController, event: CeremonyEvent<Result>): void {
    if (this.#run !== run) return;
    this.#run = undefined;
    if (!(event.type === 'failed' && event.kept)) this.#held = undefined;
    this.#tell(event);
  }

  #say(run: AbortController, event: CeremonyEvent<Result>): void {
    if (this.#run === run) this.#tell(event);
  }
}
