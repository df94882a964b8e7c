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

const KINDS: Readonly<Record<string, string>> = {
  otp: 'totp',
  webauthn: 'security-key',
  'recovery-authn-codes': 'recovery-codes',
};

type Row = Readonly<Record<string, unknown>>;

/** One that a user federation keeps has -1. */
const since = (made: unknown) => (typeof made === 'number' && made > 0 ? fromMilliseconds(made) : undefined);

/** Removed on Keycloak's pages alone, as passkeys are. */
const factorsOf = ({ type, userCredentialMetadatas }: Row) =>
  records(userCredentialMetadatas).map((metadata) => ({
    id: at(metadata, 'credential', 'id'),
    kind: KINDS[String(type)],
    name: at(metadata, 'credential', 'userLabel'),
    createdAt: since(at(metadata, 'credential', 'createdDate')),
    fixed: true,
  }));

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
    offers: ['factors'],
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
    factors: {
      endpoint: 'GET {base}/credentials',
      answer: ({ body }, { parameters }) => ({
        factors: records(body)
          .filter(({ category, type }) => category === 'two-factor' && type !== parameters.credentialType)
          .flatMap(factorsOf),
      }),
    },
  },
});
