import type { NameFor } from '../../flows/registration.js';
import type { Translate } from '../../i18n/messages.js';
import type { ProviderSource } from '../../providers/provider.js';
import { configuration } from './configuration.js';

/** Puts the focus into the field, with the suggestion ready to be typed over. */
export function focusName(root: ParentNode): void {
  const input = root.querySelector<HTMLInputElement>('#name');
  input?.focus();
  input?.select();
}

/** Names new passkeys by their provider or kind; what knows them is loaded when the first is made. */
export function nameForBy(
  translate: Translate,
  element: { readonly providers: ProviderSource | undefined },
): NameFor {
  return async (credential, taken) => {
    const { defaultNameFor } = await import('./default-naming.js');
    return defaultNameFor(credential, taken, translate, element.providers ?? configuration().providers);
  };
}
