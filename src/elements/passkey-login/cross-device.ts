import { passkeyMakers } from '../../backend/passkey-makers.js';
import type { PasskeyBackend } from '../../backend/backend.js';
import { ConfigurationError } from '../../backend/configuration-error.js';
import { PasskeyCrossDeviceEvent } from '../../events/passkey-cross-device.js';
import type { LoggedIn } from '../../flows/login-flow.js';
import type { Translate } from '../../i18n/messages.js';
import { capable } from '../../webauthn/capabilities.js';
import { backendFor, type BackendProperties } from '../shared/backend-source.js';
import { PasskeyOffer, type OfferHost } from './offer.js';

const OPERATIONS = ['registerBegin', 'registerComplete'] as const;

interface Host extends OfferHost, BackendProperties {
  readonly offerPasskey: boolean;
  readonly isConnected: boolean;
}

/**
 * After a sign-in with a phone or security key: tells the page, if this device could keep a passkey as well, and
 * makes the element's own offer where that is wanted.
 *
 * @param added what there is to do once the passkey is there
 * @param declined what there is to do when the visitor does not want it
 */
export async function offerHere(
  host: Host,
  translate: Translate,
  result: LoggedIn,
  added: () => void,
  declined: () => void,
): Promise<PasskeyOffer | undefined> {
  if (!(await capable('passkeyPlatformAuthenticator'))) return undefined;
  const wanted = host.dispatchEvent(new PasskeyCrossDeviceEvent({ ...result }));
  if (!wanted || !host.offerPasskey) return undefined;
  const backend = await registrar(host).catch(() => undefined);
  return backend && host.isConnected
    ? new PasskeyOffer(host, translate, backend, { added, declined })
    : undefined;
}

/** The backend of the element, if it can register a passkey; what stands for a preset that loads is waited for. */
const registrar = (host: Host): Promise<PasskeyBackend | undefined> =>
  new Promise((resolve) => {
    const backend = backendFor(host, OPERATIONS, passkeyMakers, (found) =>
      resolve(found instanceof ConfigurationError ? undefined : found),
    );
    if ('registerBegin' in backend) resolve(backend);
  });
