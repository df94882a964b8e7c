import { PasskeyCrossDeviceEvent } from '../../events/passkey-cross-device.js';
import type { LoggedIn } from '../../flows/login-flow.js';
import { capable } from '../../webauthn/capabilities.js';
import type { BackendProperties } from '../shared/backend-source.js';
import type { LoginInside } from './login-panel.js';
import { PasskeyOffer, type OfferHost } from './offer.js';
import { registrar } from './registrar.js';

interface Host extends OfferHost, BackendProperties {
  readonly offerPasskey: boolean;
  readonly isConnected: boolean;
}

/**
 * After a sign-in with a phone or security key: tells the page, if this device could keep a passkey as well, and
 * makes the element's own offer where that is wanted.
 *
 * @param leave what there is to do when the visitor is through
 */
export async function offerHere(
  host: Host,
  { terms, show }: LoginInside,
  result: LoggedIn,
  leave: () => void,
): Promise<void> {
  const backend = (await isWanted(host, result)) && (await registrar(host).catch(() => undefined));
  if (!backend || !host.isConnected) {
    leave();
    return;
  }
  const declined = () => {
    show();
    leave();
  };
  show(new PasskeyOffer(host, terms, backend, { added: leave, declined }));
}

/** This device could keep a passkey, and the page leaves it to the element to say so. */
async function isWanted(host: Host, result: LoggedIn): Promise<boolean> {
  if (!host.isConnected || !(await capable('passkeyPlatformAuthenticator'))) return false;
  return host.dispatchEvent(new PasskeyCrossDeviceEvent({ ...result })) && host.offerPasskey;
}
