/*
 * What extensions and odd browsers make of `navigator.credentials`. Each quirk bends the real one, behind which the
 * virtual authenticator and the real relying party go on as ever: a sign-in that ends well was verified.
 */

type Kind = 'create' | 'get';
type Options = CredentialCreationOptions & CredentialRequestOptions;
type Call = (options: Options) => Promise<Credential | null>;

/** Bends one call, or what it brings. Both get what the quirk before them left. */
export interface Quirk {
  readonly call?: (real: Call, options: Options, kind: Kind) => Promise<Credential | null>;
  readonly credential?: (real: PublicKeyCredential) => object;
}

type Bend = (real: PublicKeyCredential) => object;

const OPTIONAL = ['getTransports', 'getPublicKey', 'getPublicKeyAlgorithm', 'getAuthenticatorData'] as const;

const refuse = (): never => {
  throw new TypeError('Illegal invocation');
};

/** The same credential with other members; what it does not have any more is not there at all. */
function changed(real: PublicKeyCredential, members: object, response: object = {}): object {
  return { ...plain(real), ...members, response: { ...(plain(real)['response'] as object), ...response } };
}

/** Its members as a plain object: no class of the browser's, nothing inherited. */
function plain(real: PublicKeyCredential): Record<string, unknown> {
  if (!(real instanceof PublicKeyCredential)) return { ...(real as Record<string, unknown>) };
  const { id, rawId, type, authenticatorAttachment, response } = real;
  const given = response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const buffers = [
    'clientDataJSON',
    'attestationObject',
    'authenticatorData',
    'signature',
    'userHandle',
  ] as const;
  return {
    id,
    rawId,
    type,
    authenticatorAttachment,
    getClientExtensionResults: () => real.getClientExtensionResults(),
    response: {
      ...Object.fromEntries(buffers.filter((name) => name in given).map((name) => [name, given[name]])),
      ...('attestationObject' in given &&
        Object.fromEntries(OPTIONAL.map((name) => [name, () => given[name]()]))),
    },
  };
}

/** A view on the same bytes, in the middle of a longer buffer. */
function view(bytes: unknown): unknown {
  if (!(bytes instanceof ArrayBuffer)) return bytes;
  const longer = new Uint8Array(bytes.byteLength + 24).fill(0xaa);
  longer.set(new Uint8Array(bytes), 8);
  return longer.subarray(8, 8 + bytes.byteLength);
}

function dataView(bytes: unknown): unknown {
  const seen = view(bytes);
  return seen instanceof Uint8Array ? new DataView(seen.buffer, seen.byteOffset, seen.byteLength) : seen;
}

function mapBytes(real: PublicKeyCredential, change: (bytes: unknown) => unknown): object {
  const { rawId, response, ...more } = plain(real);
  const changed = Object.entries(response as object).map(([name, value]) => [name, change(value)]);
  return { ...more, rawId: change(rawId), response: Object.fromEntries(changed) as object };
}

/** Bytes of another realm: no `instanceof` knows them. */
function otherRealm(): (bytes: unknown) => unknown {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const { Uint8Array: Foreign } = frame.contentWindow as unknown as typeof globalThis;
  return (bytes) => (bytes instanceof ArrayBuffer ? new Foreign(new Uint8Array(bytes)).buffer : bytes);
}

const methods = (value: unknown) => Object.fromEntries(OPTIONAL.map((name) => [name, value]));
const frozen = (value: object): object => {
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner) freezeOne(inner as object);
  return Object.freeze(value);
};
const freezeOne = (value: object) =>
  ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? value : frozen(value);

const bend = (credential: Bend): Quirk => ({ credential });

