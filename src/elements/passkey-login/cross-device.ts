import { passkeyMakers } from '../../backend/passkey-makers.js';
import type { PasskeyBackend } from '../../backend/backend.js';
import { ConfigurationError } from '../../backend/configuration-error.js';
import { PasskeyCrossDeviceEvent } from '../../events/passkey-cross-device.js';
import type { LoggedIn } from '../../flows/login-flow.js';
import { capable } from '../../webauthn/capabilities.js';
import { backendFor, type BackendProperties } from '../shared/backend-source.js';
import type { LoginInside } from './login-panel.js';
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

/** The backend of the element, if it can register a passkey; what stands for a preset that loads is waited for. */
const registrar = (host: Host): Promise<PasskeyBackend | undefined> =>
  new Promise((resolve) => {
    const backend = backendFor(host, OPERATIONS, passkeyMakers, (found) =>
      resolve(found instanceof ConfigurationError ? undefined : found),
    );
    if ('registerBegin' in backend) resolve(backend);
  });
