import type { FactorKind } from '../model/factor.js';
import type { FailureMessage } from './messages.js';

/** Terms of the dialog in which a visitor proves once more who they are. */
export interface StepUpMessages {
  readonly stepUpTitle: string;
  readonly stepUpText: string;
  /** Where the password is asked for with the change itself. */
  readonly stepUpEach: string;
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

/** Terms of the dialog that shows new recovery codes. */
export interface RecoveryCodesMessages {
  readonly codesTitle: string;
  readonly codesText: string;
  /** Where they stand for a second factor, and open nothing alone. */
  readonly codesTextSecond: string;
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
  /** What they are for where they open nothing alone. */
  readonly recoverySecond: string;
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

/** Terms of what is added besides an authenticator app. */
export interface FactorAdditionMessages {
  readonly keyAdd: string;
  readonly keyAdded: (name: string) => string;
  /** It is a second factor or a passkey of the account. */
  readonly keyKnown: FailureMessage;
  readonly keyRefused: FailureMessage;
  readonly keyLimit: FailureMessage;
  readonly codesOn: Readonly<Record<'sms' | 'email', string>>;
  readonly codesAreOn: Readonly<Record<'sms' | 'email', string>>;
  /** There is nowhere to send codes to. */
  readonly codesUnconfirmed: Readonly<Record<'sms' | 'email', FailureMessage>>;
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
  readonly addKeyButton: string;
  /** Beside that button; without a name where nobody knows it, here and below. */
  readonly addKeyHint: (name: string) => string;
  readonly addedFor: (name: string) => string;
  /** What was made was refused, or is kept by a phone or password manager. */
  readonly noKey: FailureMessage;
  readonly keyTaken: FailureMessage;
  /** Below the field of a name that somebody else will see. */
  readonly nameForHint: string;
  /** In an empty list. */
  readonly noPasskey: string;
}

export interface HostedMessages {
  /** A link to the page that adds a passkey where this one cannot. */
  readonly hostedAdd: (host: string) => string;
}

export interface BackMessages {
  readonly back: string;
}

/** Every term of what surrounds passkeys. */
export interface SecurityMessages
  extends
    StepUpMessages,
    TestMessages,
    NudgeMessages,
    RecoveryCodesMessages,
    RecoverySectionMessages,
    RecoveryStepMessages,
    RecoveryLoginMessages,
    FactorMessages,
    FactorAdditionMessages,
    FactorRemovalMessages,
    TotpMessages,
    AdministrationMessages,
    HostedMessages,
    BackMessages {}
