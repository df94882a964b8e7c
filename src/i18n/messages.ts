import type { FactorKind } from '../model/factor.js';
import type { FailureCode } from '../model/failure.js';
import type { PasskeyKind } from '../providers/kind.js';

/** What went wrong, and what the visitor can do about it. */
export interface FailureMessage {
  readonly message: string;
  readonly next: string;
}

/** Numbers that a failure may speak of. */
export interface FailureNumbers {
  /** The limit, for `limit_reached`. */
  readonly max?: number | undefined;
  /** Seconds to wait, for `rate_limited`. */
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

/** Terms of the dialog in which a visitor proves once more who they are. */
export interface StepUpMessages {
  readonly stepUpTitle: string;
  readonly stepUpText: string;
  readonly stepUpPasskey: string;
  readonly stepUpPassword: string;
  readonly stepUpCode: string;
  readonly stepUpConfirm: string;
  readonly stepUpMissing: string;
  readonly stepUpWrongPassword: FailureMessage;
  /** After the visitor was on another page for that. */
  readonly stepUpBack: (button: string) => string;
}

/** Terms of the test whether a passkey works. */
export interface TestMessages {
  readonly testButton: string;
  readonly testOf: (name: string) => string;
  readonly testing: (name: string) => string;
  readonly testWorks: string;
  readonly testWorksOf: (name: string) => string;
  readonly testAnother: string;
  readonly testNothing: string;
}

/** Terms of the advice below a list with one passkey. */
export interface NudgeMessages {
  readonly nudge: string;
  readonly nudgeDismiss: string;
  /** Where the only passkey cannot be removed, besides adding another one. */
  readonly guardCodes: string;
  /** Where none can be added either. */
  readonly guardStuck: string;
}

/** Terms of the offer after a sign-in with a phone or security key. */
export interface OfferMessages {
  readonly offerTitle: string;
  readonly offerText: string;
  readonly offerButton: string;
  readonly offerLater: string;
  readonly offerDone: string;
}

/** Terms of the dialog that shows new recovery codes. */
export interface RecoveryCodesMessages {
  readonly codesTitle: string;
  readonly codesText: string;
  readonly codesCopy: string;
  readonly codesCopied: string;
  /** The browser lets nothing be copied: they are selected instead. */
  readonly codesSelected: string;
  readonly codesDownload: string;
  readonly codesDownloaded: string;
  readonly codesPrint: string;
  readonly codesSaved: string;
  readonly codesSaveFirst: string;
  readonly codesDone: string;
  /** The visitor is about to leave without having saved them. */
  readonly codesUnsaved: string;
  readonly codesBack: string;
  readonly codesLeave: string;
  /** Over the codes on paper and in a file. `date` is in ISO 8601. */
  readonly codesFileTitle: (site: string) => string;
  readonly codesFileText: (date: string) => string;
}

/** Terms of the part of the manager about recovery codes. */
export interface RecoverySectionMessages {
  readonly recoveryTitle: string;
  readonly recoveryNone: string;
  /** A first passkey was added just now. */
  readonly recoveryNoneYet: string;
  readonly recoveryLeft: (remaining: number, total: number) => string;
  readonly recoveryFew: string;
  readonly recoveryMake: string;
  readonly recoveryRenew: string;
  readonly recoveryRenewTitle: string;
  readonly recoveryRenewText: (remaining: number) => string;
  /** Where nobody knows how many are left. */
  readonly recoveryRenewAny: string;
  readonly recoveryRenewConfirm: string;
  readonly recoveryRenewCancel: string;
}

/** Terms of the step about recovery codes after a sign-up. */
export interface RecoveryStepMessages {
  readonly recoveryStepTitle: string;
  readonly recoveryStepText: string;
  readonly recoveryStepButton: string;
  readonly recoveryStepLater: string;
}

/** Terms of a sign-in with a recovery code. */
export interface RecoveryLoginMessages {
  readonly recoverButton: string;
  readonly recoverTitle: string;
  readonly recoverText: string;
  readonly recoverUsername: string;
  readonly recoverCode: string;
  readonly recoverUsernameMissing: string;
  readonly recoverCodeMissing: string;
  readonly recoverSubmit: string;
  readonly recoverBack: string;
  /** Never tells whether there is such an account. */
  readonly recoverWrong: FailureMessage;
  readonly recoverTooLate: FailureMessage;
  readonly recoverProven: string;
  readonly recoverProvenText: string;
  readonly recoverCreate: string;
  /** There is a passkey here already. */
  readonly recoverHasOne: FailureMessage;
  readonly recoverUseIt: string;
  readonly recoverDone: string;
}

/** Terms of the second factors below the list. */
export interface FactorMessages {
  readonly factorsTitle: string;
  readonly factorsHint: string;
  readonly factorsEmpty: string;
  readonly factorKind: Readonly<Record<FactorKind, string>>;
  readonly totpAdd: string;
  readonly totpAdded: string;
  readonly factorRemoveOf: (name: string) => string;
  readonly factorRemoved: (name: string) => string;
}

/** Terms of the question before a second factor is removed. */
export interface FactorRemovalMessages {
  readonly factorRemoveTitle: (name: string) => string;
  readonly factorRemoveEffect: string;
  readonly factorRemovePasskeys: (count: number) => string;
  /** Second factors that stay. */
  readonly factorRemoveOthers: (names: string) => string;
  /** It is the last one; `ways` are the ways in besides passkeys. */
  readonly factorRemoveLast: (ways: string) => string;
  readonly factorRemoveConfirm: string;
  readonly factorRemoveCancel: string;
}

/** Terms of the dialog that adds an authenticator app. */
export interface TotpMessages {
  readonly totpTitle: string;
  readonly totpScan: string;
  readonly totpPicture: string;
  readonly totpType: string;
  readonly totpCopy: string;
  readonly totpCopied: string;
  readonly totpCodeLabel: string;
  readonly totpCodeHint: string;
  readonly totpCodeMissing: string;
  readonly totpCodeWrong: FailureMessage;
  readonly totpConfirm: string;
}

/** Terms for an administrator, who looks after the passkeys of somebody else. */
export interface AdministrationMessages {
  /** The heading, with the name of a person. */
  readonly passkeysOf: (name: string) => string;
  readonly reloadButton: string;
  readonly linkButton: string;
  readonly linkTitle: string;
  readonly linkText: string;
  readonly linkOnce: string;
  readonly linkSent: string;
  readonly linkLabel: string;
  readonly linkExpires: (when: string) => string;
  readonly linkCopy: string;
  readonly linkCopied: string;
  readonly linkClose: string;
  readonly removeOneEffect: string;
  readonly removeOneKept: string;
  readonly removeAllButton: string;
  readonly removeAllTitle: (name: string) => string;
  readonly removeAllEffect: (count: number) => string;
  readonly removeAllLabel: (word: string) => string;
  /** What to type where nobody knows the name of the person. */
  readonly removeAllWord: string;
  readonly removeAllMismatch: string;
  readonly removeAllConfirm: string;
  readonly removedAll: string;
}

export interface BackMessages {
  readonly back: string;
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
    StepUpMessages,
    TestMessages,
    NudgeMessages,
    OfferMessages,
    RecoveryCodesMessages,
    RecoverySectionMessages,
    RecoveryStepMessages,
    RecoveryLoginMessages,
    FactorMessages,
    FactorRemovalMessages,
    TotpMessages,
    AdministrationMessages,
    BackMessages {}

/** Gives terms in the visitor's language, over these in English. */
export type Translate = <Terms extends Partial<Messages>>(english: Partial<Terms>) => Terms;
