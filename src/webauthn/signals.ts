import type { Account } from '../model/account.js';
import { obstacle } from './support.js';

/*
 * The Signal API (WebAuthn L3 §5.1.10) tells password managers what the server knows. It is sent and forgotten:
 * its promises say nothing about what happened, some never settle, and no visitor may wait for them. A timer would
 * bound nothing: no call takes an AbortSignal, and one that never settles is held by nobody here.
 */
interface Signals {
  signalUnknownCredential(options: { rpId: string; credentialId: string }): Promise<void>;
  signalAllAcceptedCredentials(options: {
    rpId: string;
    userId: string;
    allAcceptedCredentialIds: readonly string[];
  }): Promise<void>;
  signalCurrentUserDetails(options: {
    rpId: string;
    userId: string;
    name: string;
    displayName: string;
  }): Promise<void>;
}

/** Looked up by method, not by capability: Safari has the methods and does not list them reliably. */
function send<K extends keyof Signals>(name: K, options: Parameters<Signals[K]>[0]): void {
  if (obstacle()) return;
  const home = PublicKeyCredential as unknown as Partial<Record<K, (input: typeof options) => Promise<void>>>;
  try {
    home[name]?.(options).catch(() => undefined);
  } catch {
    // A broken stand-in for the API changes nothing for the visitor.
  }
}

/** Whether a removed passkey can vanish from the password manager by itself. */
export function canSignal(): boolean {
  return !obstacle() && 'signalAllAcceptedCredentials' in PublicKeyCredential;
}

/** The server does not know this credential, or has just refused to store it. */
export function signalUnknownCredential(rpId: string, credentialId: string): void {
  send('signalUnknownCredential', { rpId, credentialId });
}

/** These and no others. The caller vouches that the server confirmed the list to be complete. */
export function signalAllAcceptedCredentials(account: Account, credentialIds: readonly string[]): void {
  send('signalAllAcceptedCredentials', {
    rpId: account.rpId,
    userId: account.userHandle,
    allAcceptedCredentialIds: credentialIds,
  });
}

/** The account's own name changed; never for the nickname of one passkey. */
export function signalCurrentUserDetails({ rpId, userHandle, name, displayName }: Account): void {
  send('signalCurrentUserDetails', { rpId, userId: userHandle, name, displayName });
}
