import { at, fromMilliseconds, records, textAt, toBase64url } from '../preset-tools.js';
import { definePreset } from '../preset.js';

/** What Keycloak keeps as JSON within JSON. Nothing, where it cannot be read. */
function credentialData(credential: unknown): unknown {
  try {
    return JSON.parse(textAt(credential, 'credentialData') ?? '') as unknown;
  } catch {
    return undefined;
  }
}

function passkey(metadata: unknown) {
  const credential = at(metadata, 'credential');
  const data = credentialData(credential);
  return {
    id: at(credential, 'id'),
    credentialId: toBase64url(at(data, 'credentialId')),
    name: at(credential, 'userLabel'),
    aaguid: at(data, 'aaguid'),
    createdAt: fromMilliseconds(at(credential, 'createdDate')),
    transports: at(data, 'transports'),
  };
}

/**
 * Keycloak's Account REST API: it lists and renames. Passkeys are made, removed and signed in with on Keycloak's own
 * pages, where the page sends the visitor.
 */
export const keycloak = definePreset({
  name: 'keycloak',
  title: 'Keycloak',
  credentials: 'omit',
  parameters: {
    credentialType: {
      description: 'which credentials are listed: "webauthn-passwordless", or "webauthn" for second factors',
      default: 'webauthn-passwordless',
    },
  },
  capabilities: {
    naming: 'server',
    lastPasskey: 'unknown',
    stepUp: 'redirect',
    fields: ['id', 'credentialId', 'name', 'aaguid', 'createdAt', 'transports'],
  },
  operations: {
    list: {
      endpoint: 'GET {base}/credentials',
      request: (_, { parameters }) => ({ query: { type: parameters.credentialType } }),
      answer: ({ body }) => ({
        passkeys: records(body)
          .flatMap((container) => records(container['userCredentialMetadatas']))
          .map(passkey),
      }),
    },
    rename: {
      endpoint: 'PUT {base}/credentials/{id}/label',
      request: ({ name }) => ({ body: name }),
      answer: () => undefined,
    },
  },
});
