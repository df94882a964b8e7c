import type { Call, CodesInput, PasskeyBackend, TotpCeremony } from '../backend/backend.js';
import type { Factor } from '../model/factor.js';
import type { PasskeyFailure } from '../model/failure.js';
import { asFailure, offered } from './as-failure.js';
import { isBusy } from './busy.js';
import { ceremonyTransition, type CeremonyEvent, type CeremonyState } from './ceremony-state.js';
import { confirmed, type Confirming } from './confirmed.js';
import { Flow } from './flow.js';
import { keyAdding, type KeyAdded, type KeyAdding } from './key-adding.js';
import type { NameFor } from './registration.js';

/** The second factors of an account, as far as they are known. */
export type FactorList =
  | { readonly name: 'loading' }
  | { readonly name: 'failed'; readonly failure: PasskeyFailure }
  | { readonly name: 'ready'; readonly factors: readonly Factor[] };

/** An authenticator app that is being added. The secret is here while it is shown, and nowhere afterwards. */
export type TotpState =
  | { readonly name: 'idle' | 'requesting' }
  /** There is no secret to show. */
  | { readonly name: 'failed'; readonly failure: PasskeyFailure }
  | {
      readonly name: 'confirming' | 'verifying';
      readonly ceremony: TotpCeremony;
      /** What became of the last code. */
      readonly failure?: PasskeyFailure;
    };

export type FactorRemoval =
  { readonly name: 'idle' | 'saving' } | { readonly name: 'failed'; readonly failure: PasskeyFailure };

/** Codes by text message or e-mail that are being switched on. */
export type CodesState =
  | { readonly name: 'idle' }
  | { readonly name: 'saving'; readonly kind: CodesInput['kind'] }
  | { readonly name: 'failed'; readonly kind: CodesInput['kind']; readonly failure: PasskeyFailure };

/** What goes on beside each other: the list, adding an app, a security key or codes, removing a factor. */
export interface FactorsState {
  readonly list: FactorList;
  readonly totp: TotpState;
  readonly key: CeremonyState<KeyAdded>;
  readonly codes: CodesState;
  readonly removal: FactorRemoval;
}

export type FactorsAction =
  'factors' | 'totp' | 'security-key' | 'sms-codes' | 'email-codes' | 'factor-remove';

/** What the owner of a flow wants to be told, and asked. */
export interface FactorsHooks extends Confirming {
  failed?(action: FactorsAction, failure: PasskeyFailure): void;
  cancelled?(action: 'security-key'): void;
  /** Finds a name for a new security key. */
  nameFor?: NameFor;
}

const START: FactorsState = {
  list: { name: 'loading' },
  totp: { name: 'idle' },
  key: { name: 'idle' },
  codes: { name: 'idle' },
  removal: { name: 'idle' },
};

/** The secret is good for nothing any more: another is needed. */
const SPENT: ReadonlySet<string> = new Set(['challenge_expired', 'conflict', 'not_found', 'limit_reached']);

/** Lists the second factors of an account, removes them, and adds an authenticator app, security keys and codes. */
export class FactorsFlow extends Flow<FactorsState> {
  readonly #backend: () => PasskeyBackend | Promise<PasskeyBackend>;
  readonly #hooks: FactorsHooks;
  #load: AbortController | undefined;
  #totp: AbortController | undefined;
  #codes: AbortController | undefined;
  readonly #keys: KeyAdding;

