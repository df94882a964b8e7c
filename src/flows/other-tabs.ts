import { documentPlace } from '../webauthn/document-place.js';

/** The channel on which the tabs of a site tell each other that a list of passkeys is no longer true. */
const CHANNEL = 'passkey-elements';
/** A tab that comes back to sight looks again, unless it has just looked. Milliseconds. */
const JUST_NOW = 5000;

/**
 * Keeps a list true that somebody else may change: another tab of this site, or another device while this tab was
 * out of sight. Nothing travels but "look again".
 */
export class OtherTabs {
  readonly #channel = new BroadcastChannel(CHANNEL);
  readonly #lookAgain: () => unknown;
  readonly #stopped = new AbortController();
  #looked = Date.now();

  constructor(lookAgain: () => unknown) {
    this.#lookAgain = lookAgain;
    this.#channel.onmessage = () => {
      // Whatever was asked for before is old now, and nothing that rests on it may be told.
      documentPlace().epoch++;
      this.#look();
    };
    document.addEventListener('visibilitychange', () => this.#onVisibility(), {
      signal: this.#stopped.signal,
    });
  }

  /** Something was changed here. */
  tell(): void {
    this.#channel.postMessage(null);
  }

  stop(): void {
    this.#stopped.abort();
    this.#channel.close();
  }

  #onVisibility(): void {
    if (document.visibilityState === 'visible' && Date.now() - this.#looked > JUST_NOW) this.#look();
  }

  #look(): void {
    this.#looked = Date.now();
    this.#lookAgain();
  }
}

/** Something was changed where no list is shown; lists in this tab hear it as well. */
export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}
