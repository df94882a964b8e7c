import type {
  CreationCeremony,
  PasskeyBackend,
  RegisterBeginInput,
  RegisterCompleteInput,
} from '../../backend/backend.js';
import type { AdministrationMessages, FailureMessage, FailureNumbers } from '../../i18n/messages.js';
import { PasskeyFailure, type FailureCode } from '../../model/failure.js';
import type { Offer } from '../../model/policy.js';
import { isBackupEligible } from '../../providers/backup-flag.js';
import type { ManagerTerms, ManagerView } from './manager-template.js';

interface Office {
  readonly offers: readonly Offer[];
  /** Whose passkeys these are, as far as that is known. */
  readonly person: string;
  readonly words: AdministrationMessages;
}

/**
 * What an administrator may do with the passkeys of somebody else, besides listing and removing them: no more than
 * the backend offers. Until this is loaded there is none of it.
 */
export function provisioning(
  view: ManagerView,
  backend: () => PasskeyBackend,
  { offers, person, words }: Office,
): ManagerView {
  if (!view.backend) return view;
  return {
    ...view,
    backend: { ...view.backend, ...allowed(backend(), offers) },
    terms: {
      ...view.terms,
      addButton: words.addKeyButton,
      emptyHint: words.noPasskey,
      failure: (code, details) => failure(view.terms, words, code, details),
    },
    deeds: { added: words.addedFor(person), nameHint: words.nameForHint },
    choose: false,
    onAdd: () => view.onAdd('cross-platform'),
    onApproachAdd: () => view.onApproachAdd('cross-platform'),
  };
}

/** What else would be said to whoever owns the passkeys. */
function failure(
  terms: ManagerTerms,
  words: AdministrationMessages,
  code: FailureCode,
  details: FailureNumbers,
): FailureMessage {
  if (code === 'verification_failed') return words.noKey;
  if (code === 'already_registered') return words.keyTaken;
  if (code === 'limit_reached' && details.max) return { message: terms.limitReached(details.max), next: '' };
  return terms.failure(code, details);
}

function allowed(backend: PasskeyBackend, offers: readonly Offer[]): PasskeyBackend {
  const { registerBegin, registerComplete, rename } = backend;
  return {
    ...(rename && offers.includes('rename') && { rename: rename.bind(backend) }),
    ...(registerBegin &&
      offers.includes('add') && {
        registerBegin: async (input: RegisterBeginInput, call) =>
          onSecurityKey(await registerBegin.call(backend, keyOnly(input), call)),
      }),
    // What was begun comes to an end: whether it still may, the server says.
    ...(registerComplete && {
      registerComplete: async (input: RegisterCompleteInput, call) =>
        registerComplete.call(backend, notCopied(input), call),
    }),
  };
}

/*
 * A security key can be handed over. What a password manager or a phone keeps would stay with the administrator, who
 * could then sign in as somebody else: it is never asked for, and never sent where it comes all the same.
 */

/** @throws PasskeyFailure `unsupported` where the page wants another place */
function keyOnly(input: RegisterBeginInput): RegisterBeginInput {
  if (input.attachment === 'platform') throw new PasskeyFailure('unsupported');
  return { ...input, attachment: 'cross-platform' };
}

/** Whatever a browser or an extension makes of the attachment, only keys are asked for. */
function onSecurityKey({ options, ...rest }: CreationCeremony): CreationCeremony {
  const authenticatorAttachment = 'cross-platform' as const;
  const authenticatorSelection = { ...options.authenticatorSelection, authenticatorAttachment };
  return { ...rest, options: { ...options, hints: ['security-key'], authenticatorSelection } };
}

/** Extensions of browsers make passkeys of their own whatever was asked for. @throws PasskeyFailure */
function notCopied(input: RegisterCompleteInput): RegisterCompleteInput {
  if (isBackupEligible(input.credential.response.authenticatorData))
    throw new PasskeyFailure('verification_failed');
  return input;
}