  /** @param backend asked anew for each request, so that it may change */
  constructor(backend: () => PasskeyBackend | Promise<PasskeyBackend>, hooks: FactorsHooks = {}) {
    super(START);
    this.#backend = backend;
    this.#hooks = hooks;
    this.#keys = keyAdding({
      ...{ backend, confirming: hooks, nameFor: hooks.nameFor },
      listed: () => (this.state.list.name === 'ready' ? this.state.list.factors : undefined),
      tell: (event) => this.#hearKey(event),
    });
  }

  /** Reads the list. A newer call outruns an older one; a list in sight stays there meanwhile, and if it fails. */
  async load(): Promise<void> {
    this.#load?.abort();
    const load = (this.#load = new AbortController());
    if (this.state.list.name !== 'ready') this.#list({ name: 'loading' });
    try {
      const factors = await offered(await this.#backend(), 'factors')({ signal: load.signal });
      if (this.#load === load) this.#list({ name: 'ready', factors });
    } catch (error) {
      if (this.#load === load) this.#notLoaded(asFailure(error));
    }
  }

  /** Forgets everything, for another account or backend. */
  reset(): void {
    this.#load?.abort();
    this.#totp?.abort();
    this.#codes?.abort();
    this.#load = this.#totp = this.#codes = undefined;
    this.#keys.cancel();
    this.write(START);
  }

  /** Asks for a secret. */
  async beginTotp(): Promise<void> {
    const { name } = this.state.totp;
    if (name === 'requesting' || name === 'verifying') return;
    const run = this.#run({ name: 'requesting' });
    try {
      const ceremony = await this.#confirmed(run, async (backend, call) =>
        offered(backend, 'totpBegin')({}, call),
      );
      if (this.#totp === run) this.#to({ name: 'confirming', ceremony });
    } catch (error) {
      if (this.#totp === run) this.#notBegun(asFailure(error));
    }
  }

  /** Sends a code of the app. Resolves to whether the app is added. */
  async completeTotp(code: string): Promise<boolean> {
    const { totp } = this.state;
    if (totp.name !== 'confirming') return false;
    const { ceremony } = totp;
    const run = this.#run({ name: 'verifying', ceremony });
    try {
      const input = ceremony.state === undefined ? { code } : { code, state: ceremony.state };
      await this.#confirmed(run, async (backend, call) => offered(backend, 'totpComplete')(input, call));
      if (this.#totp !== run) return false;
      this.#to({ name: 'idle' });
      void this.load();
      return true;
    } catch (error) {
      if (this.#totp === run) this.#notAdded(ceremony, asFailure(error));
      return false;
    }
  }

  /** Ends an addition. A code that is on its way may have arrived, so the list is looked at. */
  cancelTotp(): void {
    const sent = this.state.totp.name === 'verifying';
    this.#totp?.abort();
    this.#totp = undefined;
    this.#to({ name: 'idle' });
    if (sent) void this.load();
  }

  /** One ceremony. Resolves to what was added, or to nothing where it was cancelled, failed or already running. */
  addSecurityKey(): Promise<KeyAdded | undefined> {
    return this.#keys.start({});
  }

  /** Sends the key's answer again that could not be delivered. */
  retrySecurityKey(): Promise<KeyAdded | undefined> {
    return this.#keys.resume();
  }

  /** Ends a ceremony. An answer that is on its way may have arrived, so the list is looked at. */
  cancelSecurityKey(): void {
    const sent = this.state.key.name === 'verifying';
    this.#keys.cancel();
    if (sent) void this.load();
  }

  /** Ends the view of an addition that is done or has failed. */
  settleAdditions(): void {
    if (!isBusy(this.state.key)) this.#hearKey({ type: 'reset' });
    if (this.state.codes.name === 'failed') this.#toCodes({ name: 'idle' });
  }

  /** Resolves to whether codes are sent from now on, be it that somebody else was first. */
  async enableCodes(kind: CodesInput['kind']): Promise<boolean> {
    if (this.state.codes.name === 'saving') return false;
    const run = (this.#codes = new AbortController());
    this.#toCodes({ name: 'saving', kind });
    try {
      await this.#confirmed(run, async (backend, call) => offered(backend, 'codesEnable')({ kind }, call));
    } catch (error) {
      if (this.#codes !== run) return false;
      const failure = asFailure(error);
      if (!(await this.#areOn(kind, failure))) return this.#notEnabled(run, kind, failure);
    }
    if (this.#codes !== run) return false;
    this.#toCodes({ name: 'idle' });
    void this.load();
    return true;
  }

  /** Resolves to whether the factor is gone, be it that somebody else was first. */
  async remove({ id }: Factor): Promise<boolean> {
    if (this.state.removal.name === 'saving') return false;
    this.#removal({ name: 'saving' });
    try {
      await confirmed(async (typed) => this.#removeOrFindGone(id, typed), this.#hooks);
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === 'cancelled') this.#removal({ name: 'idle' });
      else {
        this.#removal({ name: 'failed', failure });
        this.#hooks.failed?.('factor-remove', failure);
      }
      return false;
    }
    this.#removal({ name: 'idle' });
    const { list } = this.state;
    if (list.name === 'ready')
      this.#list({ name: 'ready', factors: list.factors.filter((factor) => factor.id !== id) });
    void this.load();
    return true;
  }

  /** Ends the view of a failed removal. */
  settleRemoval(): void {
    if (this.state.removal.name === 'failed') this.#removal({ name: 'idle' });
  }

  async #removeOrFindGone(id: string, typed: Call): Promise<void> {
    try {
      await offered(await this.#backend(), 'factorRemove')(id, typed);
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code !== 'not_found') throw failure;
    }
  }

  #hearKey(event: CeremonyEvent<KeyAdded>): void {
    this.write({ ...this.state, key: ceremonyTransition(this.state.key, event) });
    if (event.type === 'cancelled') this.#hooks.cancelled?.('security-key');
    if (event.type === 'failed') this.#hooks.failed?.('security-key', event.failure);
    // Of what was sent, the list knows best what became of it.
    if (event.type === 'succeeded' || (event.type === 'failed' && event.failure.status && !event.kept))
      void this.load();
  }

  /** Somebody else was first, or the answer to the first of two requests was lost. */
  async #areOn(kind: CodesInput['kind'], { code }: PasskeyFailure): Promise<boolean> {
    if (code !== 'conflict') return false;
    await this.load();
    const { list } = this.state;
    return list.name === 'ready' && list.factors.some((factor) => factor.kind === kind);
  }

  #notEnabled(run: AbortController, kind: CodesInput['kind'], failure: PasskeyFailure): false {
    if (this.#codes !== run) return false;
    const cancelled = failure.code === 'cancelled';
    this.#toCodes(cancelled ? { name: 'idle' } : { name: 'failed', kind, failure });
    if (!cancelled) this.#hooks.failed?.(`${kind}-codes`, failure);
    return false;
  }

  /** Whoever cancelled meanwhile does not want it done after all. */
  #confirmed<T>(
    { signal }: AbortController,
    deed: (backend: PasskeyBackend, call: Call) => Promise<T>,
  ): Promise<T> {
    return confirmed(async (typed) => {
      const backend = await this.#backend();
      signal.throwIfAborted();
      return deed(backend, { signal, ...typed });
    }, this.#hooks);
  }

  #run(state: TotpState): AbortController {
    this.#totp?.abort();
    const run = (this.#totp = new AbortController());
    this.#to(state);
    return run;
  }

  /** Who does not want to prove again who they are has cancelled the whole. */
  #notBegun(failure: PasskeyFailure): void {
    if (failure.code === 'cancelled') return this.#to({ name: 'idle' });
    this.#to({ name: 'failed', failure });
    this.#hooks.failed?.('totp', failure);
  }

  #notAdded(ceremony: TotpCeremony, failure: PasskeyFailure): void {
    if (failure.code === 'cancelled') return this.#to({ name: 'confirming', ceremony });
    const spent = SPENT.has(failure.code);
    this.#to(spent ? { name: 'failed', failure } : { name: 'confirming', ceremony, failure });
    // The answer to the first of two may have been lost.
    if (spent || failure.code === 'network') void this.load();
    this.#hooks.failed?.('totp', failure);
  }

  #notLoaded(failure: PasskeyFailure): void {
    if (failure.code === 'cancelled') return;
    if (this.state.list.name !== 'ready') this.#list({ name: 'failed', failure });
    // This very server has no such thing, which is no news.
    if (failure.code === 'unsupported') return;
    this.#hooks.failed?.('factors', failure);
  }

  #list(list: FactorList): void {
    this.write({ ...this.state, list });
  }

  #to(totp: TotpState): void {
    this.write({ ...this.state, totp });
  }

  #toCodes(codes: CodesState): void {
    this.write({ ...this.state, codes });
  }

  #removal(removal: FactorRemoval): void {
    this.write({ ...this.state, removal });
  }
}
