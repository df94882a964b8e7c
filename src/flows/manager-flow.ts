import type { PasskeyBackend, PasskeyList, RegisterBeginInput } from '../backend/backend.js';
import type { Account } from '../model/account.js';
import type { PasskeyFailure } from '../model/failure.js';
import type { Passkey } from '../model/passkey.js';
import { documentPlace } from '../webauthn/document-place.js';
import { asFailure, loaded, offered } from './as-failure.js';
import type { Adding } from './adding.js';
import type { Wanted } from './changing.js';
import { isBusy } from './busy.js';
import { ceremonyTransition, type CeremonyEvent, type CeremonyState } from './ceremony-state.js';
import { changeTransition, type Change, type ChangeEvent, type ChangeState } from './change-state.js';
import { Flow } from './flow.js';
import type { StepUp } from './freshly.js';
import { listTransition, type ListEvent, type ListState } from './list-state.js';
import type { OtherTabs } from './other-tabs.js';
import type { NameFor, Registered } from './registration.js';

/** Three things that go on beside each other: the list, adding one, changing one. */
export interface ManagerState {
  readonly list: ListState;
  readonly add: CeremonyState<Registered>;
  readonly change: ChangeState;
}

export type ManagerAction = 'list' | 'add' | Change;

/** What the owner of a flow wants to be told, and asked. */
export interface ManagerHooks {
  /** `false` stops the action before it begins. */
  before?(action: 'add' | Change, passkey?: Passkey, name?: string): boolean;
  nameFor?: NameFor;
  loaded?(list: PasskeyList): void;
  added?(registered: Registered): void;
  renamed?(passkey: Passkey): void;
  removed?(passkey: Passkey): void;
  failed?(action: ManagerAction, failure: PasskeyFailure): void;
  cancelled?(action: ManagerAction): void;
  /** The passkeys are somebody else's: the password managers here are told nothing. */
  others?(): boolean;
  /** Makes the session fresh where the backend wants that; what was begun then goes on. */
  stepUp?: StepUp;
}

/** Lists the passkeys of an account, adds, renames and removes them. */
export class ManagerFlow extends Flow<ManagerState> {
  readonly #backend: () => PasskeyBackend;
  readonly #hooks: ManagerHooks;
  #adding: Adding | undefined;
  #load: AbortController | undefined;
  #tabs: OtherTabs | undefined;
  /** A passkey may exist, or be about to, that no list of the server has yet. */
  #unlisted = false;

  /** @param backend asked anew for each request, so that it may change */
  constructor(backend: () => PasskeyBackend, hooks: ManagerHooks = {}) {
    super({ list: { name: 'loading' }, add: { name: 'idle' }, change: { name: 'idle' } });
    this.#backend = backend;
    this.#hooks = hooks;
  }

