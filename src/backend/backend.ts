import type { Account } from '../model/account.js';
import type { Passkey } from '../model/passkey.js';
import type { Policy } from '../model/policy.js';
import type {
  Attachment,
  AuthenticationResponseJSON,
  CreationOptionsJSON,
  RegistrationResponseJSON,
  RequestOptionsJSON,
} from '../model/webauthn-json.js';
import type { Capabilities } from './capabilities.js';

/** Options for one ceremony, and what must come back with its credential. */
export interface Ceremony<Options> {
  readonly options: Options;
  /** Travels from begin to complete untouched: a challenge id, a flow id, whatever the backend wants back. */
  readonly state?: unknown;
}

/** The answer of `list`. */
export interface PasskeyList {
  readonly passkeys: readonly Passkey[];
  readonly account?: Account;
  readonly policy?: Policy;
  /** The server vouches that no passkey of the account is missing here, not even if the list is empty. */
  readonly complete?: boolean;
}

/** The answer of a sign-in. */
export interface LoginResult {
  /** Where the backend wants the visitor to go. Checked before it is followed. */
  readonly redirectTo?: string;
  readonly user?: unknown;
}

/** How one request can be stopped. */
export interface Call {
  readonly signal?: AbortSignal;
}

export interface LoginBeginInput {
  /** Absent: any passkey of this site may answer. */
  readonly username?: string;
}

export interface LoginCompleteInput {
  readonly credential: AuthenticationResponseJSON;
  readonly state?: unknown;
}

export interface SignupBeginInput {
  readonly username: string;
  readonly displayName?: string;
  /** Where the passkey is to be kept. Absent: the visitor chooses. */
  readonly attachment?: Attachment;
}

/** What a further passkey of the signed-in account should be like. */
export interface RegisterBeginInput {
  /** Where it is to be kept: on this device, or on a phone or security key. Absent: the visitor chooses. */
  readonly attachment?: Attachment;
  /**
   * `conditional`: the password manager makes it without asking, after a sign-in with a password. Nobody's presence
   * is tested then (WebAuthn L3 §5.1.3), and the backend must not ask for it.
   */
  readonly mediation?: 'conditional';
  /** A name for the passkey that is about to be made; for a backend that wants it now and not with `complete`. */
  readonly suggestName?: () => Promise<string | undefined>;
}

export interface RegisterCompleteInput {
  readonly credential: RegistrationResponseJSON;
  readonly name?: string;
  readonly state?: unknown;
}

export type RequestCeremony = Ceremony<RequestOptionsJSON>;
export type CreationCeremony = Ceremony<CreationOptionsJSON>;

/**
 * Everything the elements ask of a server. What a backend cannot do it leaves out, and the elements then
 * do not offer it. Every method rejects with a `PasskeyFailure` and with nothing else.
 */
export interface PasskeyBackend {
  /** What the elements cannot see from the methods that are there. Absent: as the contract of docs/openapi.yaml. */
  readonly capabilities?: Capabilities;
  list?(call?: Call): Promise<PasskeyList>;
  registerBegin?(input: RegisterBeginInput, call?: Call): Promise<CreationCeremony>;
  /** Resolves to nothing where the backend does not tell what it stored: the list is then read again. */
  registerComplete?(input: RegisterCompleteInput, call?: Call): Promise<Passkey | undefined>;
  loginBegin?(input: LoginBeginInput, call?: Call): Promise<RequestCeremony>;
  loginComplete?(input: LoginCompleteInput, call?: Call): Promise<LoginResult>;
  signupBegin?(input: SignupBeginInput, call?: Call): Promise<CreationCeremony>;
  signupComplete?(input: RegisterCompleteInput, call?: Call): Promise<Passkey | undefined>;
  rename?(id: string, name: string, call?: Call): Promise<Passkey | undefined>;
  remove?(id: string, call?: Call): Promise<void>;
}
