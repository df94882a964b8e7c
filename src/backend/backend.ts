import type { Account } from '../model/account.js';
import type { Factor } from '../model/factor.js';
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

/** What goes along with one request, whatever it is about. */
export interface Call {
  /** Stops it. */
  readonly signal?: AbortSignal;
  /** What the visitor typed for this very request, after one that was refused for want of it. */
  readonly password?: string;
}

/** What lets somebody register a passkey who is not signed in: a code from a link that somebody else sent. */
export interface Enrollment {
  readonly code: string;
  /** Some backends look codes up by an id. */
  readonly codeId?: string;
  /** Some backends want to be told whose it is. */
  readonly userId?: string;
}

/** What proves, for a few minutes, that the visitor typed a right code. Opaque. */
export interface Proof {
  readonly proof: string;
}

/** Where a code is to be sent. */
export interface EmailBeginInput {
  readonly email: string;
  /** Of the code that was sent there last, where the visitor wants another. */
  readonly state?: unknown;
}

/** A code was sent. */
export interface CodeSent {
  readonly state?: unknown;
  /** Seconds until another may be asked for. */
  readonly resendAfter?: number;
}

/** What the visitor typed, with the state that the code was sent with. */
export interface CodeInput {
  readonly code: string;
  readonly state?: unknown;
}

/** What a visitor can show to make an old session fresh. */
export type StepUpMethod = 'passkey' | 'password' | 'code';

export interface StepUpBeginInput {
  /** Only this passkey will do, by its `id`: to test whether it works here. */
  readonly passkey?: string;
}

/** Options for a passkey, where one will do. */
export interface StepUpCeremony {
  readonly options?: RequestOptionsJSON;
  readonly state?: unknown;
  /** What will do; absent: a passkey. */
  readonly methods?: readonly StepUpMethod[];
}

/** One of the methods, with what it needs. */
export interface StepUpCompleteInput {
  readonly credential?: AuthenticationResponseJSON;
  readonly password?: string;
  readonly code?: string;
  readonly state?: unknown;
}

/** A secret that an authenticator app takes, as text and as the `otpauth:` URI of a QR code. */
export interface TotpCeremony {
  /** Base32. */
  readonly secret: string;
  readonly uri: string;
  readonly state?: unknown;
}

/** Which codes are to be sent: by text message or by e-mail, to where the backend knows already. */
export interface CodesInput {
  readonly kind: 'sms' | 'email';
}

/** How many recovery codes there are; `total` is 0 where none were made. */
export interface RecoveryCodesStatus {
  readonly total: number;
  readonly remaining: number;
}

/** A link that adds a passkey on another device. */
export interface EnrollmentLink {
  readonly url: string;
  /** ISO 8601. */
  readonly expiresAt?: string;
  /** The backend has sent it to the user itself. */
  readonly sent?: boolean;
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
  /** That the e-mail address, which is the user name then, is the visitor's. */
  readonly proof?: string;
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
  /** In place of a session: a code from a link. */
  readonly enrollment?: Enrollment;
  /** In place of a session: a recovery code was redeemed. */
  readonly proof?: string;
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

  /** Sends a code to an address, for a sign-up. Never tells whether there is an account. */
  emailBegin?(input: EmailBeginInput, call?: Call): Promise<CodeSent>;
  emailComplete?(input: CodeInput, call?: Call): Promise<Proof>;
  stepUpBegin?(input: StepUpBeginInput, call?: Call): Promise<StepUpCeremony>;
  stepUpComplete?(input: StepUpCompleteInput, call?: Call): Promise<void>;
  factors?(call?: Call): Promise<readonly Factor[]>;
  factorRemove?(id: string, call?: Call): Promise<void>;
  totpBegin?(input: object, call?: Call): Promise<TotpCeremony>;
  /** Resolves to nothing where the backend does not tell what it stored. */
  totpComplete?(input: CodeInput, call?: Call): Promise<Factor | undefined>;
  /** Options for a key that is a second factor, and no passkey: it need not find the account by itself. */
  securityKeyBegin?(input: object, call?: Call): Promise<CreationCeremony>;
  /** Resolves to nothing where the backend does not tell what it stored. */
  securityKeyComplete?(input: RegisterCompleteInput, call?: Call): Promise<Factor | undefined>;
  /** Has codes sent from now on. Resolves to nothing where the backend does not tell what it stored. */
  codesEnable?(input: CodesInput, call?: Call): Promise<Factor | undefined>;
  /** Resolves to nothing where the backend does not count them. */
  recoveryCodes?(call?: Call): Promise<RecoveryCodesStatus | undefined>;
  /** Makes new ones; the old ones end. They are told this once. */
  recoveryCodesCreate?(input: object, call?: Call): Promise<readonly string[]>;
  recoveryCodesRedeem?(
    input: { readonly username: string; readonly code: string },
    call?: Call,
  ): Promise<Proof>;
  enroll?(input: object, call?: Call): Promise<EnrollmentLink>;
  /** For an administrator: removes all passkeys of somebody else. */
  removeAll?(call?: Call): Promise<void>;
}
