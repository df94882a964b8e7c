import type { RegistrationResponseJSON } from '../../model/webauthn-json.js';
import type { NamingMessages } from '../../i18n/messages.js';
import { aaguidOf } from '../../providers/aaguid.js';
import { defaultName, deviceOf } from '../../providers/default-name.js';
import { isBackupEligible } from '../../providers/backup-flag.js';
import { kindOf } from '../../providers/kind.js';
import { resolveProvider, type ProviderSource } from '../../providers/provider.js';

/** A name for a new passkey: its provider's, else the device's or kind's, with a number where that is taken. */
export async function defaultNameFor(
  { response, authenticatorAttachment }: RegistrationResponseJSON,
  taken: readonly string[],
  kinds: NamingMessages['kind'],
  providers: ProviderSource | undefined,
): Promise<string> {
  const { authenticatorData, transports = [] } = response;
  const provider = await resolveProvider(aaguidOf(authenticatorData), providers);
  const kind = kindOf({ id: '', transports, backupEligible: isBackupEligible(authenticatorData) });
  const device = authenticatorAttachment === 'platform' ? deviceOf() : undefined;
  return defaultName({ provider, kind, taken, deviceNames: { ...kinds, device: device ?? kinds.device } });
}