  /** Reads the list. A newer call outruns an older one; a list already in sight stays there meanwhile. */
  async load(): Promise<void> {
    this.#load?.abort();
    const load = (this.#load = new AbortController());
    const { epoch } = documentPlace();
    this.#list({ type: 'loading' });
    try {
      const told = await offered(this.#backend(), 'list')({ signal: load.signal });
      if (this.#load === load) this.#loaded(told, epoch);
    } catch (error) {
      if (this.#load === load) this.#notLoaded(asFailure(error));
    }
    if (this.#load === load) this.#load = undefined;
  }

  /** Keeps the list true while other tabs and other devices change it. Returns how to stop. */
  watch(lookAgain: () => unknown = () => this.load()): () => void {
    let stopped = false;
    import('./other-tabs.js')
      .then(({ OtherTabs }) => {
        if (!stopped) this.#tabs = new OtherTabs(lookAgain);
      })
      .catch(() => undefined);
    return () => {
      stopped = true;
      this.#tabs?.stop();
      this.#tabs = undefined;
    };
  }

  /** A list that was asked for before a change is older than the change. */
  #outdate(): void {
    if (this.#load) void this.load();
  }

  /** Forgets everything, for another account or backend. */
  reset(): void {
    this.cancel();
    this.#load?.abort();
    this.#load = undefined;
    this.write({ list: { name: 'loading' }, add: { name: 'idle' }, change: { name: 'idle' } });
  }

  /** Fetches options ahead of the click (rule 4 of a ceremony). */
  prepareAdd(input: RegisterBeginInput = {}): void {
    void this.#loadAdding().then(
      (adding) => adding.prepare(input),
      () => undefined,
    );
  }

  /** Resolves to what was registered, or to nothing where it was cancelled, failed or already running. */
  async add(input: RegisterBeginInput = {}): Promise<Registered | undefined> {
    if (isBusy(this.state.add) || this.#hooks.before?.('add') === false) return undefined;
    const adding = this.#adding ?? (await this.#firstAdding());
    return adding?.start(input);
  }

  /** The visitor sees that something begins while the code for it is on its way. */
  async #firstAdding(): Promise<Adding | undefined> {
    this.#add({ type: 'begin' });
    const adding = await loaded(this.#loadAdding()).catch((error: unknown) => {
      this.#hearAdding({ type: 'failed', failure: asFailure(error), kept: false });
    });
    return adding && isBusy(this.state.add) ? adding : undefined;
  }

  /** How to make a passkey is no part of the first load. */
  async #loadAdding(): Promise<Adding> {
    const { adding } = await import('./adding.js');
    return (this.#adding ??= adding(
      this.#backend,
      this.#hooks,
      (event) => this.#hearAdding(event),
      () => this.#passkeys,
    ));
  }

  /** Sends the credential again that could not be delivered. */
  async retryAdd(): Promise<Registered | undefined> {
    return this.#adding?.resume();
  }

  /** Stops an addition. One that was already on its way may have arrived, so the list is looked at. */
  cancel(): void {
    const sent = this.state.add.name === 'verifying';
    if (this.#adding) this.#adding.cancel();
    else if (isBusy(this.state.add)) this.#hearAdding({ type: 'cancelled' });
    if (sent) void this.load();
  }

  /** Ends the view of the last addition, done or failed. */
  settleAdd(): void {
    if (!isBusy(this.state.add)) this.#add({ type: 'reset' });
  }

  /** Ends the view of a failed change. */
  settleChange(): void {
    this.#change({ type: 'reset' });
  }

  /** Resolves to whether the passkey now has that name. */
  rename(passkey: Passkey, name: string): Promise<boolean> {
    return this.#changing({ change: 'rename', passkey, name });
  }

  /** Resolves to whether the passkey is gone, be it that somebody else was first. */
  remove(passkey: Passkey): Promise<boolean> {
    return this.#changing({ change: 'remove', passkey });
  }

  async #changing(wanted: Wanted): Promise<boolean> {
    const { change, passkey, name } = wanted;
    if (this.state.change.name === 'saving' || this.#hooks.before?.(change, passkey, name) === false)
      return false;
    this.#change({ type: 'save', change, id: passkey.id });
    try {
      const { carryOut } = await loaded(import('./changing.js'));
      const event = await carryOut(this.#backend, wanted, this.#hooks.stepUp);
      this.#list(event);
      this.#change({ type: 'saved' });
      this.#tabs?.tell();
      if (event.type === 'renamed') {
        this.#outdate();
        this.#hooks.renamed?.(event.passkey);
      } else {
        // The password managers are told only what the server confirms, so its list is read once more.
        void this.load();
        this.#hooks.removed?.(passkey);
      }
      return true;
    } catch (error) {
      this.#notChanged(change, asFailure(error));
      return false;
    }
  }

  /** A list that somebody else changed meanwhile is read again, so that a conflict ends in the truth. */
  #notChanged(change: Change, failure: PasskeyFailure): void {
    if (failure.code === 'cancelled') {
      this.#change({ type: 'saved' });
      return this.#hooks.cancelled?.(change);
    }
    this.#change({ type: 'failed', failure });
    this.#hooks.failed?.(change, failure);
    if (['not_found', 'conflict', 'last_passkey'].includes(failure.code)) void this.load();
  }

  #loaded(told: PasskeyList, epoch: number): void {
    const before = this.state.list;
    this.#list({ type: 'loaded', told });
    // Told now, the password managers would drop the new one.
    if (!this.#unlisted && !this.#hooks.others?.())
      this.#signal(told, before.name === 'ready' ? before.told.account : undefined, epoch);
    this.#hooks.loaded?.(told);
  }

  /** Nobody waits for a signal: what sends it is loaded behind the list. */
  #signal(told: PasskeyList, before: Account | undefined, epoch: number): void {
    import('./account-signals.js')
      .then(({ signalList }) => signalList(told, before, epoch))
      .catch(() => undefined);
  }

  #notLoaded(failure: PasskeyFailure): void {
    if (failure.code === 'cancelled') return this.#list({ type: 'given up' });
    this.#list({ type: 'failed', failure });
    this.#hooks.failed?.('list', failure);
  }

  #hearAdding(event: CeremonyEvent<Registered>): void {
    const sent = this.state.add.name === 'verifying';
    const { type } = event;
    this.#unlisted =
      type === 'options' ||
      type === 'credential' ||
      (type === 'failed' && event.kept) ||
      (type === 'cancelled' && sent);
    this.#add(event);
    if (event.type === 'failed') this.#notAdded(event.failure, sent);
    if (event.type === 'cancelled') this.#hooks.cancelled?.('add');
    if (event.type === 'succeeded') this.#added(event.result);
  }

  #added(registered: Registered): void {
    if (registered.passkey) {
      this.#list({ type: 'added', passkey: registered.passkey });
      this.#outdate();
    } else void this.load();
    this.#tabs?.tell();
    this.#hooks.added?.(registered);
  }

  /** What was sent may have been stored, whatever the answer: the list is looked at. */
  #notAdded(failure: PasskeyFailure, sent: boolean): void {
    this.#hooks.failed?.('add', failure);
    if (sent || ['limit_reached', 'already_registered'].includes(failure.code)) void this.load();
  }

  get #passkeys(): readonly Passkey[] | undefined {
    const { list } = this.state;
    return list.name === 'ready' ? list.passkeys : undefined;
  }

  #list(event: ListEvent): void {
    this.write({ ...this.state, list: listTransition(this.state.list, event) });
  }

  #add(event: CeremonyEvent<Registered>): void {
    this.write({ ...this.state, add: ceremonyTransition(this.state.add, event) });
  }

  #change(event: ChangeEvent): void {
    this.write({ ...this.state, change: changeTransition(this.state.change, event) });
  }
}
