/*
 * The first script of every page under test: it notes what the page complains of, and finds things by role and name
 * as a visitor does, through open shadow roots.
 */
(() => {
  /** @type {string[]} */
  const complaints = [];
  for (const level of /** @type {const} */ (['error', 'warn'])) {
    const say = console[level].bind(console);
    console[level] = (...words) => {
      complaints.push(words.map(String).join(' '));
      say(...words);
    };
  }
  addEventListener('error', ({ message }) => complaints.push(message));
  addEventListener('unhandledrejection', ({ reason }) => complaints.push(`unhandled: ${String(reason)}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    complaints.push(`policy: ${violatedDirective} ${blockedURI}`),
  );

  /** @type {Readonly<Record<string, string>>} */
  const selectors = {
    button: 'button',
    textbox: 'input:not([type]), input[type="text"]',
    radio: 'input[type="radio"]',
    heading: 'h1, h2, h3, h4',
    listitem: 'li',
    dialog: 'dialog[open]',
    link: 'a[href]',
    status: '[role="status"]',
    paragraph: 'p',
  };

  /** Every element that matches, in shadow roots too. @param {ParentNode} root @returns {Generator<Element>} */
  function* all(root, selector = '*') {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(selector)) yield element;
      if (element.shadowRoot) yield* all(element.shadowRoot, selector);
    }
  }

  const words = (/** @type {Element} */ element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

  /** @param {Element} element */
  function nameOf(element) {
    const said = element.getAttribute('aria-label');
    if (said) return said;
    const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
    const title = root.getElementById(element.getAttribute('aria-labelledby') ?? '');
    if (title) return words(title);
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
    return words(label ?? element);
  }

  /** @param {Element} element */
  const isSeen = (element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';

  /**
   * The seen elements of a role whose name is this, or begins with this and a star.
   * @param {string} role
   * @param {string | null} [name]
   * @param {string | null} [scope] A selector for what they are in.
   */
  function find(role, name, scope) {
    const roots = scope == null ? [document] : [...all(document, scope)];
    const inside = roots.flatMap((root) => [
      ...all(root, selectors[role]),
      ...(root instanceof Element && root.shadowRoot ? all(root.shadowRoot, selectors[role]) : []),
    ]);
    const fits = (/** @type {string} */ own) =>
      name == null || (name.endsWith('*') ? own.startsWith(name.slice(0, -1)) : own === name);
    return inside.filter((element) => isSeen(element) && fits(nameOf(element)));
  }

  /** Where the focus really is. */
  function focused() {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active ? nameOf(active) : '';
  }

  Object.assign(globalThis, { visitor: { complaints, find, focused, words } });
})();
