import { normalizeAaguid } from './aaguid.js';

/** The name of the provider or authenticator model with that AAGUID. */
export type ProviderNameLookup = (aaguid: string) => string | undefined;

/** What `provider-names.generated.ts` exports. */
interface NameTable {
  readonly providerNames: string;
  readonly providerIds: string;
}

const ID_DIGITS = 32;
const noNames: ProviderNameLookup = () => undefined;

/**
 * The built-in names, in a chunk of their own that is loaded when first asked for: a page whose
 * visitors have no passkeys yet never pays for it. Never rejects: names are a nicety, so without
 * them every lookup gives `undefined`, and the next call tries again.
 */
export const loadProviderNames: () => Promise<ProviderNameLookup> = nameLoader(
  () => import('./provider-names.generated.js'),
);

/** Loads once, also for callers at the same time; forgets a failure. */
export function nameLoader(load: () => Promise<NameTable>): () => Promise<ProviderNameLookup> {
  let lookup: Promise<ProviderNameLookup> | undefined;
  const start = async (): Promise<ProviderNameLookup> => lookupIn(await load());
  return () =>
    (lookup ??= start().catch(() => {
      lookup = undefined;
      return noNames;
    }));
}

function lookupIn({ providerNames, providerIds }: NameTable): ProviderNameLookup {
  const nameOfId = new Map<string, string>();
  let name = '';
  providerNames.split('\n').forEach((line, index) => {
    name = line || name; // an empty line is the name above again
    nameOfId.set(providerIds.slice(index * ID_DIGITS, (index + 1) * ID_DIGITS), name);
  });
  return (aaguid) => nameOfId.get(normalizeAaguid(aaguid)?.replaceAll('-', '') ?? '');
}
