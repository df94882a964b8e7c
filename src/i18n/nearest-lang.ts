/** The language an element stands in: the nearest `lang`, across shadow roots; English where nobody says. */
export function nearestLang(element: Element): string {
  for (let here: Element | null = element; here; here = hostOf(here)) {
    const lang = here.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
  }
  return 'en';
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls back when any `lang` of the document changes; one observer serves all. Returns how to stop. */
export function onLangChange(listener: () => void): () => void {
  listeners.add(listener);
  observer ??= observe();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  };
}

/** Another language is in force somewhere, or there is one more. */
export const langChanged = (): void => listeners.forEach((listener) => listener());

function observe(): MutationObserver {
  const watch = new MutationObserver(langChanged);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'], subtree: true });
  return watch;
}
