import type { NameFor } from '../../flows/index.js';
import type { NamingMessages } from '../../i18n/messages.js';
import { aaguidOf } from '../../providers/aaguid.js';
import { defaultName, deviceOf } from '../../providers/default-name.js';
import { isBackupEligible } from '../../providers/backup-flag.js';
import { kindOf } from '../../providers/kind.js';
import { resolveProvider, type ProviderSource } from '../../providers/provider.js';

/** Names new passkeys after their provider, else after the device or kind, with a number where that is taken. */
export function namingBy(
  kinds: () => NamingMessages['kind'],
  providers: () => ProviderSource | undefined,
): NameFor {
  return async ({ response, authenticatorAttachment }, taken) => {
    const { authenticatorData, transports = [] } = response;
    const provider = await resolveProvider(aaguidOf(authenticatorData), providers());
    const kind = kindOf({ id: '', transports, backupEligible: isBackupEligible(authenticatorData) });
    const words = kinds();
    const device = authenticatorAttachment === 'platform' ? deviceOf() : undefined;
    return defaultName({
      provider,
      kind,
      taken,
      deviceNames: { ...words, device: device ?? words.device },
    });
  };
}