/** The credential is odd; the ceremony ends well all the same. */
export const oddCredentials: Readonly<Record<string, Quirk>> = {
  'whose toJSON throws': bend((real) => Object.defineProperty(real, 'toJSON', { value: refuse })),
  'that is a plain object': bend(plain),
  'whose class is there in name only': bend(
    (real) =>
      Object.setPrototypeOf(
        Object.fromEntries(
          Object.entries(plain(real)).filter(([name]) => !['type', 'authenticatorAttachment'].includes(name)),
        ),
        PublicKeyCredential.prototype,
      ) as object,
  ),
  'whose bytes are of another realm': bend((real) => mapBytes(real, otherRealm())),
  'whose bytes are views into longer buffers': bend((real) => mapBytes(real, view)),
  'whose bytes are data views': bend((real) => mapBytes(real, dataView)),
  'without the newer methods': bend((real) =>
    changed(real, { getClientExtensionResults: undefined }, methods(undefined)),
  ),
  'whose newer methods throw': bend((real) =>
    changed(real, { getClientExtensionResults: refuse }, methods(refuse)),
  ),
  'whose newer methods answer with nothing': bend((real) =>
    changed(
      real,
      { getClientExtensionResults: () => null },
      methods(() => null),
    ),
  ),
  'whose newer methods answer with promises': bend((real) =>
    changed(
      real,
      { getClientExtensionResults: () => Promise.resolve({}) },
      methods(() => Promise.resolve([])),
    ),
  ),
  'whose extensions cannot be written as JSON': bend((real) =>
    changed(real, { getClientExtensionResults: () => ({ big: 1n }) }),
  ),
  'whose id is not its rawId in base64url': bend((real) =>
    changed(real, { id: btoa(String.fromCharCode(...new Uint8Array(real.rawId))) }),
  ),
  'whose type is missing': bend((real) => changed(real, { type: undefined })),
  'whose attachment is in capitals': bend((real) => changed(real, { authenticatorAttachment: 'PLATFORM' })),
  'whose attachment is no word': bend((real) => changed(real, { authenticatorAttachment: { odd: true } })),
  'that is frozen': bend((real) => frozen(plain(real))),
};

const rejecting = (error: unknown): Quirk => ({
  call: () =>
    new Promise((_, reject) => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      reject(error);
    }),
});
const resolving = (value: unknown): Quirk => ({ call: () => Promise.resolve(value as Credential | null) });

/** Nothing comes of the call. What the visitor is told, or nothing where it counts as a cancel. */
export const failing: Readonly<Record<string, readonly [Quirk, string]>> = {
  'resolves to null': [resolving(null), ''],
  'resolves to undefined': [resolving(undefined), ''],
  'resolves to an empty object': [resolving({}), 'That did not work. Try again.'],
  'resolves to words': [resolving('credential'), 'That did not work. Try again.'],
  'resolves to a credential with an empty response': [
    { credential: (real) => ({ ...plain(real), response: {} }) },
    'That did not work. Try again.',
  ],
  'rejects with nothing': [rejecting(undefined), 'That did not work. Try again.'],
  'rejects with null': [rejecting(null), 'That did not work. Try again.'],
  'rejects with words': [rejecting('no'), 'That did not work. Try again.'],
  'rejects with a number': [rejecting(7), 'That did not work. Try again.'],
  'rejects with a plain object': [rejecting({ name: 'NotAllowedError' }), ''],
  'rejects with an object whose name is none': [rejecting({ name: {} }), 'That did not work. Try again.'],
  'throws at once': [
    {
      call: () => {
        throw new DOMException('no', 'NotAllowedError');
      },
    },
    '',
  ],
  'throws words at once': [
    {
      call: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error
        throw 'no';
      },
    },
    'That did not work. Try again.',
  ],
  'is always busy': [
    rejecting(new DOMException('A request is already pending.', 'OperationError')),
    'That did not work. Try again.',
  ],
};

const never = () => new Promise<never>(() => undefined);
const whenAborted = (signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => signal?.addEventListener('abort', () => resolve()));

/** Does not end by itself; what becomes of it once it is told to stop. */
export const stubborn: Readonly<Record<string, Quirk>> = {
  'never settles': { call: never },
  'rejects with something else than the reason when it is stopped': {
    call: (_, { signal }) =>
      whenAborted(signal).then(() => Promise.reject(new Error('extension context invalidated'))),
  },
  'rejects with nothing when it is stopped': {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    call: (_, { signal }) => whenAborted(signal).then(() => Promise.reject()),
  },
  'brings a credential when it is stopped': {
    call: (real, options) => {
      const { signal, ...others } = options;
      return whenAborted(signal).then(() => real(others));
    },
  },
};

