import { normalizeAaguid } from './aaguid.js';
import { loadProviderNames } from './provider-name.js';

/** Who keeps a passkey, as shown to the visitor. */
export interface Provider {
  readonly name: string;
  /** URL of a square image. To be shown by `<img>` only, in which no script of an SVG runs. */
  readonly icon?: string;
  /** The same for a dark page; `icon` where absent. */
  readonly iconDark?: string;
}

/** A page's own providers: by AAGUID (any letter case), or a function that gets a lower-case UUID. */
export type ProviderSource =
  | Readonly<Record<string, Provider>>
  | ((aaguid: string) => Provider | undefined | Promise<Provider | undefined>);

/**
 * The provider with that AAGUID: the page's own source first, then the built-in names. Never rejects:
 * a source that throws, or answers with something that has no name, counts as not knowing it. Nobody
 * is asked about an absent or all-zero AAGUID, which names no provider (WebAuthn L3 §6.5.1). There is
 * no time limit: a list shows its rows first and the names when they come.
 */
export async function resolveProvider(
  aaguid: string | null | undefined,
  source?: ProviderSource | null,
): Promise<Provider | undefined> {
  const id = normalizeAaguid(aaguid);
  if (id === undefined) return undefined;
  return (await fromPage(id, source)) ?? (await builtIn(id));
}

async function fromPage(id: string, source?: ProviderSource | null): Promise<Provider | undefined> {
  try {
    return toProvider(typeof source === 'function' ? await source(id) : entryOf(id, source ?? {}));
  } catch {
    return undefined; // the page's code failed; that must not cost the visitor the list
  }
}

function entryOf(id: string, map: Readonly<Record<string, Provider>>): Provider | undefined {
  const key = Object.keys(map).find((candidate) => normalizeAaguid(candidate) === id);
  return key === undefined ? undefined : map[key];
}

/** A page written in JavaScript may answer with anything: only strings that are not empty pass. */
function toProvider(answer: Provider | undefined): Provider | undefined {
  const name = text(answer?.name);
  const icon = text(answer?.icon);
  const iconDark = text(answer?.iconDark);
  return name === undefined ? undefined : { name, ...(icon && { icon }), ...(iconDark && { iconDark }) };
}

function text(value: unknown): string | undefined {
  return (typeof value === 'string' && value.trim()) || undefined;
}

async function builtIn(id: string): Promise<Provider | undefined> {
  const name = (await loadProviderNames())(id);
  return name === undefined ? undefined : { name };
}

/** Resolves several at once, into what is known already. */
export async function resolveAll(
  aaguids: readonly string[],
  source: ProviderSource | undefined,
  known: Map<string, Provider>,
): Promise<void> {
  const found = await Promise.all(
    aaguids.map(async (aaguid) => [aaguid, await resolveProvider(aaguid, source)] as const),
  );
  for (const [aaguid, provider] of found) if (provider) known.set(aaguid, provider);
}
