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
  const load = () => import('./default-naming.js');
  const nameFor: NameFor = async (credential, taken) => {
    const { defaultNameFor } = await load();
    return defaultNameFor(credential, taken, translate, element.providers ?? configuration().providers);
  };
  nameFor.ahead = () =>
    void load().then(
      ({ prepareNames }) => prepareNames(),
      () => undefined,
    );
  return nameFor;
}
