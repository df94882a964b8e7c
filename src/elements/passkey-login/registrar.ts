import type { PasskeyBackend } from '../../backend/backend.js';
import { ConfigurationError } from '../../backend/configuration-error.js';
import { passkeyMakers } from '../../backend/passkey-makers.js';
import { backendFor, type BackendProperties } from '../shared/backend-source.js';

const OPERATIONS = ['registerBegin', 'registerComplete'] as const;

/** The backend of the element, if it can register a passkey; what stands for a preset that loads is waited for. */
export const registrar = (host: BackendProperties): Promise<PasskeyBackend | undefined> =>
  new Promise((resolve) => {
    const backend = backendFor(host, OPERATIONS, passkeyMakers, (found) =>
      resolve(found instanceof ConfigurationError ? undefined : found),
    );
    if ('registerBegin' in backend) resolve(backend);
  });
