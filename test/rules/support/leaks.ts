/* Watches every place where a page or a person could find what belongs to authenticator and server alone. */

/** What of the options and of a credential is nobody else's business, by its name on the wire. */
const SECRET = [
  'challenge',
  'state',
  'clientDataJSON',
  'attestationObject',
  'authenticatorData',
  'publicKey',
  'signature',
  'userHandle',
];

const EVENTS = [
  'passkey-before-login',
  'passkey-login',
  'passkey-before-signup',
  'passkey-signup',
  'passkey-before-add',
  'passkey-add',
  'passkey-before-rename',
  'passkey-rename',
  'passkey-before-remove',
  'passkey-remove',
  'passkey-list',
  'passkey-failure',
  'passkey-cancel',
];

const CONSOLE = ['log', 'debug', 'info', 'warn', 'error', 'trace', 'dir', 'table', 'group'] as const;

export interface Leaks {
  /** What was exchanged with the server in this test and must be nowhere else. */
  readonly secrets: Set<string>;
  readonly events: number;
  /** Where a secret was seen. */
  found(): string[];
}

/** All text in anything: own properties, whatever their visibility, of errors and their causes too. */
function textOf(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value === 'string') return `${value}\n`;
  if (typeof value !== 'object' || value === null || seen.has(value)) return '';
  seen.add(value);
  if (value instanceof Node || value instanceof Window) return '';
  const inner = Reflect.ownKeys(value).map((key) => textOf(Reflect.get(value, key), seen));
  const message = value instanceof Error || value instanceof DOMException ? value.message : '';
  return `${message}\n${inner.join('')}`;
}

/** The markup of the page through every shadow root, and what is in its fields. */
function markup(root: Document | ShadowRoot = document): string {
  const body = root instanceof Document ? root.body : root;
  const fields = [...body.querySelectorAll('input')].map(({ value }) => value);
  const within = [...body.querySelectorAll('*')].map(({ shadowRoot }) =>
    shadowRoot ? markup(shadowRoot) : '',
  );
  return [...fields, body.innerHTML, ...within].join('\n');
}

/** The texts under the names that are secret, however deep, and the visitor's handle among the options. */
function secretsIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return SECRET.includes(name) && value.length > 7 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const handle = (value as { user?: { id?: unknown } }).user?.id;
  const inner = Object.entries(value).flatMap(([key, each]) => secretsIn(each, key));
  return typeof handle === 'string' ? [handle, ...inner] : inner;
}

const json = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    return undefined;
  }
};

/** The leaks of each test of the surrounding `describe`. */
export function useLeaks(): Leaks {
  const secrets = new Set<string>();
  /** What was seen, and where; looked through at the end, when every secret is known. */
  let seen: [where: string, text: string][] = [];
  let events = 0;
  let stop = new AbortController();
  const undo: (() => void)[] = [];
  const note = (where: string, value: unknown) => void seen.push([where, textOf(value)]);

  function replace<T extends object>(home: T, name: keyof T & string, where: string): void {
    const before = Object.getOwnPropertyDescriptor(home, name);
    const real = Reflect.get(home, name) as (...args: unknown[]) => unknown;
    const spy = function (this: unknown, ...args: unknown[]): unknown {
      note(where, args);
      return real.apply(this, args);
    };
    Object.defineProperty(home, name, { value: spy, configurable: true, writable: true });
    undo.push(() => {
      if (before) Object.defineProperty(home, name, before);
      else Reflect.deleteProperty(home, name);
    });
  }

  function watchCookies(): void {
    const { set, get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')!;
    Object.defineProperty(document, 'cookie', {
      configurable: true,
      get: () => get?.call(document) as string,
      set: (value: string) => {
        note('a cookie', value);
        set?.call(document, value);
      },
    });
    undo.push(() => void Reflect.deleteProperty(document, 'cookie'));
  }

  function watchExchange(): void {
    const { fetch } = window;
    window.fetch = async (input, init) => {
      for (const secret of secretsIn(json(init?.body))) secrets.add(secret);
      note('a URL', input instanceof Request ? input.url : String(input).replace(/^\/faulty\/[^/]+/, ''));
      const answer = await fetch(input, init);
      for (const secret of secretsIn(
        json(
          await answer
            .clone()
            .text()
            .catch(() => ''),
        ),
      ))
        secrets.add(secret);
      return answer;
    };
    undo.push(() => void (window.fetch = fetch));
  }

  beforeEach(() => {
    secrets.clear();
    seen = [];
    events = 0;
    stop = new AbortController();
    for (const method of CONSOLE) replace(console, method, `console.${method}`);
    replace(Storage.prototype, 'setItem', 'a storage');
    for (const method of ['put', 'add'] as const) replace(IDBObjectStore.prototype, method, 'a database');
    replace(Cache.prototype, 'put', 'a cache');
    replace(BroadcastChannel.prototype, 'postMessage', 'another tab');
    replace(window, 'postMessage', 'a message');
    for (const method of ['pushState', 'replaceState'] as const) replace(history, method, 'the history');
    watchCookies();
    watchExchange();
    for (const type of EVENTS)
      document.addEventListener(
        type,
        (event) => {
          events += 1;
          note(type, (event as CustomEvent).detail);
          note(`the page at ${type}`, markup());
        },
        { signal: stop.signal },
      );
    const watch = setInterval(() => note('the page', markup()), 25);
    stop.signal.addEventListener('abort', () => clearInterval(watch));
  });

  afterEach(() => {
    stop.abort();
    for (const back of undo.splice(0).reverse()) back();
  });

  return {
    secrets,
    get events() {
      return events;
    },
    found() {
      note('the page', markup());
      for (const storage of [localStorage, sessionStorage]) note('a storage', Object.entries(storage));
      note('a cookie', document.cookie);
      note('the address', location.href);
      const places = seen.filter(([, text]) => [...secrets].some((secret) => text.includes(secret)));
      return [...new Set(places.map(([where]) => where))];
    },
  };
}
