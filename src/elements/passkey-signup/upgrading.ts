import type { TemplateResult } from 'lit';
import type { PasskeyBackend } from '../../backend/backend.js';
import { PasskeyAddEvent } from '../../events/passkey-add.js';
import { PasskeyBeforeAddEvent } from '../../events/passkey-before-add.js';
import { upgrade } from '../../flows/upgrade.js';
import { upgradeEnglish } from '../../i18n/english/upgrade.js';
import type { Translate, UpgradeMessages } from '../../i18n/messages.js';
import type { ProviderSource } from '../../providers/provider.js';
import { success } from '../shared/ceremony-form.js';
import { nameForBy } from '../shared/naming.js';

interface Host extends EventTarget {
  readonly providers: ProviderSource | undefined;
}

/** Runs the upgrade of an element. Resolves to what draws that a passkey was made, if one was. */
export async function upgradeQuietly(
  host: Host,
  backend: PasskeyBackend,
  signal: AbortSignal,
  translate: Translate,
): Promise<(() => TemplateResult) | undefined> {
  if (!host.dispatchEvent(new PasskeyBeforeAddEvent({}))) return undefined;
  const registered = await upgrade(backend, { nameFor: nameForBy(translate, host), signal });
  if (!registered || signal.aborted) return undefined;
  const { passkey } = registered;
  host.dispatchEvent(new PasskeyAddEvent(passkey ? { passkey } : {}));
  return () => success(translate<UpgradeMessages>(upgradeEnglish).upgraded);
}
