/*
 * Runs in the page. Both sides are driven by the same code, through what they show: rows of a list, buttons by
 * their words, one field, one dialog.
 */

/** @typedef {'login' | 'manager'} Screen */
/** @typedef {{ mount(screen: Screen, base: string): ShadowRoot }} Side */

/** @type {Side | undefined} */
let side;
/** @type {ShadowRoot | undefined} */
let shown;
let answeredAt = 0;

const sent = window.fetch.bind(window);
/** Notes when the answer to a change is in the page's hands: what comes before is the faked network. */
window.fetch = async (input, init) => {
  const response = await sent(input, init);
  if (init?.method !== 'PATCH' && init?.method !== 'DELETE') return response;
  const body = response.status === 204 ? null : await response.text();
  answeredAt = performance.now();
  return new Response(body, response);
};

/** @param {string} url */
async function elements(url) {
  await import(url);
  return {
    /** @param {Screen} screen @param {string} base */
    mount(screen, base) {
      const element = document.createElement(`passkey-${screen}`);
      element.setAttribute('base', base);
      document.body.append(element);
      return rootOf(element);
    },
  };
}

/** @param {string} url */
async function twin(url) {
  const { mountLogin, mountManager } = /** @type {typeof import('../twin/index.js')} */ (await import(url));
  return {
    /** @param {Screen} screen @param {string} base */
    mount(screen, base) {
      const host = document.createElement('div');
      document.body.append(host);
      if (screen === 'login') mountLogin(host, base);
      else mountManager(host, base);
      return rootOf(host);
    },
  };
}

/** @param {Element} host */
function rootOf(host) {
  if (!host.shadowRoot) throw new Error(`<${host.localName}> has no open shadow root`);
  return host.shadowRoot;
}

/**
 * Resolves to the time at which a frame that shows it was painted: looked for in each frame before it is drawn,
 * and the message comes after.
 * @param {() => unknown} isThere
 * @returns {Promise<number>}
 */
function painted(isThere) {
  return new Promise((resolve) => {
    const look = () => {
      if (!isThere()) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(0);
      return 0;
    };
    requestAnimationFrame(look);
  });
}

const idle = () => new Promise((resolve) => setTimeout(resolve, 80));

const root = () => {
  if (!shown) throw new Error('Nothing is shown');
  return shown;
};

const rows = () => root().querySelector('ul:not([aria-hidden])')?.children ?? [];

/** @param {ParentNode | null | undefined} inside @param {string} label @returns {HTMLButtonElement | undefined} */
const button = (inside, label) =>
  [...(inside?.querySelectorAll('button') ?? [])].find(
    (candidate) => (candidate.ariaLabel ?? candidate.textContent.trim()) === label,
  );

/** @template T @param {() => T | null | undefined} find @returns {Promise<T>} */
async function soon(find) {
  for (let tries = 0; tries < 200; tries++) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Never there: ${String(find)}`);
}

const bench = {
  /** Brings the script of a side in. @param {'element' | 'twin'} kind @param {string} url */
  async load(kind, url) {
    side = await (kind === 'twin' ? twin(url) : elements(url));
  },

  /** @param {string} base */
  async login(base) {
    await idle();
    const started = performance.now();
    shown = side?.mount('login', base);
    const done = await painted(() => root().querySelector('button') && document.querySelector('input'));
    return { painted: done - started };
  },

  /**
   * The script comes from the cache, is compiled, run, and shows its first screen.
   * @param {'element' | 'twin'} kind
   * @param {string} url
   * @param {string} base
   */
  async cold(kind, url, base) {
    await (await sent(url)).text();
    await idle();
    const started = performance.now();
    await bench.load(kind, url);
    shown = side?.mount('login', base);
    const done = await painted(() => root().querySelector('button') && document.querySelector('input'));
    return { painted: done - started };
  },

  /** @param {string} base @param {number} count */
  async list(base, count) {
    await idle();
    const started = performance.now();
    shown = side?.mount('manager', base);
    const [first, all, named] = await Promise.all([
      painted(() => rows().length > 0),
      painted(() => rows().length === count),
      // The last row says who keeps it: names of providers come after the list.
      painted(() => rows()[count - 1]?.textContent.includes('Google Password Manager')),
    ]);
    return { first: first - started, painted: all - started, named: named - started };
  },

  /** @param {string} from @param {string} to */
  async rename(from, to) {
    button(root(), `Rename ${from}`)?.click();
    const field = await soon(() => root().querySelector('ul input'));
    if (!(field instanceof HTMLInputElement)) throw new Error('The field is no input');
    field.value = to;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await idle();
    const row = field.closest('li');
    const at = [...rows()].findIndex((candidate) => candidate === row);
    button(row, 'Save name')?.click();
    const done = await painted(
      () => !root().querySelector('ul input') && rows()[at]?.querySelector('bdi')?.textContent === to,
    );
    return { painted: done - answeredAt };
  },

  /** @param {string} name */
  async remove(name) {
    const before = rows().length;
    button(root(), `Remove ${name}`)?.click();
    const confirm = await soon(() => button(root().querySelector('dialog[open]'), 'Remove passkey'));
    await idle();
    confirm.click();
    const done = await painted(() => rows().length === before - 1 && !root().querySelector('dialog[open]'));
    return { painted: done - answeredAt };
  },

  idle,

  /** Elements on the page, in both trees. */
  elements: () => document.body.querySelectorAll('*').length + root().querySelectorAll('*').length,

  /** What a visitor reads, line by line, and what a screen reader says of the buttons. */
  words: () =>
    [
      ...document.body.querySelectorAll('input'),
      ...root().querySelectorAll('h2, p, bdi, ul span, button, .label'),
    ]
      .map((one) => one.ariaLabel ?? one.textContent.trim().replace(/\s+/g, ' '))
      .filter(Boolean),
};

Object.assign(globalThis, { bench });
