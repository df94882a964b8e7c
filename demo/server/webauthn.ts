import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { Account } from './accounts.js';
import type { Challenge } from './challenges.js';
import type { Config } from './config.js';
import type { NewPasskey, StoredPasskey } from './passkeys.js';
import { Problem } from './problems.js';

/** How an authenticator is addressed. */
export interface Descriptor {
  readonly id: string;
  readonly transports: string[];
}

/** Options to make a passkey for an account, on any authenticator but those that have one already. */
export function creationOptions(
  config: Config,
  account: Account,
  challenge: Challenge,
  existing: readonly StoredPasskey[],
  attachment?: 'platform' | 'cross-platform',
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: config.rpName,
    rpID: config.rpId,
    userID: decode(account.userHandle),
    userName: account.username,
    userDisplayName: account.displayName,
    challenge: decode(challenge.value),
    timeout: config.challengeLifetime,
    attestationType: 'none',
    authenticatorSelection: {
      residentKey: 'required',
      userVerification: 'preferred',
      ...(attachment && { authenticatorAttachment: attachment }),
    },
    excludeCredentials: existing.map(describe),
  });
}

/**
 * Options to make a key that is a second factor: a thing in the hand, which is to keep nothing and asks nobody who they
 * are. Not one that is set up already.
 */
export function keyOptions(
  config: Config,
  account: Account,
  challenge: Challenge,
  existing: readonly Descriptor[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: config.rpName,
    rpID: config.rpId,
    userID: decode(account.userHandle),
    userName: account.username,
    userDisplayName: account.displayName,
    challenge: decode(challenge.value),
    timeout: config.challengeLifetime,
    attestationType: 'none',
    preferredAuthenticatorType: 'securityKey',
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'discouraged' },
    excludeCredentials: [...existing],
  });
}

/** Options to use a passkey; any, or one of those listed. */
export function requestOptions(
  config: Config,
  challenge: Challenge,
  allowed?: readonly Descriptor[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: config.rpId,
    challenge: decode(challenge.value),
    timeout: config.challengeLifetime,
    userVerification: 'preferred',
    ...(allowed && { allowCredentials: [...allowed] }),
  });
}

/** What options tell of a stored passkey. */
export function describe({ credentialId, transports }: StoredPasskey): Descriptor {
  return { id: credentialId, transports: [...transports] };
}

/**
 * Checks a passkey that was just made. Throws a problem unless it is all right. Nobody need have been present where
 * the password manager was to make it without asking.
 */
export async function verifyNewPasskey(
  config: Config,
  challenge: Challenge,
  response: RegistrationResponseJSON,
  { presence = true } = {},
): Promise<NewPasskey> {
  const expectedOrigin = checkOrigin(config, response.response.clientDataJSON);
  const verification = await orRefuse(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge.value,
      expectedOrigin,
      expectedRPID: config.rpId,
      requireUserPresence: presence,
      requireUserVerification: false, // "preferred" asks for it and does without
    }),
  );
  if (!verification.verified) throw refused();
  const { credential, aaguid, credentialDeviceType, credentialBackedUp } = verification.registrationInfo;
  // The id beside the attestation is only the browser's word; the one inside is what the key belongs to.
  if (credential.id !== response.id) throw refused();
  return {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    aaguid: aaguid.toLowerCase(),
    backupEligible: credentialDeviceType === 'multiDevice',
    backedUp: credentialBackedUp,
  };
}

/** What a sign-in tells of the passkey that was used. */
export interface Use {
  readonly counter: number;
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
}

/** Checks the use of a passkey. Throws a problem unless it is all right. */
export async function verifyUse(
  config: Config,
  challenge: Challenge,
  passkey: StoredPasskey,
  response: AuthenticationResponseJSON,
): Promise<Use> {
  const expectedOrigin = checkOrigin(config, response.response.clientDataJSON);
  const { verified, authenticationInfo } = await orRefuse(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge.value,
      expectedOrigin,
      expectedRPID: config.rpId,
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter },
      requireUserVerification: false,
    }),
  );
  if (!verified) throw refused();
  return {
    counter: authenticationInfo.newCounter,
    backupEligible: authenticationInfo.credentialDeviceType === 'multiDevice',
    backedUp: authenticationInfo.credentialBackedUp,
  };
}

/** The credential was checked and is not accepted. */
export function refused(): Problem {
  return new Problem('verification_failed', { detail: 'This passkey could not be verified.' });
}

// A problem of its own: a wrong origin is a configuration's fault or an attack, and no reason to drop a passkey.
function checkOrigin(config: Config, clientDataJSON: string): string {
  const clientData = readClientData(clientDataJSON);
  if (!config.isOwnOrigin(clientData.origin)) throw new Problem('origin_not_allowed');
  // No page of another site may frame ours, so no honest ceremony comes out of a frame.
  if (clientData.crossOrigin) throw refused();
  return clientData.origin;
}

function readClientData(clientDataJSON: string) {
  try {
    const clientData = decodeClientDataJSON(clientDataJSON);
    if (typeof clientData.origin === 'string') return clientData;
  } catch {
    // Not JSON, so not made by a browser.
  }
  throw refused();
}

// The library throws plain errors for whatever it does not accept.
async function orRefuse<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch {
    throw refused();
  }
}

function decode(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, 'base64url'));
}
