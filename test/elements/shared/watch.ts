/* Looks over the shoulder of the browser: what is asked of the server and of the authenticator really happens. */

/** One request that was made. */
export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly body: Record<string, unknown>;
  /** Whether the answer began to arrive, or the request failed. */
  answered: boolean;
}

/** One call of the authenticator. */
export interface Called {
  readonly kind: 'create' | 'get';
  readonly conditional: boolean;
  readonly signal: AbortSignal | undefined;
  readonly challenge: string;
  /** All that was asked of it. */
  readonly asked: CredentialRequestOptions & CredentialCreationOptions & { readonly uiMode?: string };
}

const path = (input: RequestInfo | URL): string =>
  new URL(input instanceof Request ? input.url : input, location.href).pathname.replace(
    /^\/faulty\/[^/]+/,
    '',
  );

const parsed = (body: unknown): Record<string, unknown> =>
  typeof body === 'string' ? (JSON.parse(body) as Record<string, unknown>) : {};

/** The requests of each test of the surrounding `describe`. */
export function useRequests(): Asked[] {
  const asked: Asked[] = [];
  const { fetch } = window;
  beforeEach(() => {
    asked.length = 0;
    window.fetch = (input, init) => {
      const one = {
        path: path(input),
        method: init?.method ?? 'GET',
        body: parsed(init?.body),
        answered: false,
      };
      asked.push(one);
      return fetch(input, init).finally(() => (one.answered = true));
    };
  });
  afterEach(() => {
    window.fetch = fetch;
  });
  return asked;
}

/** The requests to one endpoint. */
export const to = (asked: readonly Asked[], end: string): Asked[] =>
  asked.filter((one) => one.path.endsWith(end));

/** The calls of the authenticator in each test of the surrounding `describe`. */
export function useCalls(): Called[] {
  const calls: Called[] = [];
  const container = CredentialsContainer.prototype;
  const note = (kind: Called['kind'], options?: CredentialRequestOptions & CredentialCreationOptions) =>
    calls.push({
      kind,
      conditional: options?.mediation === 'conditional',
      signal: options?.signal,
      asked: { ...options },
      challenge: String(new Uint8Array(options?.publicKey?.challenge as ArrayBuffer)),
    });
  beforeEach(() => {
    calls.length = 0;
    navigator.credentials.get = (options) => {
      note('get', options as CredentialRequestOptions & CredentialCreationOptions);
      return container.get.call(navigator.credentials, options);
    };
    navigator.credentials.create = (options) => {
      note('create', options);
      return container.create.call(navigator.credentials, options);
    };
  });
  afterEach(() => {
    for (const own of ['get', 'create']) Reflect.deleteProperty(navigator.credentials, own);
  });
  return calls;
}

/** Notes where the page would go in each test of the surrounding `describe`, and keeps it here. */
export function useNavigations(): string[] {
  const targets: string[] = [];
  const keep = (event: NavigateEvent) => {
    targets.push(event.destination.url);
    event.preventDefault();
  };
  beforeEach(() => {
    targets.length = 0;
    navigation.addEventListener('navigate', keep);
  });
  afterEach(() => navigation.removeEventListener('navigate', keep));
  return targets;
}

/** What is said to developers in each test of the surrounding `describe`. */
export function useConsole(): string[] {
  const lines: string[] = [];
  const { error } = console;
  beforeEach(() => {
    lines.length = 0;
    console.error = (...args: unknown[]) => lines.push(args.map(String).join(' '));
  });
  afterEach(() => {
    console.error = error;
  });
  return lines;
}

/** A browser without passkeys, for each test of the surrounding `describe`. */
export function useBrowserWithoutPasskeys(): void {
  const descriptor = Object.getOwnPropertyDescriptor(window, 'PublicKeyCredential');
  beforeEach(() => void Reflect.deleteProperty(window, 'PublicKeyCredential'));
  afterEach(() => void Object.defineProperty(window, 'PublicKeyCredential', descriptor ?? {}));
}
