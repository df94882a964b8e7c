import type { PasskeyBackend } from '../backend/backend.js';
import { PasskeyFailure } from '../model/failure.js';
import type { Passkey } from '../model/passkey.js';
import type { AuthenticationResponseJSON, RequestOptionsJSON } from '../model/webauthn-json.js';
import { getPasskey } from '../webauthn/ceremony.js';
import { offered } from './as-failure.js';
import { isBusy } from './busy.js';
import { CeremonyRunner, type Held } from './ceremony-runner.js';
import { ceremonyTransition, type CeremonyEvent, type CeremonyState } from './ceremony-state.js';
import { Flow } from './flow.js';

/**
 * What a test has shown: it works here, another passkey answered, or nothing was chosen. Which of its many reasons
 * the last had, no browser tells (WebAuthn L3 §14.5).
 */
export type TestOutcome = 'works' | 'another' | 'nothing';

/** One test at a time; `passkey` is whose. */
export interface PasskeyTestState {
  readonly passkey?: Passkey;
  readonly ceremony: CeremonyState<TestOutcome>;
}

type HeldAssertion = Held<RequestOptionsJSON, AuthenticationResponseJSON>;

/** Finds out whether one passkey works on this device, by using it. Nobody is signed in by that. */
export class PasskeyTestFlow extends Flow<PasskeyTestState> {
  readonly #backend: () => Promise<PasskeyBackend>;
  #stopping = false;
  readonly #runner: CeremonyRunner<Passkey, RequestOptionsJSON, AuthenticationResponseJSON, TestOutcome>;

  constructor(backend: () => Promise<PasskeyBackend>) {
    super({ ceremony: { name: 'idle' } });
    this.#backend = backend;
    this.#runner = new CeremonyRunner(
      {
        begin: (passkey, signal) => this.#begin(passkey, signal),
        prompt: (options, signal) => getPasskey(options, signal),
        complete: (held, signal) => this.#complete(held, signal),
      },
      (event) => this.#hear(event),
    );
  }

  /** Resolves to what came of it, or to nothing where it failed, was stopped or another one runs. */
  async test(passkey: Passkey): Promise<TestOutcome | undefined> {
    if (isBusy(this.state.ceremony)) return undefined;
    this.write({ passkey, ceremony: { name: 'idle' } });
    await this.#runner.start(passkey);
    return this.#outcome;
  }

  /** Sends the credential again that could not be delivered. */
  async retry(): Promise<TestOutcome | undefined> {
    await this.#runner.resume();
    return this.#outcome;
  }

  cancel(): void {
    this.#stopping = true;
    this.#runner.cancel();
    this.#stopping = false;
  }

  get #outcome(): TestOutcome | undefined {
    const { ceremony } = this.state;
    return ceremony.name === 'succeeded' ? ceremony.result : undefined;
  }

  async #begin(passkey: Passkey, signal: AbortSignal) {
    const backend = await this.#backend();
    const { options, state } = await offered(backend, 'stepUpBegin')({ passkey: passkey.id }, { signal });
    if (!options) throw new PasskeyFailure('unsupported');
    return { options: only(options, passkey), state };
  }

  async #complete({ credential, state, options }: HeldAssertion, signal: AbortSignal): Promise<TestOutcome> {
    const { allowCredentials = [] } = options;
    // An authenticator that takes no notice of the list: what it proves is something else.
    if (!allowCredentials.some(({ id }) => sameId(id, credential.id))) return 'another';
    await offered(await this.#backend(), 'stepUpComplete')({ credential, state }, { signal });
    return 'works';
  }

  #hear(event: CeremonyEvent<TestOutcome>): void {
    // It was the browser that ended it.
    if (event.type === 'cancelled' && !this.#stopping && this.state.ceremony.name === 'prompting')
      return this.write({ ...this.state, ceremony: { name: 'succeeded', result: 'nothing' } });
    this.write({ ...this.state, ceremony: ceremonyTransition(this.state.ceremony, event) });
  }
}

/** A backend may list all of the account's. */
function only(options: RequestOptionsJSON, { credentialId }: Passkey): RequestOptionsJSON {
  const { allowCredentials = [] } = options;
  const found = allowCredentials.filter(({ id }) => credentialId !== undefined && sameId(id, credentialId));
  const allowed = found.length > 0 ? found : allowCredentials;
  // Of several, nobody could tell which of them was tested.
  if (allowed.length !== 1) throw new PasskeyFailure('unsupported');
  return { ...options, allowCredentials: allowed };
}

/** Servers send base64 with and without padding. */
const sameId = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (id: string): string => id.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
