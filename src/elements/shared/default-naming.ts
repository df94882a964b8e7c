import type { RegistrationResponseJSON } from '../../model/webauthn-json.js';
import { kindEnglish } from '../../i18n/english/kinds.js';
import type { KindMessages, Translate } from '../../i18n/messages.js';
import { aaguidOf } from '../../providers/aaguid.js';
import { defaultName, deviceOf } from '../../providers/default-name.js';
import { isBackupEligible } from '../../providers/backup-flag.js';
import { kindOf } from '../../providers/kind.js';
import { loadProviderNames } from '../../providers/provider-name.js';
import { resolveProvider, type ProviderSource } from '../../providers/provider.js';

/** Fetches what most names take. */
export const prepareNames = async (): Promise<unknown> => loadProviderNames();

/**
 * A name for a new passkey: its provider's, else the device's or kind's, with a number where that is taken. Before
 * there is a credential, the device's.
 */
export async function defaultNameFor(
  credential: RegistrationResponseJSON | undefined,
  taken: readonly string[],
  translate: Translate,
  providers: ProviderSource | undefined,
): Promise<string> {
  const kinds = translate<KindMessages>(kindEnglish).kind;
  if (!credential) return defaultName({ kind: 'device', taken, deviceNames: hereNames(kinds) });
  const { response, authenticatorAttachment } = credential;
  const { authenticatorData, transports = [] } = response;
  const provider = await resolveProvider(aaguidOf(authenticatorData), providers);
  const kind = kindOf({ id: '', transports, backupEligible: isBackupEligible(authenticatorData) });
  const deviceNames = authenticatorAttachment === 'platform' ? hereNames(kinds) : kinds;
  return defaultName({ provider, kind, taken, deviceNames });
}

/** This device is called by its own name, where that can be told. */
const hereNames = (kinds: KindMessages['kind']): KindMessages['kind'] => ({
  ...kinds,
  device: deviceOf() ?? kinds.device,
});
