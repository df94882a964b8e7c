import { passkeyMakers } from '../../backend/passkey-makers.js';
import type { PasskeyBackend } from '../../backend/index.js';
import { PasskeyCrossDeviceEvent } from '../../events/passkey-cross-device.js';
import type { LoggedIn } from '../../flows/login-flow.js';
import { capable } from '../../webauthn/capabilities.js';
import { backendFor, type BackendProperties } from '../shared/backend-source.js';
import { PasskeyOffer, type OfferHost, type Translate } from './offer.js';

const OPERATIONS = ['registerBegin', 'registerComplete'] as const;

interface Host extends OfferHost, BackendProperties {
  readonly offerPasskey: boolean;
  readonly isConnected: boolean;
}

/**
 * After a sign-in with a phone or security key: tells the page, if this device could keep a passkey as well, and
 * makes the element's own offer where that is wanted.
 *
 * @param leave what there is to do when the visitor is through with the offer
 */
export async function offerHere(
  host: Host,
  translate: Translate,
  result: LoggedIn,
  leave: () => void,
): Promise<PasskeyOffer | undefined> {
  if (!(await capable('passkeyPlatformAuthenticator'))) return undefined;
  const wanted = host.dispatchEvent(new PasskeyCrossDeviceEvent({ ...result }));
  const backend = wanted && host.offerPasskey && host.isConnected && registrar(host);
  return backend ? new PasskeyOffer(host, translate, backend, leave) : undefined;
}

/** The backend of the element, as far as it can register a passkey. */
function registrar(host: Host): PasskeyBackend | undefined {
  try {
    return backendFor(host, OPERATIONS, passkeyMakers);
  } catch {
    return undefined;
  }
}
