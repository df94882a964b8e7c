import type { PasskeyBackend } from '../../backend/backend.js';
import { PasskeyAddEvent } from '../../events/passkey-add.js';
import { PasskeyBeforeAddEvent } from '../../events/passkey-before-add.js';
import { upgrade } from '../../flows/upgrade.js';
import type { NamingMessages } from '../../i18n/messages.js';
import type { ProviderSource } from '../../providers/provider.js';
import { nameForBy } from '../shared/naming.js';

interface Host extends EventTarget {
  readonly providers: ProviderSource | undefined;
}

/** Runs the upgrade of an element. Resolves to whether a passkey was made. */
export async function upgradeQuietly(
  host: Host,
  backend: PasskeyBackend,
  signal: AbortSignal,
  kinds: () => NamingMessages['kind'],
): Promise<boolean> {
  if (!host.dispatchEvent(new PasskeyBeforeAddEvent({}))) return false;
  const registered = await upgrade(backend, { nameFor: nameForBy(kinds, host), signal });
  if (!registered || signal.aborted) return false;
  const { passkey } = registered;
  host.dispatchEvent(new PasskeyAddEvent(passkey ? { passkey } : {}));
  return true;
}
