import type { FailureCode } from '../model/failure.js';
import type { PasskeyKind } from '../providers/kind.js';
import type { SecurityMessages } from './security-messages.js';

export type * from './security-messages.js';

/** What went wrong, and what the visitor can do about it. */
export interface FailureMessage {
  readonly message: string;
  readonly next: string;
}

/** Numbers that a failure may speak of. */
export interface FailureNumbers {
  /** The limit, for `limit_reached`. */
  readonly max?: number | undefined;
  /** Seconds to wait, for `rate_limited`; 0: the wait is over. */
  readonly retryAfter?: number | undefined;
}

/** Terms that all three elements use. */
export interface CommonMessages {
  readonly cancel: string;
  readonly retry: string;
  /** Shown while the browser's own dialog is open. */
  readonly prompting: string;
  /** Shown while the backend is asked. */
  readonly waiting: string;
  /** Where the words for a failure cannot be loaded either. */
  readonly failed: FailureMessage;
  /** For a visitor, where the page configured the element wrongly. */
  readonly misconfigured: string;
  failure(code: FailureCode, numbers: FailureNumbers): FailureMessage;
}

export interface LoginMessages {
  readonly usernameLabel: string;
  /** Where the visitor may leave it empty. */
  readonly usernameOptional: string;
  readonly usernameMissing: string;
  readonly loginButton: string;
  readonly loggedIn: string;
}

/** Terms of the form that names a passkey. */
export interface NamingMessages {
  readonly nameLabel: string;
  readonly nameHint: string;
  readonly nameMissing: string;
  readonly nameSave: string;
  readonly nameKeep: string;
}

export interface KindMessages {
  /** What a passkey is called whose provider nobody knows. */
  readonly kind: Readonly<Record<PasskeyKind, string>>;
}

export interface SignupMessages {
  readonly usernameLabel: string;
  readonly usernameMissing: string;
  readonly displayNameLabel: string;
  readonly signupButton: string;
  readonly signupHint: string;
  readonly signupTaken: FailureMessage;
  readonly signedUp: string;
  /** Beside the button for this device. */
  readonly elsewhereButton: string;
}

/** Terms of a sign-up with an e-mail address that is verified. */
export interface EmailMessages {
  readonly emailLabel: string;
  readonly emailInvalid: string;
  readonly emailHint: string;
  readonly emailButton: string;
  /** A code was sent there. */
  readonly emailSent: (email: string) => string;
  readonly emailSentHint: string;
  readonly emailCodeLabel: string;
  readonly emailCodeMissing: string;
  readonly emailConfirm: string;
  readonly emailResend: string;
  readonly emailResendIn: (seconds: number) => string;
  readonly emailResent: string;
  readonly emailBack: string;
  /** The code is too old, used, or was tried too often. */
  readonly emailExpired: FailureMessage;
  readonly emailVerified: (email: string) => string;
  readonly emailTaken: FailureMessage;
}

/** Terms of a visit by a link that adds a passkey to an account that is there. */
export interface EnrollingMessages {
  readonly enrollText: string;
  readonly enrollFor: (account: string) => string;
  readonly enrollButton: string;
  readonly enrolled: string;
  /** The link has no code, or had one before the page was reloaded. */
  readonly enrollMissing: FailureMessage;
  /** The link was used, or is too old. */
  readonly enrollSpent: FailureMessage;
}

/** Terms of the link that adds a passkey on another device. */
export interface EnrollmentMessages {
  readonly enrollmentButton: string;
  readonly enrollmentTitle: string;
  readonly enrollmentText: string;
  readonly enrollmentWarning: string;
  readonly enrollmentQrCode: string;
  readonly enrollmentLabel: string;
  readonly enrollmentCopy: string;
  readonly enrollmentCopied: string;
  readonly enrollmentSent: string;
  readonly enrollmentExpires: (minutes: number) => string;
  readonly enrollmentExpired: string;
  readonly enrollmentAgain: string;
  readonly enrollmentClose: string;
  readonly enrollmentAdded: (name: string) => string;
}

/** Terms of the step after a sign-up. */
export interface NamingStepMessages extends NamingMessages {
  readonly namingTitle: string;
}

export interface UpgradeMessages {
  /** A passkey was made without asking. */
  readonly upgraded: string;
}

/** Terms for what a visitor does with single passkeys. */
export interface DeedMessages extends NamingMessages {
  readonly added: string;
  readonly renamed: (name: string) => string;
  readonly removed: (name: string) => string;
}

export interface ManagerMessages extends KindMessages {
  readonly managerTitle: string;
  readonly loading: string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly addButton: string;
  /** Where the visitor chooses between this device and another. */
  readonly addHereButton: string;
  readonly addElsewhereButton: string;
  readonly limitReached: (max: number) => string;
  readonly stale: string;
  /** In place of `kind.device`, where it is certain. */
  readonly thisDevice: string;
  /** Where a passkey works. `provider` is the name of a password manager. */
  readonly worksWithProvider: (provider: string) => string;
  readonly worksSynced: string;
  readonly worksHere: string;
  readonly worksKey: string;
  readonly worksPhone: string;
  readonly notSynced: string;
  readonly notBackedUp: string;
  readonly current: string;
  readonly created: (when: string) => string;
  readonly lastUsed: (when: string) => string;
  readonly neverUsed: string;
  readonly renameButton: string;
  readonly renameOf: (name: string) => string;
  readonly removeButton: string;
  readonly removeOf: (name: string) => string;
  readonly lastPasskey: (min: number) => string;
}

/** Terms of the question before a removal. */
export interface RemovalMessages {
  readonly removeTitle: (name: string) => string;
  readonly removeEffect: string;
  readonly removeCurrent: string;
  readonly removeOthers: (count: number) => string;
  readonly removeOtherWays: (ways: string) => string;
  readonly removeLast: string;
  /** Whether the password manager hears of the removal by itself. */
  readonly removeSignalled: string;
  readonly removeByHand: (provider: string | undefined) => string;
  readonly removeConfirm: string;
  readonly removeCancel: string;
}

/** Terms of the offer after a sign-in with a phone or security key. */
export interface OfferMessages {
  readonly offerTitle: string;
  readonly offerText: string;
  readonly offerButton: string;
  readonly offerLater: string;
  readonly offerDone: string;
}

/** Every term of the package; a locale has all of them. */
export interface Messages
  extends
    CommonMessages,
    LoginMessages,
    SignupMessages,
    EmailMessages,
    EnrollingMessages,
    EnrollmentMessages,
    NamingStepMessages,
    UpgradeMessages,
    ManagerMessages,
    DeedMessages,
    RemovalMessages,
    OfferMessages,
    SecurityMessages {}

/** Gives terms in the visitor's language, over these in English. */
export type Translate = <Terms extends Partial<Messages>>(english: Partial<Terms>) => Terms;
