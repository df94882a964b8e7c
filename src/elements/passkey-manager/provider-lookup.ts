import type { Passkey } from '../../model/passkey.js';
import type { Provider, ProviderSource } from '../../providers/provider.js';

/** The providers of the passkeys in sight, as far as they are known by now. */
export class ProviderLookup {
  readonly #source: () => ProviderSource | undefined;
  readonly #onFound: () => void;
  readonly #asked = new Set<string>();
  #found = new Map<string, Provider>();

  constructor(source: () => ProviderSource | undefined, onFound: () => void) {
    this.#source = source;
    this.#onFound = onFound;
  }

  of({ aaguid }: Passkey): Provider | undefined {
    return aaguid ? this.#found.get(aaguid) : undefined;
  }

  /** Asks for those that were not asked for yet, all in one change. */
  async ask(passkeys: readonly Passkey[]): Promise<void> {
    const aaguids = new Set(passkeys.map(({ aaguid }) => aaguid ?? ''));
    const open = [...aaguids].filter((aaguid) => aaguid && !this.#asked.has(aaguid));
    if (open.length === 0) return;
    const known = this.#found;
    for (const aaguid of open) this.#asked.add(aaguid);
    // Loaded with the first passkey that says what made it.
    const loaded = await import('../../providers/provider.js').catch(() => undefined);
    if (!loaded) {
      open.forEach((aaguid) => this.#asked.delete(aaguid));
      return;
    }
    await loaded.resolveAll(open, this.#source(), known);
    if (known === this.#found) this.#onFound();
  }

  /** The page brought another source. */
  forget(): void {
    this.#asked.clear();
    this.#found = new Map();
  }
}
