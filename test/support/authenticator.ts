/* A virtual authenticator for each test, and what its owner does: consents, refuses, or lets the browser wait. */
import { runOrSkip } from './engine.js';
import { dialogsClosed } from './dialogs.js';

export interface AuthenticatorOptions {
  protocol?: 'ctap2' | 'u2f';
  ctap2Version?: 'ctap2_0' | 'ctap2_1';
  transport?: 'internal' | 'usb' | 'nfc' | 'ble' | 'hybrid';
  hasResidentKey?: boolean;
  hasUserVerification?: boolean;
  isUserVerified?: boolean;
  automaticPresenceSimulation?: boolean;
  defaultBackupEligibility?: boolean;
  defaultBackupState?: boolean;
}

/** A credential as the authenticator keeps it. Binary values are base64, as CDP gives them. */
export interface StoredCredential {
  credentialId: string;
  isResidentCredential: boolean;
  rpId?: string;
  privateKey: string;
  userHandle?: string;
  signCount: number;
  backupEligibility?: boolean;
  backupState?: boolean;
  userName?: string;
  userDisplayName?: string;
}

/** What the authenticator told: a credential was made, used, changed or deleted (by a signal, say). */
export interface AuthenticatorEvent {
  type: 'credentialAdded' | 'credentialDeleted' | 'credentialUpdated' | 'credentialAsserted';
  authenticatorId: string;
  credential?: StoredCredential;
  credentialId?: string;
}

const DEFAULTS: AuthenticatorOptions = {
  protocol: 'ctap2',
  ctap2Version: 'ctap2_1',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

function command<Answer = unknown>(method: string, payload: object = {}): Promise<Answer> {
  return runOrSkip<Answer>(`webauthn:${method}`, payload);
}

/** One virtual authenticator of this page. */
export class VirtualAuthenticator {
  #id: string | undefined;
  #options = DEFAULTS;
  /** This one, and what it was before `dismiss()`. */
  readonly #ids = new Set<string>();

  get id(): string {
    if (this.#id === undefined) throw new Error('The authenticator is there only while a test runs.');
    return this.#id;
  }

  async plugIn(options: AuthenticatorOptions = {}): Promise<void> {
    this.#options = { ...DEFAULTS, ...options };
    this.#ids.clear();
    await this.#connect();
  }

  async unplug(): Promise<void> {
    if (this.#id === undefined) return;
    const authenticatorId = this.#id;
    this.#id = undefined;
    await command('removeVirtualAuthenticator', { authenticatorId });
  }

  /** The visitor shows fingerprint, face or screen lock when asked (as at the start of each test). */
  async consent(): Promise<void> {
    await this.#send('setUserVerified', { isUserVerified: true });
    await this.#send('setAutomaticPresenceSimulation', { enabled: true });
  }

  /** The visitor refuses: a ceremony ends with NotAllowedError. */
  async refuse(): Promise<void> {
    await this.#send('setUserVerified', { isUserVerified: false });
    await this.#send('setAutomaticPresenceSimulation', { enabled: true });
  }

  /**
   * The visitor does nothing: a ceremony waits until the page aborts it or `dismiss()` ends it. `consent()` and
   * `refuse()` are for the ceremonies after it: a virtual authenticator does not take up one that waits.
   */
  async hold(): Promise<void> {
    await this.#send('setAutomaticPresenceSimulation', { enabled: false });
  }

  /**
   * The visitor closes the browser's dialog of a ceremony that `hold()` left waiting: it ends with NotAllowedError.
   * What the authenticator stored stays, and the next ceremony finds a consenting visitor.
   */
  async dismiss(): Promise<void> {
    const kept = await this.credentials();
    await this.unplug();
    // A ceremony that still waits would take the next authenticator, so one comes between, and refuses.
    await this.#connect({ ...this.#options, isUserVerified: false });
    await dialogsClosed();
    await this.unplug();
    await this.#connect();
    for (const credential of kept) await this.addCredential(credential);
  }

  async credentials(): Promise<StoredCredential[]> {
    return (await this.#send<{ credentials: StoredCredential[] }>('getCredentials')).credentials;
  }

  async addCredential(credential: StoredCredential): Promise<void> {
    await this.#send('addCredential', { credential });
  }

  /** The visitor deleted it in the password manager: the server does not know yet. */
  async removeCredential(credentialId: string): Promise<void> {
    await this.#send('removeCredential', { credentialId });
  }

  async clearCredentials(): Promise<void> {
    await this.#send('clearCredentials');
  }

  async setCredentialProperties(
    credentialId: string,
    properties: { backupEligibility?: boolean; backupState?: boolean },
  ): Promise<void> {
    await this.#send('setCredentialProperties', { credentialId, ...properties });
  }

  /** What happened since the test began, oldest first; `dismiss()` adds nothing to it. */
  async events(): Promise<AuthenticatorEvent[]> {
    const { events } = await command<{ events: AuthenticatorEvent[] }>('events');
    return events.filter((event) => this.#ids.has(event.authenticatorId));
  }

  async #connect(options = this.#options): Promise<void> {
    const answer = await command<{ authenticatorId: string }>('addVirtualAuthenticator', { options });
    this.#id = answer.authenticatorId;
    this.#ids.add(answer.authenticatorId);
  }

  async #send<Answer = unknown>(method: string, payload: object = {}): Promise<Answer> {
    return command<Answer>(method, { authenticatorId: this.id, ...payload });
  }
}

/** Gives each test of the surrounding `describe` a virtual authenticator of its own, empty at the start. */
export function useAuthenticator(options: AuthenticatorOptions = {}): VirtualAuthenticator {
  const authenticator = new VirtualAuthenticator();
  beforeEach(() => authenticator.plugIn(options));
  afterEach(() => authenticator.unplug());
  return authenticator;
}
