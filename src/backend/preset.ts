import type { Account } from '../model/account.js';
import type { BackendFailureCode } from '../model/backend-failure-code.js';
import type { Factor } from '../model/factor.js';
import type { FailureDetails } from '../model/failure.js';
import type { Passkey } from '../model/passkey.js';
import type { Policy } from '../model/policy.js';
import type {
  CodeInput,
  CodesInput,
  CodeSent,
  EmailBeginInput,
  EnrollmentLink,
  LoginBeginInput,
  LoginCompleteInput,
  LoginResult,
  Proof,
  RecoveryCodesStatus,
  RegisterBeginInput,
  RegisterCompleteInput,
  SignupBeginInput,
  StepUpBeginInput,
  StepUpCompleteInput,
  TotpCeremony,
} from './backend.js';
import type { Capabilities } from './capabilities.js';

/** What a page must or may say about a backend, besides where it is. */
export interface PresetParameter {
  /** One sentence for the page of documentation and for the error where it is missing. */
  readonly description: string;
  /** Without it and without `default`, nothing can be asked. */
  readonly required?: boolean;
  readonly default?: string;
}

export type PresetParameters = Readonly<Record<string, PresetParameter>>;

/** Where the proof against forged requests lies in the page, and the header that it goes into. */
export interface CsrfSource {
  readonly header: string;
  /** The name of a cookie that has the token. */
  readonly cookie?: string;
  /** The name of a `<meta>` element that has the token. */
  readonly meta?: string;
  /** The token itself, or what fetches it. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
}

/** What the page said, as the functions of a preset see it. A parameter that was not said is empty. */
export interface PresetContext<Names extends string = string> {
  readonly base: string;
  readonly parameters: { readonly [K in Names]: string };
}

/** One request, besides its method and path. */
export interface PresetRequest {
  /** Fills in `{name}` of the endpoint; of several steps, each is encoded, with `/` in between. */
  readonly path?: { readonly [name: string]: string | readonly string[] };
  /** In place of the endpoint's path: an address that an answer gave. */
  readonly url?: string;
  /** What is `undefined` is left out. */
  readonly query?: { readonly [name: string]: string | undefined };
  readonly headers?: { readonly [name: string]: string };
  readonly body?: unknown;
  /** How the body travels. Default `json`. */
  readonly encoding?: 'json' | 'form' | 'multipart';
}

/** One answer, whatever its status. */
export interface PresetResponse {
  readonly status: number;
  readonly ok: boolean;
  /** It came from another address than was asked. */
  readonly redirected: boolean;
  /** What JSON said; else the text; `undefined` where there was none. */
  readonly body: unknown;
  header(name: string): string | null;
}

/** A shape whose fields are checked later: what has the wrong type is left out. */
export type Told<T> = { readonly [K in keyof T]?: unknown };

/** The password, where `reauth_required` with the field `password` was the answer without it. */
interface Typed {
  readonly password?: string;
}

/** What each operation is asked with. */
export interface PresetInputs {
  readonly list: object;
  readonly registerBegin: Omit<RegisterBeginInput, 'suggestName'> & {
    /** Only with `naming: 'begin'`. */
    readonly name?: string;
  };
  readonly registerComplete: RegisterCompleteInput;
  readonly loginBegin: LoginBeginInput;
  readonly loginComplete: LoginCompleteInput;
  readonly signupBegin: SignupBeginInput;
  readonly signupComplete: RegisterCompleteInput;
  readonly rename: { readonly id: string; readonly name: string };
  readonly remove: { readonly id: string };
  readonly emailBegin: EmailBeginInput;
  readonly emailComplete: CodeInput;
  readonly stepUpBegin: StepUpBeginInput;
  readonly stepUpComplete: StepUpCompleteInput;
  readonly factors: object;
  readonly factorRemove: { readonly id: string } & Typed;
  readonly totpBegin: Typed;
  readonly totpComplete: CodeInput;
  readonly securityKeyBegin: Typed;
  readonly securityKeyComplete: RegisterCompleteInput & Typed;
  readonly codesEnable: CodesInput & Typed;
  readonly recoveryCodes: object;
  readonly recoveryCodesCreate: Typed;
  readonly recoveryCodesRedeem: { readonly username: string; readonly code: string };
  readonly enroll: object;
  readonly removeAll: object;
}

interface ToldCeremony {
  /** The standard JSON form; one level of `{ publicKey }` around it is taken off. */
  readonly options: unknown;
  /** Comes back with the credential, untouched. */
  readonly state?: unknown;
}

/** What each operation makes of an answer. */
export interface PresetAnswers {
  readonly list: {
    readonly passkeys: readonly Told<Passkey>[];
    readonly account?: Told<Account> | undefined;
    readonly policy?: Told<Policy> | undefined;
    /** The backend vouches that none is missing. */
    readonly complete?: boolean;
  };
  readonly registerBegin: ToldCeremony;
  readonly registerComplete: Told<Passkey> | undefined;
  readonly loginBegin: ToldCeremony;
  readonly loginComplete: Told<LoginResult> | undefined;
  readonly signupBegin: ToldCeremony;
  readonly signupComplete: Told<Passkey> | undefined;
  readonly rename: Told<Passkey> | undefined;
  readonly remove: unknown;
  readonly emailBegin: Told<CodeSent>;
  readonly emailComplete: Told<Proof>;
  readonly stepUpBegin: Partial<ToldCeremony> & { readonly methods?: unknown };
  readonly stepUpComplete: unknown;
  readonly factors: { readonly factors: readonly Told<Factor>[] };
  readonly factorRemove: unknown;
  readonly totpBegin: Told<TotpCeremony>;
  readonly totpComplete: Told<Factor> | undefined;
  readonly securityKeyBegin: ToldCeremony;
  readonly securityKeyComplete: Told<Factor> | undefined;
  readonly codesEnable: Told<Factor> | undefined;
  /** Nothing where there are some, and nobody says how many. */
  readonly recoveryCodes: Told<RecoveryCodesStatus> | undefined;
  readonly recoveryCodesCreate: { readonly codes: unknown };
  readonly recoveryCodesRedeem: Told<Proof>;
  readonly enroll: Told<EnrollmentLink>;
  readonly removeAll: unknown;
}

/** An operation that a preset can describe. */
export type PresetOperationName = keyof PresetInputs;

/** A request that an operation makes before its own: a second list, or what makes room for what is to be made. */
export interface PresetFirst<K extends PresetOperationName, Names extends string = string> {
  /** As that of the operation; pages do not replace it. */
  readonly endpoint: string;
  /** Left out: neither query nor body. */
  readonly request?: (input: PresetInputs[K], context: PresetContext<Names>) => PresetRequest;
  /** Whether the operation goes on all the same after a refusal; it ends with any other. */
  readonly forgives?: (refusal: PresetResponse) => boolean;
}

/** What an answer is the answer to. */
export interface PresetAsked<K extends PresetOperationName> {
  readonly input: PresetInputs[K];
  /** What came back to `first`. */
  readonly first: PresetResponse | undefined;
}

/** One operation. What is left out is as in the contract of docs/openapi.yaml. */
export interface PresetOperation<K extends PresetOperationName, Names extends string = string> {
  /** `"METHOD {base}/path/{id}"`; besides `{base}` and `{id}`, parameters and what `request` gives as `path`. */
  readonly endpoint: string;
  /**
   * Works on pages of the backend's own origin and on no other: there it is left out, and the elements do not offer
   * it, unless the page itself names its endpoint.
   */
  readonly sameOrigin?: true;
  /** Goes before. Where it fails, the operation has failed, and its own request is not made. */
  readonly first?: PresetFirst<K, Names>;
  /** Makes the request of what the element wants, and of what came back to `first`. */
  readonly request?: (
    input: PresetInputs[K],
    context: PresetContext<Names>,
    first: PresetResponse | undefined,
  ) => PresetRequest;
  /** Whether a response with a status of failure is an answer all the same: it goes to `answer` then. */
  readonly accepts?: (response: PresetResponse) => boolean;
  /** Makes of a success what the element needs. */
  readonly answer?: (
    response: PresetResponse,
    context: PresetContext<Names>,
    asked: PresetAsked<K>,
  ) => PresetAnswers[K];
}

/** Why something failed. What is left out is taken from the response as usual. */
export interface PresetFailure extends Omit<FailureDetails, 'status' | 'cause'> {
  readonly code: BackendFailureCode;
}

/** How one backend speaks: data and small pure functions. */
export interface Preset<Names extends string = string> {
  /** What the page writes: `preset="better-auth"`. */
  readonly name: string;
  /** How its makers write it. */
  readonly title: string;
  readonly capabilities: Capabilities;
  /** Where its endpoints begin, if the page does not say. Without it the page must. */
  readonly base?: string;
  readonly parameters?: { readonly [K in Names]: PresetParameter };
  /** Whether cookies travel. Default `same-origin`. */
  readonly credentials?: RequestCredentials;
  /**
   * The answer of a sign-in has tokens, and no cookie: the page must take them by `signedIn`. So has that of a code which
   * adds a second factor, or confirms who is there: both raise the session.
   */
  readonly tokens?: boolean;
  /** The first that is found goes along with every request that changes something on the page's own origin. */
  readonly csrf?: readonly CsrfSource[];
  /** Goes along with every request; the page's own headers win. */
  readonly headers?: (context: PresetContext<Names>) => { readonly [name: string]: string };
  /** The vendor's own page that adds passkeys, for pages on which `sameOrigin` keeps `registerBegin` away. */
  readonly hosted?: {
    /** The parameter that says where it is, seen from the origin of the base. */
    readonly page: NoInfer<Names>;
    /** The name of the query parameter that says where the visitor comes back to. */
    readonly returnTo: string;
  };
  readonly operations: { readonly [K in PresetOperationName]?: PresetOperation<K, Names> };
  /**
   * Why something failed, or nothing: then a status of 2xx is a success, and another is judged by RFC 9457 `code`,
   * else by itself. Asked for every response, because some backends tell of failures with status 200.
   *
   * `verification_failed` at `registerComplete` and `unknown_credential` have the password manager forget the passkey:
   * only for an answer which says that the backend does not have it and never will.
   */
  readonly toFailure?: (
    response: PresetResponse,
    operation: PresetOperationName,
    context?: PresetContext<Names>,
  ) => BackendFailureCode | PresetFailure | undefined;
}

/**
 * Types a description of a backend, and gives it back as it is.
 *
 * @example
 * const mine = definePreset({
 *   name: 'mine',
 *   title: 'Mine',
 *   base: '/me/keys',
 *   capabilities: { naming: 'finish', lastPasskey: 'unknown', stepUp: 'none', fields: ['id', 'name'] },
 *   operations: { list: { endpoint: 'GET {base}', answer: ({ body }) => ({ passkeys: records(body) }) } },
 * });
 */
export const definePreset = <const Names extends string = never>(preset: Preset<Names>): Preset => preset;