/** Only a call in the very tick of a click is allowed, as by the strictest of browsers. */
export function inTheTickOfAClick(): { readonly quirk: Quirk; readonly stop: () => void } {
  let clicking = false;
  const begin = () => (clicking = true);
  const end = () => (clicking = false);
  window.addEventListener('click', begin, true);
  window.addEventListener('click', end);
  const call: Quirk['call'] = (real, options) =>
    clicking ? real(options) : Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
  const stop = () => {
    window.removeEventListener('click', begin, true);
    window.removeEventListener('click', end);
  };
  return { quirk: { call }, stop };
}

/** Puts quirks around the real `navigator.credentials`, the first outermost. Returns the way back. */
export function plagued(...quirks: readonly Quirk[]): () => void {
  const container = CredentialsContainer.prototype;
  const around = (kind: Kind): Call =>
    quirks.reduceRight<Call>(
      (real, { call, credential }) =>
        async (options) => {
          const made = await (call ? call(real, options, kind) : real(options));
          return made && credential ? (credential(made as PublicKeyCredential) as Credential) : made;
        },
      (options) => container[kind].call(navigator.credentials, options),
    );
  for (const kind of ['create', 'get'] as const) {
    const bent = around(kind);
    // What throws at once must throw here, too.
    const [{ call } = {}] = quirks;
    const value =
      quirks.length === 1 && call && !quirks[0]?.credential
        ? (options: Options) =>
            call((inner) => container[kind].call(navigator.credentials, inner), options, kind)
        : bent;
    Object.defineProperty(navigator.credentials, kind, { value, configurable: true });
  }
  return () => {
    for (const kind of ['create', 'get']) Reflect.deleteProperty(navigator.credentials, kind);
  };
}

/** Replaces members of `PublicKeyCredential` until the way back is gone. */
export function bentStatics(members: Readonly<Record<string, unknown>>): () => void {
  const before = Object.keys(members).map(
    (name) => [name, Object.getOwnPropertyDescriptor(PublicKeyCredential, name)] as const,
  );
  for (const [name, value] of Object.entries(members))
    Object.defineProperty(PublicKeyCredential, name, { value, configurable: true, writable: true });
  return () => {
    for (const [name, descriptor] of before)
      if (descriptor) Object.defineProperty(PublicKeyCredential, name, descriptor);
      else Reflect.deleteProperty(PublicKeyCredential, name);
  };
}

const rejected = () => Promise.reject(new Error('extension context invalidated'));
const thrown = () => {
  throw new Error('extension context invalidated');
};

/** What becomes of a question or of a message to the browser. */
export const answers: Readonly<Record<string, unknown>> = {
  'is missing': undefined,
  'never answers': never,
  rejects: rejected,
  'throws at once': thrown,
  'answers nothing at all': () => undefined,
  'answers with null': () => Promise.resolve(null),
  'answers with words': () => Promise.resolve('yes'),
  'answers without a promise': () => ({ conditionalGet: 'yes' }),
  'is no function': 7,
};

/** Gathers what nobody caught while a test runs, and what was said to developers. */
export function useSilence(): readonly string[] {
  const noise: string[] = [];
  const onRejection = (event: PromiseRejectionEvent) => {
    noise.push(`unhandled rejection: ${String(event.reason)}`);
    event.preventDefault();
  };
  const onError = (event: ErrorEvent) => noise.push(`error: ${event.message}`);
  const { error, warn } = console;
  beforeEach(() => {
    noise.length = 0;
    window.addEventListener('unhandledrejection', onRejection);
    window.addEventListener('error', onError);
    console.error = (...words: unknown[]) => noise.push(`console.error: ${words.map(String).join(' ')}`);
    console.warn = (...words: unknown[]) => noise.push(`console.warn: ${words.map(String).join(' ')}`);
  });
  afterEach(() => {
    window.removeEventListener('unhandledrejection', onRejection);
    window.removeEventListener('error', onError);
    Object.assign(console, { error, warn });
  });
  return noise;
}
