import { PasskeyFailure } from '../model/failure.js';
import type { AuthenticationResponseJSON, RequestOptionsJSON } from '../model/webauthn-json.js';
import { capable } from './capabilities.js';
import { freshFor } from './challenge-age.js';
import { conditionalGet } from './conditional-get.js';
import { onIdle } from './coordinator.js';

/** Milliseconds between a passkey that did not sign in and the next offer. */
const PAUSE = 1000;

/** Where autofill gets its options and brings the passkey that was picked. */
export interface AutofillSource<Begun extends { readonly options: RequestOptionsJSON }> {
  begin(signal: AbortSignal): Promise<Begun>;
  /** Resolves to whether that signed the visitor in. */
  picked(credential: AuthenticationResponseJSON, begun: Begun): Promise<boolean>;
}

/**
 * Keeps passkeys in the autofill list of the page for as long as it is started: armed at once, armed again with a
 * fresh challenge after a dialog that did not sign in, before the challenge grows old, and when the page comes
 * back to sight. Ends on `pagehide`, because a waiting call keeps a page out of the back/forward cache. Fails
 * silently: there is always the button.
 */
export class Autofill<Begun extends { readonly options: RequestOptionsJSON }> {
  readonly #source: AutofillSource<Begun>;
  #started: AbortController | undefined;
  #armed: AbortController | undefined;
  #armedUntil = 0;
  #picking = false;
  #refresh: ReturnType<typeof setTimeout> | undefined;

  constructor(source: AutofillSource<Begun>) {
    this.#source = source;
  }

  start(): void {
    if (this.#started) return;
    const { signal } = (this.#started = new AbortController());
    signal.addEventListener(
      'abort',
      // Whoever has just signed in needs no list of passkeys.
      onIdle((well) => well || this.#picking || void this.#arm()),
    );
    document.addEventListener('visibilitychange', () => this.#onVisibility(), { signal });
    window.addEventListener('pagehide', () => this.#disarm(), { signal });
    // Where a page comes back, `visibilitychange` may have armed already.
    window.addEventListener('pageshow', (event) => event.persisted && (this.#armed ?? void this.#arm()), {
      signal,
    });
    window.addEventListener('online', () => this.#armed ?? void this.#arm(), { signal });
    void this.#arm();
  }

  stop(): void {
    this.#started?.abort();
    this.#started = undefined;
    this.#disarm();
  }

  #onVisibility(): void {
    const underWay = this.#armed && !this.#armedUntil;
    if (document.visibilityState === 'visible' && !underWay && Date.now() >= this.#armedUntil)
      void this.#arm();
  }

  #disarm(): void {
    clearTimeout(this.#refresh);
    this.#armed?.abort();
    this.#armed = undefined;
    this.#armedUntil = 0;
  }

  async #arm(): Promise<void> {
    this.#disarm();
    const armed = (this.#armed = new AbortController());
    try {
      if (!(await capable('conditionalGet')) || armed.signal.aborted) return;
      const begun = await this.#source.begin(armed.signal);
      armed.signal.throwIfAborted();
      this.#keepFresh(freshFor(begun.options.timeout));
      const credential = await conditionalGet(begun.options, armed.signal);
      await this.#pick(credential, begun);
    } catch (error) {
      if (!(error instanceof PasskeyFailure) && !armed.signal.aborted) throw error;
    } finally {
      if (this.#armed === armed) this.#armed = undefined;
    }
  }

  async #pick(credential: AuthenticationResponseJSON, begun: Begun): Promise<void> {
    this.#picking = true;
    try {
      if (!(await this.#source.picked(credential, begun))) this.#armSoon();
    } finally {
      this.#picking = false;
    }
  }

  /** Not at once: where nobody has to touch anything, a refused passkey would be offered and picked for ever. */
  #armSoon(): void {
    clearTimeout(this.#refresh);
    this.#refresh = setTimeout(() => this.#started && void this.#arm(), PAUSE);
  }

  #keepFresh(ms: number): void {
    this.#armedUntil = Date.now() + ms;
    // In a hidden tab nobody is picking: the challenge is renewed when the tab is looked at again.
    this.#refresh = setTimeout(() => document.visibilityState === 'visible' && void this.#arm(), ms);
  }
}
